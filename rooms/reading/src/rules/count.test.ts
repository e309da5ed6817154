// Numbers of people against phrases in our own words, in three languages: which count people, and
// what they say. The phrases are data, the events invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { scanWork } from '../../fixture/scan-work.ts'
import type { Draft } from '../port/draft.ts'
import { prepareText } from '../text/layout.ts'
import { lexiconFor } from '../text/lexicon.ts'
import type { Language } from '../text/source-text.ts'
import { LANGUAGE_RULES } from './language-rules.ts'

interface Phrase {
  text: string
  counts: {
    words: string
    op: string
    value?: number
    low?: number
    high?: number
    vague?: string
  }[]
}

const LANGUAGES = ['en', 'ko', 'zh'] as const
const DAY = { earliest: '2020-02-29', latest: '2020-02-29' }

function phrasesOf(language: Language): Phrase[] {
  const file = new URL(`../../../../vectors/reading/number-${language}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Phrase[]
}

function countsOf(text: string, language: Language): Draft[] {
  const prepared = prepareText({ text, language, published: DAY })
  return LANGUAGE_RULES[language].counts(prepared, lexiconFor(language))
}

/** The numbers of a text with their words. */
function said(text: string, language: Language) {
  return countsOf(text, language).map(({ range, quantity }) => {
    const { op, value, low, high, vague } = quantity?.value ?? { op: 'exactly' }
    const all = { words: text.slice(range.start, range.end), op, value, low, high, vague }
    return Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined))
  })
}

test('[R450] every phrase of the vectors has its numbers of people, and no others', () => {
  for (const language of LANGUAGES)
    for (const { text, counts } of phrasesOf(language))
      assert.deepEqual(said(text, language), counts, text)
})

test('[R451] years, days, ages, money, addresses and things count nobody', () => {
  for (const text of [
    'In 2019 the camp was closed.',
    'The woman, 34, fled on 14 May.',
    'They paid $500 for 3 boats.',
    'He was arrested at 118 Heping Road under Article 63.',
    'It took 12 years.',
    'The camp was closed, according to two relatives who have spoken to us.',
  ])
    assert.deepEqual(said(text, 'en'), [], text)
  assert.deepEqual(said('그는 47세이고 징역 15년을 받았다.', 'ko'), [])
  assert.deepEqual(said('现年47岁的李某在南京街203号被带走。', 'zh'), [])
  assert.deepEqual(said('아이 셋을 둔 어머니가 잡혀갔다.', 'ko'), [])
  assert.equal(said('前九个月入境的脱北者为139人。', 'zh').length, 1)
  assert.equal(said('11人是被打死的。', 'zh').length, 1)
  assert.equal(said('32人是学生。', 'zh').length, 0)
  // What is done to people alone counts people, whatever their noun; of a thing it does not.
  for (const [text, language, count] of [
    ['Eight dervishes were hanged.', 'en', 1],
    ['No fewer than 90 novices, the abbot said, were driven out.', 'en', 1],
    ['8个逃兵已被处决。', 'zh', 1],
    ['一晚上就铐走了五个后生。', 'zh', 1],
    ['Forty cabs were seized.', 'en', 0],
    ['五个网站被关闭。', 'zh', 0],
    ['병사 5명이 주민을 때린 혐의로 붙잡혔다.', 'ko', 1],
    ['병사 5명이 주민을 때려 숨지게 했다.', 'ko', 0],
  ] as const)
    assert.equal(said(text, language).length, count, text)
  // Whom a survey asked: what it found of most is told of them.
  const found = ['A survey of 308 defectors found that most had been beaten.', 'en'] as const
  assert.deepEqual(
    countsOf(...found).map(({ quantity }) => quantity?.value.value),
    [undefined],
  )
  assert.equal(said('对308名脱北者的调查发现,多数人在拘押期间遭到殴打。', 'zh').length, 1)
})

test('[R450] pairs, rough numbers and vague ones keep what they say', () => {
  const first = (text: string, language: Language) => {
    const { value, low, high, vague, op } = countsOf(text, language)[0]?.quantity?.value ?? {}
    return [op, value ?? low ?? vague, high]
  }
  assert.deepEqual(first('탈북민 2, 3백 명이 구금됐다.', 'ko'), ['range', 200, 300])
  assert.deepEqual(first('탈북민 5~600명이 구금됐다.', 'ko'), ['range', 500, 600])
  assert.deepEqual(first('逾半百人被捕。', 'zh'), ['more_than', 50, undefined])
  const couple = 'A couple of hundred people were expelled.'
  assert.deepEqual(first(couple, 'en'), ['vague', 'hundreds', undefined])
  assert.deepEqual(first('Twenty-some prisoners starved.', 'en'), ['odd', 20, undefined])
  assert.equal(said('Hundreds, perhaps thousands, have been deported.', 'en').length, 2)
})

test('[R450] a Korean number before a noun for people counts them, with no counter', () => {
  for (const text of [
    '두 아들이 끌려갔다.',
    '그의 세 자매가 팔려 갔다.',
    '네 남매가 모두 북송됐다.',
  ])
    assert.equal(said(text, 'ko').length, 1, text)
  for (const text of ['두 달 뒤 체포됐다.', '세 번째 여성이 체포됐다.', '다섯 가족이 추방됐다.'])
    assert.equal(said(text, 'ko').length, 0, text)
})

test('[R452] a definite number takes the hedge of the people that it names again', () => {
  const [first, second] = countsOf('At least 60 were arrested. The 60 were held.', 'en')
  assert.equal(first?.quantity?.value.op, 'at_least')
  assert.equal(second?.quantity?.value.op, 'at_least')
  assert.deepEqual(second?.refersTo, { draft: 0, how: 'same' })
})

test('[R453] parts and remainders name their whole, further and other people the group before', () => {
  const how = (text: string, language: Language = 'en') =>
    countsOf(text, language).at(-1)?.refersTo?.how
  assert.equal(how('22 men were arrested. Two of the 22 were released.'), 'part_of')
  assert.equal(how('22 men were arrested. The remaining 20 were deported.'), 'remainder')
  assert.equal(how('22 men were arrested. Another 9 were deported.'), 'further')
  assert.equal(how('22명이 체포됐다. 이 중 2명이 풀려났다.', 'ko'), 'part_of')
  assert.equal(how('22人被捕。其中2人获释。', 'zh'), 'part_of')
  const [whole, part] = countsOf('Of the 36 women held at the post, 14 were sent back.', 'en')
  assert.equal(whole?.quantity?.value.value, 36)
  assert.deepEqual(part?.quantity?.value.partOf, { value: 36 })
  // No part is larger than its whole.
  const [, more] = countsOf('Four men died of thirst. Seven of the boys came home.', 'en')
  assert.equal(more?.quantity?.value.partOf, undefined)
  // Of which of two groups: a person is asked.
  const told = 'Of the 36 women held at the post, 14 were sent back. Nine of those were released.'
  assert.deepEqual(countsOf(told, 'en').at(-1)?.quantity?.questions?.[0]?.candidates, ['14', '36'])
})

test('[R454] who a group is made up of is its breakdown and no claim', () => {
  const [nine, none] = countsOf('Nine people, including three children, were arrested.', 'en')
  assert.equal(none, undefined)
  assert.deepEqual(
    nine?.quantity?.value.breakdown?.map(({ label, value }) => [label, value]),
    [['children', 3]],
  )
})

test('[R455] no string makes the readers throw, and every range is inside the text', () => {
  const pieces = [
    '60',
    ' people',
    '명',
    '人',
    ' of the ',
    '至少',
    '약 ',
    'dozens',
    '(',
    ')',
    ', ',
    '\n',
  ]
  const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 14 })
  fc.assert(
    fc.property(texts, fc.constantFrom(...LANGUAGES), (parts, language) => {
      const text = parts.join('')
      for (const { range } of countsOf(text, language))
        assert.ok(range.start >= 0 && range.start < range.end && range.end <= text.length)
    }),
  )
})

test('[R456] reading numbers takes linear time', () => {
  for (const [language, sentence] of [
    ['en', 'Between 150 and 300 of the 400 men, including 20 boys, were arrested. '],
    ['ko', '난민 약 60명 중 12명이 체포됐다. '],
    ['zh', '约60名难民中12人被捕。'],
  ] as const) {
    const workOf = (times: number) => scanWork(() => countsOf(sentence.repeat(times), language))
    workOf(20)
    assert.ok(workOf(160) < 4.6 * workOf(40), language)
  }
})
