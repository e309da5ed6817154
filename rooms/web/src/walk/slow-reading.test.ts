// A reviewer and the program: a report is added, the program reads it, and a person decides about
// twenty proposals with the keys; the figure follows. Everything in the report is invented.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import {
  type EmptyWorld,
  emptyWorld,
  noBrowser,
  openWalk,
  textOf,
  type Walk,
} from './browser.test.ts'
import { pasteReport } from './hand.test.ts'
import { READ_REPORT } from './read-report.test.ts'

const options = { skip: noBrowser }
const MOST_SECONDS = 120

let world: EmptyWorld
let walk: Walk
let page: Page
before(async () => {
  if (noBrowser) return
  world = await emptyWorld('2022-05-06')
  walk = await openWalk(world)
  page = await walk.visit()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${walk.door.origin}/documents/new`, { waitUntil: 'load' })
  await pasteReport(page, READ_REPORT)
})
after(() => walk?.close())

/** Presses keys that lead to another page, and waits until it is there. */
async function go(...keys: string[]): Promise<void> {
  for (const key of keys.slice(0, -1)) await page.keyboard.press(key)
  const arrived = page.waitForEvent('load')
  await page.keyboard.press(keys.at(-1) ?? '')
  await arrived
}

/** How many are open, accepted and rejected, as the page says. */
async function counts(): Promise<number[]> {
  const told = await textOf(page.locator('.proposal-head strong'))
  return [...told.matchAll(/(\d+) (?:open|accepted|rejected)/g)].map(([, n]) => Number(n))
}

/** The number of the proposal that is looked at. */
const LOOKED_AT = "document.activeElement.closest('[data-row]')?.dataset.number"
const lookedAt = async () => Number(await page.evaluate(LOOKED_AT))

/** Whether all of the card that is looked at can be seen. */
const IS_WHOLE = `(() => {
  const { top, bottom } = document.querySelector('.claim-card.current').getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
})()`

test('[E281] keys go from proposal to proposal, decide, edit and undo', options, async () => {
  await page.waitForLoadState('load')
  await go('r')
  const [open = 0, ...none] = await counts()
  assert.ok(open >= 20, `${open} proposals`)
  assert.deepEqual(none, [0, 0])
  for (const key of ['j', 'j', 'k']) await page.keyboard.press(key)
  assert.equal(await lookedAt(), 1)
  await page.keyboard.press('j')
  assert.equal(await lookedAt(), 2)
  assert.ok(await page.locator('mark.near[data-claims="2"]').isVisible())
  await go('x')
  assert.deepEqual([await counts(), await lookedAt()], [[open - 1, 0, 1], 3])
  assert.equal(await page.evaluate(IS_WHOLE), true)
  await page.keyboard.press('k')
  await go('u')
  assert.deepEqual([await counts(), await lookedAt()], [[open, 0, 0], 2])
  await page.keyboard.press('k')
  await go('e')
  const quoted = await page.inputValue('#quote')
  assert.ok(quoted.includes('At least 52 North Koreans') && READ_REPORT.text.includes(quoted))
  await page.locator('#act').focus()
  await go('Control+Enter')
  assert.deepEqual([await counts(), await lookedAt()], [[open - 1, 1, 0], 2])
  assert.match(
    await textOf(page.locator('[data-number="1"].proposals-read, .proposal-done')),
    /accepted with changes, anna/,
  )
  await page.keyboard.press('k')
  await go('u')
  assert.deepEqual(await counts(), [open, 0, 0])
})

test('[E281] those that ask nothing are ticked with one button', options, async () => {
  const boxes = page.locator('input[form="chosen"]')
  const ticked = page.locator('input[form="chosen"]:checked')
  const clearOnes = page.locator('input[form="chosen"][data-clear]')
  const clear = await clearOnes.count()
  await page.locator('[data-choose]').click()
  assert.ok(clear > 0 && clear < (await boxes.count()))
  assert.equal(await ticked.count(), clear)
  const said = clear === 1 ? 'One is chosen.' : `${clear} are chosen.`
  assert.equal(await textOf(page.locator('[data-chosen]')), said)
  for (const box of await clearOnes.all()) await box.uncheck()
  assert.equal(await textOf(page.locator('[data-chosen]')), '')
})

test('[E282] twenty proposals are decided by keys within two minutes', options, async () => {
  const begun = performance.now()
  await page.goto(page.url().split('?')[0] ?? '', { waitUntil: 'load' })
  const [open = 0] = await counts()
  for (let left = open; left > 0; left--) {
    await go(left === open - 1 ? 'x' : 'a')
    assert.equal((await counts())[0], left - 1, await textOf(page.locator('main')))
  }
  assert.deepEqual(await counts(), [0, open - 1, 1])
  assert.match(await textOf(page.locator('.proposal-head')), /Every proposal is decided/)
  const seconds = (performance.now() - begun) / 1000
  assert.ok(seconds < MOST_SECONDS, `${seconds.toFixed(0)} s`)
})

test('[E282] the figure follows from what was accepted', options, async () => {
  const question = 'act=detention&place=CN%2FLN&from=2022-04-01&to=2022-04-30'
  await page.goto(`${walk.door.origin}/figures/show?${question}`)
  const told = await textOf(page.locator('.figure-head'))
  assert.match(told, /52/)
  assert.match(told, /1 independent origin|one independent origin/i)
})
