// Where things stand on a usual and on a narrow screen: what is above and below begins where the
// page does, tables are whole, labels of fields side by side begin at one height, and the menu is
// one row.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, type Walk } from './browser.test.ts'

const options = { skip: noBrowser }
let walk: Walk
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

const STATEMENTS = '/figures/statements?act=detention&place=Liaoning&at=2022-07-31'

/** Left and right end of the header's, the page's and the footer's content, in whole pixels. */
const ENDS = `['.top', 'main', '.bottom'].map((name) => {
  const one = document.querySelector(name)
  const { left, right } = one.getBoundingClientRect()
  const { paddingLeft, paddingRight } = getComputedStyle(one)
  return [left + parseFloat(paddingLeft), right - parseFloat(paddingRight)].map(Math.round).join()
})`
/** Tables of which a part is beyond their border. */
const CUT = `[...document.querySelectorAll('.scroll')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.ariaLabel ?? one.id)`
/** Cells of the heading that do not stand above their column. */
const ASKEW = `(() => {
  const leftOf = (one) => one.getBoundingClientRect().left
  return [...document.querySelectorAll('main table')].flatMap((table) => {
    const [head] = table.querySelectorAll('thead tr')
    const [first] = table.querySelectorAll('tbody tr')
    const isAskew = (cell, n) => Math.abs(leftOf(cell) - leftOf(first.children[n])) > 1
    return [...(head?.children ?? [])].filter(isAskew).map((cell) => cell.textContent)
  })
})()`
/** Rows of fields whose labels or controls stand at several heights. */
const UNEVEN = `[...document.querySelectorAll('.row')].filter((row) => {
  const fields = [...row.children].filter((one) => one.matches('.field:not(.check)'))
  const lines = Map.groupBy(fields, (one) => Math.round(one.getBoundingClientRect().bottom))
  const heights = (line, what) =>
    new Set(line.map((one) => Math.round(one.querySelector(what).getBoundingClientRect().top)))
  return [...lines.values()].some((line) =>
    heights(line, 'label').size > 1 || heights(line, 'input, select').size > 1)
}).map((row) => row.textContent.slice(0, 60))`
/** Heights at which entries of the menu stand, and whether the marked one is seen. */
const MENU = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const link = document.querySelector('.top nav a[aria-current]')
  const isSeen = () => {
    const { left, right } = link.getBoundingClientRect()
    return left > -1 && right < innerWidth + 1
  }
  // Browsers move what scrolls to where it begins after the page is there.
  for (let n = 0; n < 120 && !isSeen(); n++) await frame()
  const entries = [...document.querySelectorAll('.top nav a')]
  const rows = new Set(entries.map((one) => Math.round(one.getBoundingClientRect().top))).size
  return [rows, isSeen()]
})()`

async function at(page: Page, path: string): Promise<Page> {
  await page.goto(walk.door.origin + path)
  return page
}

test(
  '[E501] at 1,280 px the page, what is above and what is below begin and end at one place',
  options,
  async () => {
    const page = await walk.visit({ width: 1280, height: 900 })
    for (const locale of ['en', 'ko', 'zh']) {
      await page.locator(`.look button[value=${locale}]`).click()
      for (const path of ['/', '/log/changes', STATEMENTS]) {
        await at(page, path)
        const ends = (await page.evaluate(ENDS)) as string[]
        assert.equal(new Set(ends).size, 1, `${locale} ${path}: ${ends.join(' ')}`)
        assert.deepEqual(await page.evaluate(MENU), [1, true])
        assert.deepEqual(await page.evaluate(CUT), [], `${locale} ${path}`)
        assert.deepEqual(await page.evaluate(ASKEW), [], `${locale} ${path}`)
      }
      await at(page, '/')
    }
    await page.context().close()
  },
)

test(
  '[E502] labels of fields side by side begin at one height, and what is typed into stands at one',
  options,
  async () => {
    const page = await walk.visit({ width: 1280, height: 900 })
    for (const path of ['/figures', '/documents', '/documents/new', '/claims', '/persons'])
      assert.deepEqual(await (await at(page, path)).evaluate(UNEVEN), [], path)
    await page.context().close()
  },
)

test('[E503] at 390 and 800 px the menu is one row that begins where one is', options, async () => {
  for (const width of [390, 800]) {
    const page = await walk.visit({ width, height: 844 })
    for (const path of ['/', '/claims', '/log'])
      assert.deepEqual(await (await at(page, path)).evaluate(MENU), [1, true], `${width} ${path}`)
    await page.context().close()
  }
})
