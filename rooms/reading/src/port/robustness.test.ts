// Bad input: any string, our own texts cut and mangled, and floods of words from the word lists.
// Nothing throws, and every span is exact. Source: reading.md, what must be shown, 4.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import type { Span } from '@tumen/claim'
import fc from 'fast-check'
import { createPlaceIndex } from '../text/place-index.ts'
import { LANGUAGES, type Language } from '../text/source-text.ts'
import type { Proposal } from './proposal.ts'
import { readText } from './read-text.ts'

const folder = (path: string) => new URL(path, import.meta.url)
const TEXTS = folder('../../../../vectors/reading/texts/')
const texts = readdirSync(TEXTS).map((name) => readFileSync(new URL(name, TEXTS), 'utf8'))

const places = createPlaceIndex([
  { id: 'CN', level: 'country', names: { en: 'China', ko: '중국', zh: '中国' } },
  { id: 'CN/Jilin', level: 'adm1', names: { en: 'Jilin', ko: '지린성', zh: '吉林省' } },
  { id: 'KP', level: 'country', names: { en: 'North Korea', ko: '북한', zh: '朝鲜' } },
])

const DAY = { earliest: '2020-02-29', latest: '2020-02-29' }

function read(text: string, language?: string): Proposal[] {
  const header = { title: text.slice(0, 60), publisher: 'Outlet', credit: text.slice(0, 9) }
  const told = language === undefined ? {} : { language }
  return readText({ text, published: DAY, country: 'China', ...header, ...told }, { places })
}

/** Every span that a proposal carries. */
function spansOf({ quote, quantity, places: found, times, speakers }: Proposal): Span[] {
  const some = [quantity?.span, ...[...found, ...times, ...speakers].map(({ span }) => span)]
  return [...quote, ...some.filter((span) => span !== undefined)]
}

const isInsidePair = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))

/** Everything about the proposals of a text that is not as it must be. */
function faultsOf(text: string, language?: string): string[] {
  const proposals = read(text, language)
  const faults = proposals.flatMap((proposal) =>
    spansOf(proposal).flatMap(({ start, end, text: words }) => {
      if (words !== text.slice(start, end) || start >= end) return [`${start}–${end} is not exact`]
      const isCut = isInsidePair(text, start) || isInsidePair(text, end)
      return isCut ? [`${start}–${end} cuts a character`] : []
    }),
  )
  const keys = new Set(proposals.map(({ key }) => key))
  if (keys.size < proposals.length) faults.push('two proposals have one key')
  for (const { links } of proposals)
    if (links.some(({ to }) => !keys.has(to))) faults.push('a link leads nowhere')
  return faults
}

const language = fc.constantFrom<(string | undefined)[]>(...LANGUAGES, undefined, 'fr', '')

test('[R170] no string makes the reader throw, and all spans are exact', () => {
  const units = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(unitOf), maxLength: 300 })
  const letters = fc.string({ unit: 'grapheme', maxLength: 200 })
  fc.assert(
    fc.property(fc.oneof(units, letters), language, (text, tag) => {
      assert.deepEqual(faultsOf(text, tag), [])
    }),
    { numRuns: 300 },
  )
})

function unitOf(unit: number): string {
  return String.fromCharCode(unit)
}

/** What is put into a text: marks, halves of pairs, signs without width, and other scripts. */
const INTRUDERS = [
  ...['\u00a0', '\u200b', '\ufeff', '\u202e', '\u2028', '\n\n', '\r\n', '\0', '\ud83d', '\ude00'],
  ...[
    '👩‍👩‍👧',
    '٣٤',
    'שלום',
    '６０',
    '60',
    '1,',
    '.',
    '"',
    '“',
    '(',
    '명',
    '名',
    ' of the ',
    'e\u0301',
  ],
]

const wound = fc.record({
  at: fc.nat(4000),
  cut: fc.nat(40),
  put: fc.constantFrom('', ...INTRUDERS),
})

test('[R170] nor does a text of ours that is cut, mangled and put together with another', () => {
  const mangled = fc
    .tuple(fc.constantFrom(...texts), fc.constantFrom(...texts), fc.array(wound, { maxLength: 12 }))
    .map(([a, b, wounds]) => wounds.reduce(strike, `${a}${b}`))
  fc.assert(
    fc.property(mangled, language, (text, tag) => {
      assert.deepEqual(faultsOf(text, tag), [])
    }),
    { numRuns: 120 },
  )
})

function strike(text: string, { at, cut, put }: { at: number; cut: number; put: string }): string {
  const start = at % (text.length + 1)
  return text.slice(0, start) + put + text.slice(start + cut)
}

/** Every form of every word list of a language, with marks and numbers among them. */
function wordsOf(tag: Language): string[] {
  const lines = readFileSync(folder(`../../data/${tag}.txt`), 'utf8').split('\n')
  const forms = lines
    .filter((line) => line !== '' && !/^[#[]/.test(line))
    .flatMap((line) => (line.split(' = ')[0] ?? '').split(','))
  return [...forms.map((form) => form.trim()), ...INTRUDERS, '60 people', '12명', '三百多名', '. ']
}

test('[R170] nor do words of the lists in any order', () => {
  for (const tag of LANGUAGES) {
    const gap = tag === 'zh' ? '' : ' '
    const some = fc.array(fc.constantFrom(...wordsOf(tag)), { maxLength: 40 })
    const flood = some.map((words) => words.join(gap))
    fc.assert(
      fc.property(flood, (text) => {
        assert.deepEqual(faultsOf(text, tag), [])
      }),
      { numRuns: 250 },
    )
  }
})

test('[R170] a span off by one unit, or one that cuts a character, would be found', () => {
  const text = 'China holds 60 people 😀.'
  const [proposal] = read(text)
  assert.ok(proposal)
  assert.ok(spansOf(proposal).length >= 2)
  assert.ok(isInsidePair(text, text.indexOf('😀') + 1))
  assert.ok(!isInsidePair(text, text.indexOf('😀')))
})

test('[R333] two things that are said of one number have a key each, with each reading', () => {
  const told =
    'A pastor said the 35 had been picked up in several towns and were locked up in Jilin.'
  const text = `${told.replace('Jilin', 'Jilin as of July')} ${told}`
  const keyed = () => read(text, 'en').map(({ key, act }) => [key, act])
  const start = text.indexOf('the 35')
  const plain = `quantity-${start}-${start + 'the 35'.length}`
  const first = [plain, 'arrest']
  const second = [`${plain}-detention`, 'detention']
  assert.deepEqual(keyed().slice(0, 2), [first, second])
  assert.deepEqual(keyed(), keyed())
  assert.deepEqual(faultsOf(text, 'en'), [])
})
