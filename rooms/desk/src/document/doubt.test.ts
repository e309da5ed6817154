import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { documentDoubts } from './doubt.ts'

const DAY = { earliest: '2022-08-05', latest: '2022-08-05' }
const EN = 'About eighty people have been detained, sources say, in the north of the country.'
const KO =
  '소식통에 따르면 북쪽 지방에서 약 여든 명이 구금되어 있다고 한다. 가족들은 소식을 모른다.'
const ZH = '消息人士说，该国北部约有八十人被拘留，家属一直没有得到任何消息，当局拒绝评论此事。'
const JA =
  '関係者によると、北部でおよそ八十人が拘束されており、家族には何の知らせも届いていないという。'
const RU = 'По словам источников, на севере страны задержаны около восьмидесяти человек.'

function codes(text: string, language: string, published = DAY): string[] {
  return documentDoubts(text, { language, published }).map(({ code }) => code)
}

test('[D574] a text whose letters are not those of its language is doubted, both ways', () => {
  const texts = { en: EN, ko: KO, zh: ZH, ja: JA, ru: RU }
  for (const [own, text] of Object.entries(texts))
    for (const language of ['en', 'ko', 'zh', 'zh-Hant-TW', 'ja', 'ru', 'fr', 'ar'])
      assert.deepEqual(
        codes(text, language),
        language.startsWith(own) || (own === 'en' && language === 'fr') ? [] : ['language'],
        `${own} text as ${language}`,
      )
})

test('[D574] names of another script, Han in Korean, and short texts raise no doubt', () => {
  assert.deepEqual(codes(`${EN} ${KO.slice(0, 12)}`, 'en'), [])
  assert.deepEqual(codes(`${KO} 美國 國務省 人權 報告書 ${EN.slice(0, 20)}`, 'ko'), [])
  assert.deepEqual(codes(`${ZH} Harbour Wire`, 'zh'), [])
  assert.deepEqual(codes('八十人', 'en'), [])
  assert.deepEqual(codes('', 'zh'), [])
  // A tag that nobody knows says nothing of letters.
  for (const language of ['und', 'x-none', 'qaa', 'zxx', 'mul'])
    assert.deepEqual(codes(ZH, language), [])
})

test('[D575] a date line of another day is doubted, in three languages, as people write it', () => {
  for (const line of [
    'August 08, 2021',
    'Published: Monday, 8 August 2021, 3:00 p.m. GMT',
    'Posted on Aug 8, 2021 15:04 EST',
    '입력 2021.08.08 오전 10:03',
    '2021年8月8日 星期日 10:03',
    '发布时间：2021-08-08',
    '[2021-08-08]',
  ]) {
    const text = `A heading\n\n${line}\n\n${EN}`
    assert.deepEqual(documentDoubts(text, { language: 'en', published: DAY }), [
      { code: 'published', day: '2021-08-08' },
    ])
  }
})

test('[D575] a day that fits, one within a day, one of several, or one in a sentence is no doubt', () => {
  const fits = (...lines: string[]) =>
    assert.deepEqual(codes(['A heading', ...lines, EN].join('\n'), 'en'), [], lines.join())
  fits('August 5, 2022')
  fits('6 August 2022', EN)
  fits('Updated: 4 August 2022 11:30 pm')
  fits('First published August 1, 2021, updated August 5, 2022')
  fits('1 August 2021', '5 August 2022')
  // No date lines: a heading, a sentence, a month, a doubtful day, a place.
  fits('Arrests of 8 August 2021')
  fits('On 8 August 2021 they were returned.')
  fits('August 2021')
  fits('08/07/2021')
  fits(...Array.from({ length: 20 }, () => EN), '8 August 2021')
  const month = { earliest: '2022-08-01', latest: '2022-08-31' }
  assert.deepEqual(codes('31 August 2022\n', 'en', month), [])
  assert.deepEqual(codes('2 September 2022\n', 'en', month), ['published'])
})

test('[D643] a second date line of another day, with text around it, is perhaps a second report', () => {
  const long = [EN, EN, EN, EN].join(' ')
  const two = ['First', '5 August 2022', long, 'Second', 'August 8, 2021', long].join('\n\n')
  assert.deepEqual(documentDoubts(two, { language: 'en', published: DAY }), [
    { code: 'several', day: '2021-08-08' },
  ])
  const east = ['입력 2022.08.05 오전 10:03', KO.repeat(8), '2021年8月8日', ZH.repeat(10)].join(
    '\n',
  )
  assert.ok(codes(east, 'ko').includes('several'))
  for (const [name, lines] of Object.entries({
    'the same day again': ['5 August 2022', long, '5 August 2022', long],
    'a footer': ['5 August 2022', long, 'Updated: 8 August 2022'],
    'two in the head': ['1 August 2022', 'Updated: 5 August 2022', long],
    'a day in a sentence': ['5 August 2022', long, 'On 8 August 2021 they left.', long],
  }))
    assert.deepEqual(codes(lines.join('\n'), 'en'), [], name)
})

test('[D574] [D575] no invented report of the world is doubted', () => {
  const folder = new URL('../../../../world/reports/', import.meta.url)
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    const { language, published } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
    const text = readFileSync(new URL(name.replace(/json$/, 'txt'), folder), 'utf8')
    assert.deepEqual(documentDoubts(text, { language, published }), [], name)
  }
})
