// U10 in a browser: by links alone to a table of returns by province and month, and on paper.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { noBrowser, openWalk, type Walk } from '../../walk/browser.test.ts'

const options = { skip: noBrowser }
let walk: Walk

before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

/** The inner width of A4 lengthwise with margins of a centimetre, in pixels of CSS. */
const PAPER = { width: 1047, height: 718 }

/** How far each table reaches, and whether something in it would have to be scrolled. */
const REACH = `[...document.querySelectorAll('.cell-scroll')].map((one) => ({
  right: one.querySelector('table').getBoundingClientRect().right,
  hidden: one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight,
  columns: one.querySelectorAll('thead th').length,
}))`

test(
  '[E1004] U10: a table of returns by province and month, found by links and printed whole',
  options,
  async () => {
    const page = await walk.visit()
    await page.goto(`${walk.door.origin}/figures`)
    await page.getByRole('link', { name: 'All statistics' }).click()
    await page.getByRole('link', { name: 'Returned by force, 2022' }).click()
    await page.waitForSelector('table.cells', { timeout: 60_000 })
    await page.setViewportSize(PAPER)
    await page.emulateMedia({ media: 'print' })
    const tables = (await page.evaluate(REACH)) as Record<string, number | boolean>[]
    assert.ok(tables.length > 0)
    for (const { right = 0, hidden, columns } of tables) {
      assert.ok(Number(right) <= PAPER.width, `reaches to ${right}`)
      assert.equal(hidden, false)
      // The place, twelve months and the whole.
      assert.equal(columns, 14)
    }
    await page.context().close()
  },
)
