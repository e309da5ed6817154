// Korean times in whole texts of our own: days as offices write them, the time of a charge,
// quarters without a year, who is left out. The events are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { daysOfNumbers } from '../fixture/time.ts'

const daysOf = (text: string, day: string) => daysOfNumbers(text, 'ko', day)

test('[R286] days as offices write them are one, and end no sentence', () => {
  const two = '시청은 2019. 3. 4. ~ 5. 6. 점검을 벌여 어부 12명을 체포했다.'
  assert.deepEqual(daysOf(two, '2019-06-01'), ['2019-03-04/2019-05-06'])
  const years = '시청은 2018.12.4.(화)~2019.1.6. 어부 12명을 체포했다.'
  assert.deepEqual(daysOf(years, '2019-06-01'), ['2018-12-04/2019-01-06'])
  const one = '시청은 2019. 3. 4. 어부 12명을 체포했다.'
  assert.deepEqual(daysOf(one, '2019-06-01'), ['2019-03-04/2019-03-04'])
})

test('[R286] so many months from the first are a span, the end of a year is a day', () => {
  const months = '시청은 지난 7월부터 석 달간 점검을 벌여 어부 12명을 체포했다.'
  assert.deepEqual(daysOf(months, '2019-12-01'), ['2019-07-01/2019-09-30'])
  const over = '시청은 2018년 11월부터 4개월 동안 어부 12명을 체포했다.'
  assert.deepEqual(daysOf(over, '2019-12-01'), ['2018-11-01/2019-02-28'])
  const end = '2017년 말 당시 섬에 갇힌 어부는 120명이었다.'
  assert.deepEqual(daysOf(end, '2019-12-01'), ['2017-12-31/2017-12-31'])
})

test('[R286] a month before a charge is that of the crime, a day that of the court', () => {
  const crime = '법원은 2016년 9월 집회에 나선 혐의로 기소된 목수 9명에게 실형을 선고했다.'
  assert.deepEqual(daysOf(crime, '2019-06-01'), ['2019-01-01/2019-06-01'])
  const court = '법원은 4일 절도 혐의로 기소된 목수 9명에게 실형을 선고했다.'
  assert.deepEqual(daysOf(court, '2019-06-10'), ['2019-06-04/2019-06-04'])
})

test('[R286] a quarter without a year is the last of which half is over', () => {
  const quarter = '1분기에는 어부 12명이 입국했다.'
  assert.deepEqual(daysOf(quarter, '2019-01-12'), ['2018-01-01/2018-03-31'])
  assert.deepEqual(daysOf(quarter, '2019-03-12'), ['2019-01-01/2019-03-12'])
})

test('[R286] the rest behind who is left out is held since all were caught', () => {
  const text = '목수 27명이 3일 붙잡혔고, 도망한 5명을 뺀 22명이 현재 갇혀 있다.'
  assert.deepEqual(daysOf(text, '2019-06-10'), [
    ...['2019-06-03/2019-06-03', '2019-06-03/2019-06-03', '2019-06-03/2019-06-10'],
  ])
})

test('[R286] as of a day, since an event that the sentence names', () => {
  const text =
    '3월 정변 이후 석방된 목수는 90명이다. 교회는 정변 이후 체포된 이가 7일 기준 140명이라고 밝혔다.'
  assert.deepEqual(daysOf(text, '2019-06-10'), ['2019-03-01/2019-06-10', '2019-03-01/2019-06-07'])
})

test('[R286] a topic with the same number is the people told of', () => {
  const text = '목수 8명이 3일 붙잡혔다. 8명의 목수들은 현재 섬에 억류돼 있다.'
  assert.deepEqual(daysOf(text, '2019-06-10'), ['2019-06-03/2019-06-03', '2019-06-03/2019-06-10'])
})

test('[R291] all up to a year are told of its last day, who is still missing since the event', () => {
  const until = '지난해까지 입국한 어부는 모두 1200명이다.'
  assert.deepEqual(daysOf(until, '2019-06-10'), ['2018-12-31/2018-12-31'])
  const missing = '6월 3일 가라앉은 배에서 9명이 구조됐고 여전히 31명이 실종 상태다.'
  assert.deepEqual(daysOf(missing, '2019-06-10'), [
    ...['2019-06-03/2019-06-03', '2019-06-03/2019-06-10'],
  ])
})

test("[R291] a time since which a number is a record is not the number's", () => {
  const record = '시청이 1996년 창구를 연 이래 가장 많은 인원인 어부 64명이 체포됐다.'
  assert.deepEqual(daysOf(record, '2019-06-10'), ['2019-01-01/2019-06-10'])
})
