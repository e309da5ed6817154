// What reports in Chinese showed of times: up to now, at once, spans, wars, years in two figures,
// the line that puts up a page. The sentences are in our own words, the events invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { daysOfNumbers } from '../fixture/time.ts'

/** One test for each Chinese text of 1 June 2020: its numbers have these days. */
function holds(rule: string, cases: readonly [text: string, ...days: string[]][]): void {
  for (const [text, ...days] of cases)
    test(`${rule}: ${text}`, () => assert.deepEqual(daysOfNumbers(text, 'zh', '2020-06-01'), days))
}

holds('[R295] counted up to now, at the same time, or after what was told', [
  ['5月3日有一艘船沉没。截至目前已有8人获救。', '2020-05-03/2020-06-01'],
  ['5月3日有30人被捕,其中4人获释。', '2020-05-03/2020-05-03', '2020-05-03/2020-06-01'],
  ['2014年,30人被捕。同时,另有8人逃走。', '2014-01-01/2014-12-31', '2014-01-01/2014-12-31'],
  ['4月被绑架的30名织工获释。', '2020-04-01/2020-06-01'],
  ['江岸社南岸5月30日电(记者林岚)当局说,今天有30人被捕。', '2020-05-30/2020-05-30'],
  ['1998年战争结束后,约30人逃到对岸。', '1998-01-01/2020-06-01'],
  ['2008年政变后,30人被捕。', '2008-01-01/2020-06-01'],
])

holds('[R296] expressions that real reports write', [
  ['5月2日至5日间,30人被捕。', '2020-05-02/2020-05-05'],
  ['2004至2009的五年期间,30人被捕。', '2004-01-01/2009-12-31'],
  ['韩战期间,30人被绑架。', '1950-06-25/1953-07-27'],
  ['07年头五个月有30人被捕。', '2007-01-01/2007-05-31'],
  ['自2017年7月到2018年6月这一年之间,30人被捕。', '2017-07-01/2018-06-30'],
  ['5月22日,军方通过河口二号大桥遣返30人。', '2020-05-22/2020-05-22'],
  ['2020年05月28日08:30来源:江岸网\n30人被捕。', '2020-01-01/2020-06-01'],
])
