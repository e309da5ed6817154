import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFixtureDoor, readOnlyWorld } from '../../../fixture/door.ts'

/** What is read of a page: its words without its addresses. */
const readOf = (page: string): string => page.replace(/<[^>]*>/g, '\n')

test('[E592] an event is called by its title wherever its figure is told', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const asked = 'act=forced_return&population=KP&event=OCT11'
  for (const path of [
    `/figures/show?${asked}`,
    `/figures/difference?${asked}&asKnownOn=2022-12-31&before=2022-10-13`,
    `/figures/statements?${asked}`,
    `/figures/moments?${asked}`,
  ]) {
    const answer = await door.get(path)
    assert.equal(answer.status, 200, path)
    const page = readOf((await answer.text()).replace(/<(script|textarea)[\s\S]*?<\/\1>/g, ''))
    assert.ok(page.includes('Returns over Red Pine Bridge'), path)
    // It stands in addresses, as that of a citation.
    assert.doesNotMatch(page, /(?<!event=)OCT11/, path)
  }
})
