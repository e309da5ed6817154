// Times of numbers that a text tells twice, once with their day, in texts of our own. The events
// are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { daysOfNumbers } from '../fixture/time.ts'
import type { Language } from './source-text.ts'

const daysOf = (language: Language, text: string) => daysOfNumbers(text, language, '2022-05-18')

/** Sentences enough to part a number from the date of an event. */
const FILL: Record<Language, string> = {
  en: 'The union wrote a letter.\nNobody answered it.\nThe mayor was away.\nThe office was shut.\n',
  ko: '노조가 편지를 썼다.\n아무도 답하지 않았다.\n시장은 자리에 없었다.\n문은 닫혀 있었다.\n',
  zh: '工会写了一封信。\n无人回信。\n市长不在。\n门关着。\n',
}

test('[R270] a number told again with its act has the time that is told once', () => {
  const FEBRUARY = '2022-02-01/2022-02-28'
  const YEAR = '2022-01-01/2022-05-18'
  const again = (act: string) =>
    `Weavers' league writes of 31 ${act}\n\n${FILL.en}${FILL.en}In February, soldiers killed 31 weavers.`
  assert.deepEqual(daysOf('en', again('killed weavers')).at(-1), FEBRUARY)
  assert.deepEqual(daysOf('en', again('killed weavers'))[0], FEBRUARY)
  // Few may be others.
  const body = (first: string) =>
    `${first}\n\n${FILL.en}${FILL.en}${first.slice(0, -1)} in February.`
  assert.deepEqual(daysOf('en', body('Soldiers killed 31 weavers.')), [FEBRUARY, FEBRUARY])
  assert.deepEqual(daysOf('en', body('Soldiers killed 2 weavers.')), [YEAR, FEBRUARY])
  const ko = `군인들이 직공 31명을 살해했다.\n\n${FILL.ko}${FILL.ko}2월 군인들이 직공 31명을 살해했다.`
  assert.deepEqual(daysOf('ko', ko), [FEBRUARY, FEBRUARY])
  const zh = `士兵打死31名织工。\n\n${FILL.zh}${FILL.zh}今年2月,士兵打死31名织工。`
  assert.deepEqual(daysOf('zh', zh), [FEBRUARY, FEBRUARY])
  // A headline has the time of the next number of its act, and so has who leans on it.
  const fill = `${FILL.en}${FILL.en}`
  const head = `Soldiers kill dozens of weavers\n\n${fill}In February, soldiers killed 31 weavers.`
  assert.deepEqual(daysOf('en', head), [FEBRUARY, FEBRUARY])

  // In Korean few people near a day have it, and many have not.
  const near = (number: string) =>
    `3월 9일 군인들이 직공 14명을 살해했다.\n\n노조가 편지를 썼다.\n\n상인 ${number}은 시장에 갔다.`
  assert.equal(daysOf('ko', near('31명')).at(-1), '2022-03-09/2022-03-09')
  assert.equal(daysOf('ko', near('3천100명')).at(-1), YEAR)
})
