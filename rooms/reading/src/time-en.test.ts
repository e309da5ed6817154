// English times in whole texts of our own: seasons, dates beside other words, days of things and
// dates of pictures. The events are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { createPlaceIndex } from './place-index.ts'
import { readText } from './read-text.ts'

const places = createPlaceIndex([{ id: 'CN', level: 'country', names: { en: 'China' } }])

/** Days of the first number of a text that came out on the day. */
function daysOf(text: string, day: string): string[] {
  const published = { earliest: day, latest: day }
  const [first] = readText({ text, language: 'en', published }, { places })
  return (first?.times ?? []).map(({ earliest, latest }) => `${earliest}/${latest}`)
}

test('[R262] a past season, a date beside yesterday, a day of a thing and a picture are read', () => {
  const summer = 'This past summer, 44 weavers were arrested.'
  assert.deepEqual(daysOf(summer, '2003-11-26'), ['2003-06-01/2003-08-31'])
  assert.deepEqual(daysOf(summer, '2003-05-26'), ['2002-06-01/2002-08-31'])
  const winter = 'Last winter, 44 weavers were arrested.'
  assert.deepEqual(daysOf(winter, '2003-05-26'), ['2002-12-01/2003-02-28'])
  assert.deepEqual(daysOf(winter, '2003-01-26'), ['2001-12-01/2002-02-28'])
  const decade = 'Soldiers shot 44 weavers two decades ago.'
  assert.deepEqual(daysOf(decade, '2023-05-10'), ['2003-01-01/2003-12-31'])
  const both = 'Six weavers were arrested yesterday, 7 May 2023, at the pier.'
  assert.deepEqual(daysOf(both, '2023-05-10'), ['2023-05-07/2023-05-07'])
  const attack = 'Soldiers shot 44 weavers in a Tuesday raid.'
  assert.deepEqual(daysOf(attack, '2023-05-10'), ['2023-05-09/2023-05-09'])
  const picture = 'Monks gather at the pier, May 4, 2023.\n\nSoldiers shot 44 weavers.'
  assert.deepEqual(daysOf(picture, '2023-05-10'), ['2023-01-01/2023-05-10'])
})
