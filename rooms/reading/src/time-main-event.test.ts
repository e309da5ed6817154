// Times that numbers have from the event that a text tells of, in texts of our own. The events are
// invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { daysOfNumbers } from '../fixture/time.ts'

/** Days of the last number of an English text that came out on 16 March 2022. */
const lastDays = (text: string) => daysOfNumbers(text, 'en', '2022-03-16').at(-1)

test('[R274] how many there were is of the main event; many since then are not', () => {
  const raid = 'The raid began on 9 March.\n\n'
  assert.equal(lastDays(`${raid}A total of 31 weavers were arrested.`), '2022-03-09/2022-03-09')
  assert.equal(lastDays(`${raid}Soldiers have killed 31 weavers.`), '2022-03-09/2022-03-09')
  const many = 'More than 3,100 weavers have been killed by soldiers.'
  assert.equal(lastDays(`${raid}${many}`), '2022-01-01/2022-03-16')
  const lead =
    'Soldiers have killed three weavers\n\nSoldiers have killed three weavers in the hills.'
  const part = '\n\nA guard told the union of it.\nThey were caught in mid-February.'
  assert.equal(lastDays(`${lead}${part}`), '2022-02-11/2022-02-19')
})
