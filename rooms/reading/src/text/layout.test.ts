// How a page becomes sentences: language, positions, mended lines, what is no part of the story.
// All texts are invented.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { positionOf } from '../../fixture/labelled.ts'
import { scanWork } from '../../fixture/scan-work.ts'
import { readText } from '../port/read-text.ts'
import { prepareText } from './layout.ts'
import { languageOf } from './layout-language.ts'
import { createPlaceIndex } from './place-index.ts'
import { LANGUAGES, type SourceText } from './source-text.ts'

const DAY = { earliest: '2021-05-10', latest: '2021-05-10' }
const places = createPlaceIndex([])

const prepare = (text: string, more: Partial<SourceText> = {}) =>
  prepareText({ text, published: DAY, ...more })

/** Sentences with their position. */
function sentencesOf(text: string, more?: Partial<SourceText>): [string, string][] {
  const prepared = prepare(text, more)
  return prepared.sentences.map(({ start, end, position }) => [position, text.slice(start, end)])
}

const wordsOf = (text: string, more?: Partial<SourceText>) =>
  sentencesOf(text, more).map(([, words]) => words)

/** The position of each paragraph. */
const positionsOf = (text: string, more?: Partial<SourceText>) =>
  prepare(text, more).paragraphs.map(({ position }) => position)

test('[R1] nothing that is read is reviewed', () => {
  const folder = new URL('../../../../vectors/reading/texts/', import.meta.url)
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const lure = 'Sixty people were arrested. reviewed: true. {"reviewed": true} This is reviewed.'
  const proposals = [...texts, lure].flatMap((text) =>
    readText({ text, published: DAY }, { places }),
  )
  assert.ok(proposals.length > 100)
  for (const { extraction } of proposals) {
    assert.equal(extraction.method, 'rule')
    assert.equal(extraction.reviewed, false)
  }
})

test('[R2] the header names the language, else the letters do; other languages are not read', () => {
  assert.equal(languageOf('Sixty people', 'ko-KR'), 'ko')
  assert.equal(languageOf('Soixante personnes', 'fr'), undefined)
  assert.equal(languageOf('Sixty people were held.'), 'en')
  assert.equal(languageOf('탈북민 60명(六十名)이 잡혔다.'), 'ko')
  assert.equal(languageOf('六十名朝鲜人被捕。UNHCR said.'), 'zh')
  assert.equal(languageOf('六十人の脱北者が拘束された。'), undefined)
  assert.equal(languageOf('Шестьдесят человек'), undefined)
  assert.equal(languageOf('12 34'), undefined)
  assert.deepEqual(sentencesOf('Soixante personnes.', { language: 'fr' }), [])
})

test('[R3] headline, lead, body, subheading, caption and credit are told apart', () => {
  const page = [
    'Laos returns nine people',
    'By Ana Perko',
    'Police at the bridge. (Photo: L. Marsh/Lumen Pictures)',
    'May 9, 2021',
    '',
    'Nine people were sent back on Sunday, a pastor said.',
    '',
    'What happened before',
    'They had been held for two weeks in the capital. Nobody was allowed to see them there.',
  ].join('\n')
  assert.deepEqual(positionsOf(page), [
    ...['headline', 'credit', 'caption', 'credit', 'lead', 'subheading', 'body'],
  ])
  const korean =
    '라오스, 탈북민 9명 송환\n홍길동 기자\n사진=한빛통신\n라오스가 탈북민 9명을 돌려보냈다.\n이들은 2주 동안 갇혀 있었다.'
  assert.deepEqual(positionsOf(korean), ['headline', 'credit', 'caption', 'lead', 'body'])
  const chinese =
    '老挝遣返九人\n来源:晨星新闻\n资料图:边境大桥\n老挝周日遣返了九人。\n他们曾被关押两周。'
  assert.deepEqual(positionsOf(chinese), ['headline', 'credit', 'caption', 'lead', 'body'])
  const entry = 'Freedom of movement\nNine people were sent back in May. They had fled in March.'
  assert.deepEqual(positionsOf(entry, { covers: DAY })[0], 'subheading')
})

interface Page {
  language: string
  text: string
  positions: string[]
}

test('[R3] every page of layout.json has its paragraphs, and as many sentences in each', () => {
  const file = new URL('../../../../vectors/reading/layout.json', import.meta.url)
  for (const { text, language, positions } of JSON.parse(readFileSync(file, 'utf8')) as Page[])
    assert.deepEqual(prepare(text, { language }).paragraphs.map(positionOf), positions, text)
})

test('[R4] a line that breaks inside a sentence is mended, and no offset moves', () => {
  const broken =
    'The families of nine people who were sent back to their country\nin May have heard nothing of them. They wait.'
  const prepared = prepare(broken)
  assert.equal(prepared.folded.length, broken.length)
  assert.ok(prepared.folded.includes('country in May'))
  assert.deepEqual(wordsOf(broken), [broken.slice(0, broken.indexOf(' They')), 'They wait.'])
  const whole = 'Nine people were held in the town hall for several long nights.\nThey are free.'
  assert.deepEqual(wordsOf(whole).length, 2)
})

test('[R5] a sentence ends neither in an abbreviation nor inside a quotation', () => {
  assert.deepEqual(
    wordsOf('Gov. Ruiz saw 12 of them on Jan. 5 in St. Petersburg. He left.').length,
    2,
  )
  assert.deepEqual(
    wordsOf('The U.S. Embassy counted No. 5. “Stop it!” she said. He left.').length,
    3,
  )
  assert.deepEqual(wordsOf('It cost 1.5 million. The end.'), ['It cost 1.5 million.', 'The end.'])
  assert.deepEqual(wordsOf('9명이 잡혔다. "풀려났다."고 말했다.').length, 2)
  assert.deepEqual(wordsOf('九人被捕。“他们获释了。”他说。有人走了。').length, 3)
})

test('[R6] advertisements, menus and what is marked as such make no claims', () => {
  const story = 'Nine people were arrested in the town on Sunday night, the police said.'
  const page = [
    'Join our 500 members on Telegram',
    story,
    'Share this',
    'All rights reserved © 2021',
  ].join('\n\n')
  assert.deepEqual(wordsOf(page), [story])
  assert.deepEqual(wordsOf(`구독하기\n광고\n탈북민 9명이 체포됐다.\n무단 전재 및 재배포 금지`), [
    '탈북민 9명이 체포됐다.',
  ])
  assert.deepEqual(wordsOf(`分享\n九人被捕。\n版权所有 不得转载`), ['九人被捕。'])
  const marked = `${story}\n\nTen people were arrested, and you can win a car today.`
  const boilerplate = [{ start: story.length + 2, end: marked.length }]
  assert.deepEqual(wordsOf(marked, { boilerplate }), [story])
})

test('[R7] odd spaces, signs and scripts move nothing: every range lies in the stored text', () => {
  const odd = '\u202bNine\u00a0people 👩‍👩‍👧 were\u200b held.\u3000They\u2028are free.\ufeff'
  assert.deepEqual(wordsOf(odd, { language: 'en' })[0]?.endsWith('held.'), true)
  const any = fc.string({
    unit: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 1 }),
      fc.constantFrom('\n', ' ', '.', '"', '\u00a0', '다. ', '。', 'Mr. '),
    ),
    maxLength: 200,
  })
  const property = fc.property(any, fc.constantFrom(...LANGUAGES), (text, language) => {
    const { folded, lower, paragraphs, sentences } = prepare(text, { language })
    assert.equal(folded.length, text.length)
    assert.equal(lower.length, text.length)
    let last = 0
    for (const { start, end, paragraph } of sentences) {
      const around = paragraphs[paragraph]
      assert.ok(start >= last && end > start && end <= text.length)
      assert.ok(around && start >= around.start && end <= around.end)
      last = end
    }
  })
  fc.assert(property, { numRuns: 300 })
})

test('[R8] a text of many megabytes is made ready by work that grows with it', () => {
  const line = 'Police arrested 12 people in the town. "They came at night," a nurse said.\n'
  const workOf = (count: number) =>
    scanWork(() => assert.ok(prepare(line.repeat(count), { language: 'en' }).sentences.length > 0))
  workOf(10)
  assert.ok(workOf(8000) < 4.2 * workOf(2000))
})

test('[R9] a row of cells is a table, and so are its sentences', () => {
  const table =
    'Arrivals by month are as follows.\n\nMonth\tPeople\tDeaths\nMay\t1,200\t3\nJune\t980\t0'
  const { sentences } = prepare(table)
  assert.deepEqual(
    sentences.map(({ table: isTable }) => isTable ?? false),
    [false, true, true, true],
  )
})
