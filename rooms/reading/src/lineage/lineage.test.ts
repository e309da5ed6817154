import assert from 'node:assert/strict'
import test from 'node:test'
import { compareTexts } from './lineage.ts'
import { type LineageSource, lineageTextOf } from './lineage-text.ts'

const words = (from: number, to: number, stem = 'word') =>
  Array.from({ length: to - from }, (_, n) => `${stem}${from + n}`).join(' ')

const textOf = (text: string, more: Partial<LineageSource> & { day?: string } = {}) => {
  const { day = '2031-05-02', ...rest } = more
  const published = { earliest: day, latest: day }
  return lineageTextOf({ text, language: 'en', published, ...rest })
}
const early = { day: '2031-05-01' }

test('[R122] most of the words make a copy, some make a question, few make nothing', () => {
  const source = textOf(words(0, 104), early)
  // 100 runs in the source; the parts have 100 of which 60, 59, 20 and 19 are shared.
  const with60 = textOf(`${words(0, 64)} ${words(0, 40, 'own')}`)
  assert.equal(compareTexts(with60, source)?.verdict, 'copy')
  assert.equal(compareTexts(with60, source)?.containment, 0.6)
  const with59 = textOf(`${words(0, 63)} ${words(0, 41, 'own')}`)
  assert.equal(compareTexts(with59, source)?.verdict, 'ask')
  const with20 = textOf(`${words(0, 24)} ${words(0, 80, 'own')}`)
  assert.equal(compareTexts(with20, source)?.verdict, 'ask')
  const with19 = textOf(`${words(0, 23)} ${words(0, 81, 'own')}`)
  assert.equal(compareTexts(with19, source), undefined)
})

test('[R122] a text under .8 of the runs is an excerpt', () => {
  const source = textOf(words(0, 104), early)
  assert.equal(compareTexts(textOf(words(0, 84)), source)?.kind, 'reprint_of')
  assert.equal(compareTexts(textOf(words(0, 83)), source)?.kind, 'excerpt_of')
})

test('[R123] a text under 20 runs is never more than asked about', () => {
  const source = textOf(words(0, 104), early)
  assert.equal(compareTexts(textOf(words(0, 24)), source)?.verdict, 'copy')
  assert.equal(compareTexts(textOf(words(0, 23)), source)?.verdict, 'ask')
  assert.equal(compareTexts(textOf(words(0, 23)), textOf(words(0, 23)))?.verdict, 'ask')
})

test('[R124] languages are not compared, but the same text is', () => {
  const source = textOf(words(0, 104), early)
  assert.equal(compareTexts(textOf(words(0, 90), { language: 'de' }), source), undefined)
  const same = compareTexts(textOf(words(0, 104), { language: 'de' }), source)
  assert.deepEqual([same?.kind, same?.verdict], ['reprint_of', 'copy'])
  assert.deepEqual(same?.signs, [{ sign: 'same_text' }])
  const spaced = textOf(`${words(0, 104).replaceAll(' ', '\u00a0')}\n`)
  assert.deepEqual(compareTexts(spaced, source)?.signs, [{ sign: 'same_text' }])
  assert.equal(compareTexts(textOf(words(0, 90), { language: 'en-GB' }), source)?.verdict, 'copy')
})

test('[R125] a long direct quotation in both is asked about, with its place in each', () => {
  const quote = 'we saw the trucks come before dawn and nobody was let out of the yard that day'
  const a = textOf(`${words(0, 90, 'own')} “${quote},” she said.`)
  const b = textOf(`${words(0, 90)} "${quote} or the next", she said.`, early)
  const found = compareTexts(a, b)
  assert.deepEqual([found?.kind, found?.verdict], ['relays', 'ask'])
  const [sign] = found?.signs ?? []
  assert.equal(sign?.sign, 'shared_quote')
  assert.ok(a.source.text.slice(sign?.from?.start).startsWith('we saw'))
  assert.ok(b.source.text.slice(sign?.to?.start).startsWith('we saw'))
  const short = textOf(`${words(0, 90, 'own')} "we saw the trucks", she said.`)
  const other = textOf(`${words(0, 90)} "we saw the trucks", she said.`, early)
  assert.equal(compareTexts(short, other), undefined)
})

test('[R126] the later depends on the earlier, whichever was recorded first', () => {
  const [old, late] = [textOf(words(0, 104), early), textOf(words(0, 100))]
  assert.equal(compareTexts(late, old)?.dependent, 'a')
  assert.equal(compareTexts(old, late)?.dependent, 'b')
})

test('[R126] of one day the one that credits the other, else the excerpt, else the one recorded later', () => {
  const source = textOf(words(0, 104), { names: ['Harbour Wire'] })
  const credited = textOf(`${words(0, 104)} Reprinted from Harbour Wire.`)
  assert.equal(compareTexts(source, credited)?.dependent, 'b')
  assert.equal(compareTexts(credited, source)?.dependent, 'a')
  assert.equal(compareTexts(source, textOf(words(0, 64)))?.dependent, 'b')
  assert.equal(compareTexts(source, textOf(words(0, 104)))?.dependent, 'a')
})

test('[R127] a later text of one publisher is a version, of another a reprint', () => {
  const by = { publisher: 'ag1' }
  const source = textOf(words(0, 104), { ...early, ...by })
  assert.equal(compareTexts(textOf(words(0, 94), by), source)?.kind, 'version_of')
  assert.equal(compareTexts(textOf(words(0, 94)), source)?.kind, 'reprint_of')
  const sameDay = textOf(words(0, 94), { ...early, ...by })
  assert.equal(compareTexts(sameDay, source)?.kind, 'reprint_of')
})

test('[R128] a credit of the publisher makes the basis declared, an attribution does not', () => {
  const source = textOf(words(0, 104), { ...early, names: ['Harbour Wire', '하버통신'] })
  const credit = compareTexts(textOf(`${words(0, 104)} 하버통신 제공`), source)
  // With Hangul the text falls apart into letters, so only what is of one script is compared.
  assert.equal(credit, undefined)
  const english = compareTexts(textOf(`(Harbour Wire) ${words(0, 104)}`), source)
  assert.equal(english?.basis, 'declared')
  assert.deepEqual(
    english?.signs.map(({ sign }) => sign),
    ['most_words', 'credit'],
  )
  const told = compareTexts(textOf(`${words(0, 104)} Harbour Wire reported.`), source)
  assert.equal(told?.basis, 'text')
})
