// An estimate in a browser: the answer before axe, narrow and in Korean, and without scripts.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFindings } from '../../walk/axe.test.ts'
import { noBrowser, openWalk, type Visitor, type Walk } from '../../walk/browser.test.ts'

const WAIT_MS = 120_000
/** Invented. */
const FOUR = [
  'harbour police,ferry house,parish registers,lantern network,count',
  ...['1,0,0,0,120', '0,1,0,0,84', '0,0,1,0,65', '0,0,0,1,40', '1,1,0,0,31', '1,0,1,0,22'],
  ...['1,0,0,1,9', '0,1,1,0,14', '0,1,0,1,8', '0,0,1,1,6', '1,1,1,0,9', '1,1,0,1,4'],
  ...['1,0,1,1,3', '0,1,1,1,2', '1,1,1,1,1'],
].join('\n')

let walk: Walk
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

/** The page of the answer, as this visitor has it. */
async function answered(visitor: Visitor): Promise<Page> {
  const page = await walk.visit(visitor)
  await page.goto(`${walk.door.origin}/estimates`)
  await page.fill('textarea[name=csv]', FOUR)
  await page.click('.estimate-options > summary')
  await page.selectOption('select[name=replicates]', '200')
  await page.click('form:has(textarea[name=csv]) button.send')
  await page.waitForSelector('.estimate-said', { timeout: WAIT_MS })
  return page
}

const VISITORS: readonly Visitor[] = [
  { scheme: 'light' },
  { scheme: 'dark', width: 360 },
  { width: 375, locale: 'ko-KR' },
]

for (const visitor of VISITORS)
  test(`[E296] axe finds nothing in an answer, ${JSON.stringify(visitor)}`, {
    skip: noBrowser,
  }, async () => {
    const asking = await walk.visit(visitor)
    await asking.goto(`${walk.door.origin}/estimates`)
    assert.deepEqual(await axeFindings(asking), [])
    await asking.context().close()
    const page = await answered(visitor)
    assert.deepEqual(await axeFindings(page), [])
    for (const summary of await page.locator('.estimate-part summary').all()) await summary.click()
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
    assert.ok(width <= (visitor.width ?? 1280), String(width))
    assert.deepEqual(walk.troubles, [])
    await page.context().close()
  })

test('[E296] an estimate is asked for and answered without scripts', {
  skip: noBrowser,
}, async () => {
  const page = await answered({ javaScript: false })
  assert.match((await page.textContent('.estimate-said')) ?? '', /At least 418 \(documented\)/)
  assert.equal(await page.locator('.estimate-against').isVisible(), true)
  await page.context().close()
})
