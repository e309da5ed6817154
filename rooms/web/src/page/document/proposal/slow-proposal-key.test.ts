// The keys of the page of proposals in a browser: from the marked card on, and to what is open.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { PATH, TEXT } from '../../../../fixture/report.ts'
import { noBrowser, openWalk, textOf, type Walk } from '../../../walk/browser.test.ts'

const options = { skip: noBrowser }

let walk: Walk
let page: Page
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  await walk.world.ask('ana-1', 'document.add', {
    ...{ id: 'K1', title: '보도 K1', text: TEXT, language: 'ko' },
    ...{ publisher: 'harbour', published: '2022-04-29' },
  })
  page = await walk.visit()
  await page.goto(walk.door.origin + PATH, { waitUntil: 'load' })
})
after(() => walk?.close())

const MARKED = "document.querySelector('.claim-card.current').closest('li').dataset.number"
const marked = async () => Number(await page.evaluate(MARKED))

test('[E690] j goes from the marked card to the next open one, k back', options, async () => {
  assert.equal(await marked(), 1)
  await page.keyboard.press('j')
  assert.equal(await marked(), 2)
  await page.keyboard.press('x')
  await page.locator('li[data-number="2"][data-state="rejected"]').waitFor()
  assert.equal(await marked(), 3)
  await page.locator('li[data-number="1"] .claim-number').focus()
  await page.keyboard.press('j')
  assert.equal(await marked(), 3)
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  assert.equal(await marked(), 1)
})

test('[E691] a goes to the first open question and says that it is open', options, async () => {
  await page.reload({ waitUntil: 'load' })
  await page.keyboard.press('a')
  const open = page.locator('li[data-number="1"] [data-question]').first()
  assert.match(await textOf(open.locator('.still-open')), /still open/)
  assert.match(
    await textOf(page.locator('[data-told]')),
    /held there\? This question is still open/,
  )
  assert.equal(await open.evaluate((one) => one.contains(document.activeElement)), true)
  await page.keyboard.press('1')
  assert.equal(await open.locator('.still-open').count(), 0)
})

test('[E692] keys are shown by the script alone, and not to a hand on glass', options, async () => {
  const HOVERS = "matchMedia('(hover: hover)').matches"
  const shown = await page.locator('.key-legend').isVisible()
  assert.equal(shown, await page.evaluate(HOVERS))
  const plain = await walk.visit({ javaScript: false })
  await plain.goto(walk.door.origin + PATH, { waitUntil: 'load' })
  assert.equal(await plain.locator('.key-legend').isVisible(), false)
})
