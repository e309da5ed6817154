import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CODAS, canonicalSyllable, jamoOf, NUCLEI, ONSETS } from './hangul.ts'
import { romanisationRows, surnameRows } from './name-table.ts'
import { parsePersonName } from './parse-person-name.ts'
import { latinSpelling, makeLatinIndex, nameSyllables } from './spelling-index.ts'

const plain = makeLatinIndex(nameSyllables(false), { style: 'plain', seen: false })
const sizes = [...plain.values()].map(({ size }) => size)

// Counts and weights from the reference on names, section 6.2, where they were measured.
test('[N12] the index has the measured size', () => {
  assert.equal(nameSyllables(false).size, 563)
  assert.equal(plain.size, 9238)
  assert.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    12_285,
  )
  assert.equal(sizes.filter((size) => size > 1).length, 2411)
})

const WEIGHTS: Readonly<Record<string, string>> = {
  yong: '용 1.00 영 0.74',
  jong: '종 1.00 정 0.74',
  jung: '중 1.00 증 0.74 정 0.59',
  sung: '숭 1.00 승 0.74 성 0.59',
  chun: '춘 1.00 준 0.83 츤 0.74 천 0.59 전 0.53',
  hee: '히 0.74 희 0.59 의 0.42',
  un: '운 1.00 은 0.74 언 0.59',
  kum: '금 0.65 검 0.53',
  syng: '승 0.50',
}

test('[N12] weights and order are those of the reference', () => {
  for (const [spelling, expected] of Object.entries(WEIGHTS)) {
    const told = (set: Iterable<[string, number]>) =>
      [...set].map(([syllable, weight]) => `${syllable} ${weight.toFixed(2)}`).join(' ')
    assert.equal(told(plain.get(spelling) ?? []), expected, spelling)
    // What stands beyond the reference comes behind.
    assert.ok(told(latinSpelling('plain').syllables.get(spelling) ?? []).startsWith(expected))
  }
})

test('[N12] combinations that no name has are not made', () => {
  for (const [spelling, syllable] of [
    ['sheong', '성'],
    ['whi', '휘'],
    ['meong', '명'],
    ['shee', '싀'],
  ] as const)
    assert.equal(plain.get(spelling)?.has(syllable) ?? false, false, spelling)
  for (const [spelling, syllable] of [
    ['geong', '경'],
    ['whan', '환'],
    ['hee', '의'],
    ['shin', '신'],
    ['oh', '오'],
  ] as const)
    assert.equal(plain.get(spelling)?.has(syllable), true, spelling)
})

test('[N12] variants beyond the reference take nothing away', () => {
  const more = latinSpelling('plain').syllables
  for (const [spelling, set] of plain)
    for (const syllable of set.keys())
      assert.ok(more.get(spelling)?.has(canonicalSyllable(syllable)), spelling)
  assert.ok(more.size > plain.size)
})

/** A syllable by one column of the table, without marks. */
function spelled(syllable: string, system: number): string {
  const parts = jamoOf(syllable)
  const letters = { onset: ONSETS[parts.onset], nucleus: NUCLEI[parts.nucleus] }
  const coda = parts.coda > 0 ? CODAS[parts.coda] : undefined
  const found = Object.entries({ ...letters, coda }).map(([part, jamo]) => {
    const row = romanisationRows().find((one) => one.part === part && one.jamo === jamo)
    return row?.systems[system] ?? ''
  })
  return found
    .join('')
    .normalize('NFD')
    .replace(/[\p{M}'-]/gu, '')
}

test('[N13] every system of every syllable is found again', () => {
  let found = 0
  for (const syllable of nameSyllables(false))
    for (const system of [0, 1, 2, 3]) {
      const set = latinSpelling('plain').syllables.get(spelled(syllable, system))
      if (set?.has(canonicalSyllable(syllable))) found++
    }
  assert.equal(found, 2252)
})

test('[N14] each surname is read from each of its spellings', () => {
  const spellings = surnameRows().flatMap((row) => row.spellings)
  assert.equal(surnameRows().length, 103)
  assert.equal(new Set(spellings).size, 318)
  for (const row of surnameRows())
    for (const spelling of [...row.spellings, ...row.alsoSeen]) {
      const { readings } = parsePersonName(`${spelling} Chol-su`)
      const surnames = readings.flatMap(({ surname }) => [...(surname ?? [])])
      assert.ok(surnames.includes(row.hangul), spelling)
    }
})

test('[N14] a surname of few people, or spelled by its letters, is read where nothing else is', () => {
  assert.deepEqual([...(parsePersonName('Ock Joo-hyun').readings[0]?.surname ?? [])], ['옥'])
  const [rare] = parsePersonName('Paeng Chol-su').readings
  assert.deepEqual([...(rare?.surname ?? [])], ['팽'])
  const usual = parsePersonName('Kim On').readings
  assert.deepEqual(
    usual.map(({ order }) => order),
    ['first'],
  )
})
