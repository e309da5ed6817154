import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareLetters } from './compare-letters.ts'
import { comparePersonNames } from './compare-person-names.ts'
import { CODAS, jamoOf, NUCLEI, ONSETS } from './hangul.ts'
import { nameKeys } from './name-key.ts'
import { markerRows, romanisationRows, type SurnameRow, surnameRows } from './name-table.ts'
import { parsePersonName } from './parse-person-name.ts'
import { nameSyllables } from './spelling-index.ts'

const SYLLABLES = [...nameSyllables(true)].filter(
  (one) => one !== '님' && one !== '씨' && one !== '모',
)
const surname = fc.constantFrom(...surnameRows())
const syllable = fc.constantFrom(...SYLLABLES)
// 김여사 and 김목사 are titles behind a surname.
const titles = new Set(markerRows().map(({ text }) => text))
const given = fc
  .array(syllable, { minLength: 2, maxLength: 2 })
  .filter((parts) => !titles.has(parts.join('')))

function letters(part: string, jamo: string | undefined, system: number): string {
  const row = romanisationRows().find((one) => one.part === part && one.jamo === jamo)
  return (row?.systems[system] ?? '').replace('-', '')
}

/** A syllable by a system, without marks. */
function spelled(one: string, system: number): string {
  const { onset, nucleus, coda } = jamoOf(one)
  const all = [
    letters('onset', ONSETS[onset], system),
    letters('nucleus', NUCLEI[nucleus], system),
    coda > 0 ? letters('coda', CODAS[coda], system) : '',
  ]
  return all
    .join('')
    .normalize('NFD')
    .replace(/[\p{M}']/gu, '')
}

const name = fc.record({ surname, given, system: fc.nat({ max: 3 }), n: fc.nat() })

/** A surname, two given syllables, a system of spelling, and which spelling of the surname. */
interface Drawn {
  surname: SurnameRow
  given: string[]
  system: number
  n: number
}

interface Forms {
  hangul: string
  hyphen: string
  space: string
}

function formsOf({ surname: row, given: parts, system, n }: Drawn): Forms {
  const family = row.spellings[n % row.spellings.length] as string
  const [first = '', second = ''] = parts.map((one) => spelled(one, system))
  return {
    hangul: row.hangul + parts.join(''),
    hyphen: `${family} ${first}-${second}`,
    space: `${family} ${first} ${second}`,
  }
}

const parse = (raw: string) => parsePersonName(raw)
const levelOf = (a: string, b: string) => comparePersonNames(parse(a), parse(b)).level
const wide = (text: string) =>
  text
    .replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    .replaceAll(' ', '\u3000')

test('[N22] comparison is symmetric', () => {
  const any = fc.oneof(
    name.map((one) => formsOf(one).hangul),
    name.map((one) => formsOf(one).space),
    fc.constantFrom(
      '王小明',
      'Wang Xiaoming',
      'John Smith',
      'Kkotpuni',
      'Kim',
      '金哲洙',
      'Ким Чен Ын',
    ),
  )
  fc.assert(
    fc.property(any, any, (a, b) => {
      assert.deepEqual(
        comparePersonNames(parse(a), parse(b)),
        comparePersonNames(parse(b), parse(a)),
      )
    }),
    { numRuns: 300 },
  )
})

test('[N22] a name with a surname agrees with itself', () => {
  fc.assert(
    fc.property(name, (one) => {
      for (const form of Object.values(formsOf(one))) {
        const { readings } = parse(form)
        if (readings.some(({ surname: found }) => found !== null))
          assert.ok(levelOf(form, form) >= 4)
      }
    }),
  )
})

test('[N2] form of letters, width and spaces do not change the level', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const { hangul, hyphen } = formsOf(one)
      const against = formsOf(other).hangul
      for (const form of [hangul, hyphen])
        for (const second of [hangul, against]) {
          const level = levelOf(form, second)
          assert.equal(levelOf(form.normalize('NFD'), second), level)
          assert.equal(levelOf(wide(form), second), level)
          assert.equal(levelOf(`  ${form.replaceAll(' ', '   ')} `, second), level)
          assert.equal(levelOf(form.toUpperCase(), second), level)
        }
    }),
    { numRuns: 60 },
  )
})

test('[N23] a space for a hyphen never lowers the level', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const { hangul, hyphen, space } = formsOf(one)
      for (const second of [hangul, formsOf(other).hangul, formsOf(other).hyphen])
        assert.ok(levelOf(space, second) >= levelOf(hyphen, second), `${space} ${second}`)
    }),
    { numRuns: 200 },
  )
})

test('[N31] keys of a Hangul name meet those of its spelling, and names that match share one', () => {
  const texts = (raw: string) => nameKeys(parse(raw)).map((key) => `${key.surname}|${key.given}`)
  fc.assert(
    fc.property(name, (one) => {
      const { hangul, hyphen, space } = formsOf(one)
      const keys = new Set(texts(hangul))
      for (const form of [hyphen, space]) {
        assert.ok(levelOf(hangul, form) >= 4, `${hangul} ${form}`)
        assert.ok(
          texts(form).some((key) => keys.has(key)),
          `${hangul} ${form}`,
        )
      }
    }),
    { numRuns: 300 },
  )
})

test('[N31] two spellings of one name that match share a key', () => {
  const texts = (raw: string) => nameKeys(parse(raw)).map((key) => `${key.surname}|${key.given}`)
  const systems = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }))
  fc.assert(
    fc.property(name, systems, (one, [first, second]) => {
      const a = formsOf({ ...one, system: first })
      const b = formsOf({ ...one, system: second, n: one.n + 1 })
      for (const left of [a.hyphen, a.space])
        for (const right of [b.hyphen, b.space]) {
          if (levelOf(left, right) < 4) continue
          const keys = new Set(texts(left))
          assert.ok(
            texts(right).some((key) => keys.has(key)),
            `${left} ${right}`,
          )
        }
    }),
    { numRuns: 300 },
  )
})

// Pieces that the steps of parsing look for, put together in every order.
const PIECES = [
  ...[
    '김',
    '철수',
    '남궁',
    '金',
    '哲洙',
    '欧阳',
    'Kim',
    'Chol-su',
    'Wang',
    'Xiaoming',
    'Ким',
    'Чен',
  ],
  ...[
    '씨',
    '님',
    '선생님',
    '모',
    '某',
    '가명',
    '化名',
    'OO',
    'X',
    'Mr.',
    'Dr',
    '故',
    '先生',
    '々',
    'ㅇ',
  ],
  ...[
    '(',
    ')',
    '[',
    '（',
    ')',
    ',',
    '-',
    '·',
    '/',
    ' ',
    '  ',
    '.',
    '*',
    "'",
    '42',
    '세',
    '이름:',
    '\u0301',
  ],
]
const heap = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((all) => all.join(''))

test('[N18] [N22] pieces in any order give an answer, the same from both sides', () => {
  fc.assert(
    fc.property(heap, heap, (a, b) => {
      const [x, y] = [parse(a), parse(b)]
      assert.deepEqual(comparePersonNames(x, y), comparePersonNames(y, x))
      assert.deepEqual(parse(a), x)
      const own = comparePersonNames(x, x).level
      assert.ok(own === -1 || own >= 3, `${own}`)
      assert.ok(nameKeys(x).length <= 40)
    }),
    { numRuns: 2000 },
  )
})

test('[N26] comparison by letters is symmetric and knows the same words', () => {
  const words = fc.array(fc.stringMatching(/^[a-f]{1,6}$/), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(words, words, (a, b) => {
      assert.equal(compareLetters(a, b), compareLetters(b, a))
      assert.equal(compareLetters(a, [...a].reverse()), 4)
    }),
    { numRuns: 2000 },
  )
})
