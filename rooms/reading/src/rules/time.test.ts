// Times that depend on more than their words: a plan, and a second report in one text. Invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { readText } from '../port/read-text.ts'
import { createPlaceIndex } from '../text/place-index.ts'
import type { SourceText } from '../text/source-text.ts'

const DAY = { earliest: '2020-06-30', latest: '2020-06-30' }
const resources = { places: createPlaceIndex([]) }

/** The first time of each number, and what is asked about it. */
function timesOf(text: string, source: Omit<SourceText, 'text' | 'published'>) {
  return readText({ text, published: DAY, ...source }, resources).map(({ times, questions }) => {
    const asked = questions.find(({ field }) => field === 'times')
    return [`${times[0]?.earliest}/${times[0]?.latest}`, asked?.candidates] as const
  })
}

test('[R404] a time of what is planned or feared is not cut at the day on which it is said', () => {
  const one = (text: string, language: string) => timesOf(text, { language })[0]?.[0]
  const summer = '2020-06-01/2020-08-31'
  assert.equal(one('The ministry plans to deport 500 people this summer.', 'en'), summer)
  assert.equal(one('500 people were deported this summer.', 'en'), '2020-06-01/2020-06-30')
  assert.equal(
    one('The ministry plans to deport 500 people this month.', 'en'),
    '2020-06-01/2020-06-30',
  )
  for (const [text, language] of [
    ['정부는 올해 여름 500명을 북송할 계획이다.', 'ko'],
    ['当局计划今年夏天遣返500人。', 'zh'],
  ] as const) {
    const [, asked] = timesOf(text, { language })[0] ?? []
    assert.deepEqual(asked?.slice(0, 2), ['2020-06-01/2020-06-30', summer], text)
  }
})

test('[R512] in a second report of one text a day that leans on another is asked, with both', () => {
  const first = 'On Friday 31 people were arrested in the town.'
  const text = `${first}\n\n9 March 2019\n\n${first} On 5 March 2019 17 people were arrested.`
  const second = { from: text.indexOf('9 March'), day: '2019-03-09' }
  const [before, after, absolute] = timesOf(text, { language: 'en', second })
  assert.deepEqual(before, ['2020-06-26/2020-06-26', undefined])
  assert.deepEqual(after?.[0], '2019-03-08/2019-03-08')
  assert.deepEqual(after?.[1]?.slice(0, 2), ['2019-03-08/2019-03-08', '2020-06-26/2020-06-26'])
  assert.deepEqual(absolute, ['2019-03-05/2019-03-05', undefined])
})

test('[R404] a time between people and their verb is theirs; quarters begin with the year', () => {
  const all = (text: string, language: string) => timesOf(text, { language }).map(([days]) => days)
  const [march, may] = ['2020-03-01/2020-03-31', '2020-05-01/2020-05-31']
  assert.deepEqual(all('3월 훈춘에서 22명이 체포돼 17명이 5월 송환됐다.', 'ko'), [march, may])
  assert.deepEqual(all('3月22人在珲春被捕,其中17人5月被遣返。', 'zh'), [march, may])
  assert.deepEqual(all('去年前三季度有60人被捕。', 'zh'), ['2019-01-01/2019-09-30'])
  assert.deepEqual(all('19일 총회에 낸 보고서에서 60명이 수용돼 있다고 추산했다.', 'ko'), [
    '2020-01-01/2020-06-30',
  ])
  const held = 'Four were handed over on 30 May, the ministry said, while ten others remain held.'
  assert.deepEqual(timesOf(held, { language: 'en' })[1]?.[1]?.[0], '2020-05-30/2020-05-30')
  assert.deepEqual(all('지난해 1~3분기 60명이 체포됐다.', 'ko'), ['2019-01-01/2019-09-30'])
})
