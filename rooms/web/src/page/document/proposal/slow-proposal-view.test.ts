// What is in view while cards are decided by keys: the decision, the foot, and what was said.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, textOf, type Walk } from '../../../walk/browser.test.ts'

const options = { skip: noBrowser }

const MUCH_ASKED = [
  'About 80 herders have been detained, two traders say. The road to China was closed.',
  'Some were taken to Jilin, others to Liaoning, and nobody knows since when.',
].join('\n\n')
const PLAIN = [21, 22, 23]
  .map((n) => `On ${n - 18} May 2024 ${n} herders were arrested in Jilin, the mayor said.`)
  .join('\n\n')

let walk: Walk
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  for (const [id, text] of Object.entries({ V1: MUCH_ASKED, V2: PLAIN }))
    await walk.world.ask('ana-1', 'document.add', {
      ...{ id, title: `Report ${id}`, text, language: 'en' },
      ...{ publisher: 'harbour', published: '2024-07-29' },
    })
})
after(() => walk?.close())

const OPEN = '.claim-card.current [data-question]:not(:has(input:checked))'

async function visit(id: string, height: number): Promise<Page> {
  const page = await walk.visit({ width: 1280, height })
  await page.goto(`${walk.door.origin}/documents/${id}/proposals`, { waitUntil: 'load' })
  return page
}

/** Where an element begins and ends in the window. */
const edgesOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      return { top: Math.round(top), bottom: Math.round(bottom), height: innerHeight }
    })

async function isSeen(page: Page, selector: string): Promise<boolean> {
  const { top, bottom, height } = await edgesOf(page, selector)
  return top >= 0 && bottom <= height
}

/** The numbers and states of the items. */
const statesOf = (page: Page) =>
  page
    .locator('.proposals-read li[data-number]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-state')))

const saidOn = (page: Page) => textOf(page.locator('[data-told]'))

test(
  '[E1049] the decision stays in view on a high card, and covers no question',
  options,
  async () => {
    const page = await visit('V1', 500)
    const accept = '.claim-card.current [data-act="a"]'
    const asked = await page.locator(OPEN).count()
    assert.ok(asked >= 4, `${asked} questions`)
    for (let left = asked - 1; left >= 0; left--) {
      await page.keyboard.press('1')
      assert.equal(await page.locator(OPEN).count(), left)
      assert.equal(await isSeen(page, accept), true, `${left} left`)
      if (left === 0) continue
      const { bottom } = await edgesOf(page, OPEN)
      assert.ok(bottom <= (await edgesOf(page, accept)).top, `${left} left: covered`)
    }
    const card = await edgesOf(page, '.claim-card.current')
    assert.ok(card.bottom - card.top > 500, 'a high card')
    const fields = await edgesOf(page, '.claim-card.current .proposal-fields')
    assert.ok(fields.bottom <= (await edgesOf(page, accept)).top, 'the fields are seen')
    await page.context().close()
  },
)

test('[E1049] j shows the decision of the card that it leads to', options, async () => {
  const page = await visit('V2', 320)
  await page.keyboard.press('j')
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => drawn(null))))
  assert.equal(await isSeen(page, '.claim-card.current [data-act="a"]'), true)
  await page.context().close()
})

test(
  '[E1050] u undoes one decision after another, and says where there is none',
  options,
  async () => {
    const page = await visit('V2', 800)
    const nothing = page.locator('.claim-card.current [data-nothing]')
    await page.keyboard.press('u')
    assert.equal(await nothing.isVisible(), true)
    assert.match(await saidOn(page), /Nothing here to undo/)
    for (const n of [1, 2]) {
      await page.keyboard.press('x')
      await page.locator(`li[data-number="${n}"][data-state="rejected"]`).waitFor()
    }
    assert.equal(await nothing.isVisible(), false)
    for (const n of [2, 1]) {
      await page.keyboard.press('u')
      await page.locator(`li[data-number="${n}"][data-state="open"]`).waitFor()
    }
    await page.keyboard.press('u')
    assert.equal(await nothing.isVisible(), true)
    assert.deepEqual(await statesOf(page), ['open', 'open', 'open'])
    await page.context().close()
  },
)

test('[E1051] the foot says that the last one is decided, and where to go', options, async () => {
  const page = await visit('V2', 420)
  for (const n of [1, 2, 3]) {
    assert.equal(await textOf(page.locator('.proposal-end')), '')
    await page.keyboard.press('x')
    await page.locator(`li[data-number="${n}"][data-state="rejected"]`).waitFor()
  }
  assert.equal(await isSeen(page, '.proposal-end a'), true)
  assert.match(await saidOn(page), /rejected.*Every proposal is decided/s)
  const plain = await walk.visit({ javaScript: false })
  await plain.goto(page.url(), { waitUntil: 'load' })
  assert.match(await textOf(plain.locator('.proposal-end')), /^Every proposal is decided/)
  await plain.locator('.proposal-end a').click()
  assert.match(plain.url(), /\/documents\/V2$/)
  await page.keyboard.press('u')
  await page.locator('li[data-number="3"][data-state="open"]').waitFor()
  assert.equal(await textOf(page.locator('.proposal-end')), '')
  await page.context().close()
})

test('[E1052] a refused card keeps its answers in one line', options, async () => {
  const page = await visit('V1', 800)
  const isOpen = (name: string) => page.locator(`:nth-match(${OPEN}, 1) input[name$="${name}"]`)
  for (let n = 0; (await page.locator(OPEN).count()) > 0; n++) {
    assert.ok(n < 9, 'every key answers')
    if ((await isOpen('which-period').count()) === 0) {
      await page.keyboard.press('1')
      continue
    }
    await page.keyboard.press('9')
    assert.match(String(await page.locator(':focus').getAttribute('placeholder')), /2022-04/)
    await page.keyboard.type('some day')
    await page.keyboard.press('Enter')
  }
  const folded = await page.locator('.claim-card.current .answered').count()
  assert.ok(folded >= 3, `${folded} in one line`)
  await page.keyboard.press('a')
  await page.locator('.claim-card.current .chips .wrong').waitFor()
  assert.equal(await page.locator('.claim-card.current .answered').count(), folded)
  await page.context().close()
})
