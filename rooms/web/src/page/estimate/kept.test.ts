// A kept estimate under other circumstances, on its own page. The estimate is the invented world's.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixtureDoor, readOnlyWorld } from '../../../fixture/door.ts'

test('[E298] a kept estimate is varied on its page, as a picture with the same as a table', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const told = {
    links: ['The estimate if so many links were wrong', 'Missed links push the estimate up'],
    records: ['How wide the interval would be', '4 × the records'],
    repeats: ['(100 tables)', 'It cannot say whether the model itself is right.'],
  }
  for (const [by, words] of Object.entries(told)) {
    const page = await (await door.post('/estimates/kept/E-1', { by })).text()
    for (const word of words) assert.ok(page.includes(word), `${by}: ${word}`)
    const [before = ''] = page.split('What can be said')
    assert.match(before, /<svg[\s\S]*<table/, by)
  }
  const wrong = await (await door.post('/estimates/kept/E-1', { by: 'wishes' })).text()
  assert.ok(wrong.includes('notice problem'))
  assert.deepEqual(door.faults, [])
})
