// Lists and kept estimates in a browser: the whole way with and without scripts, before axe, narrow
// and in Korean. All invented.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { axeFindings } from '../../walk/axe.test.ts'
import { noBrowser, openWalk, type Visitor, type Walk } from '../../walk/browser.test.ts'

const WAIT_MS = 120_000
const CHOSEN = '/estimates/table?from=A&from=B&from=C&asKnownOn=&origins='
const PAGES = [
  ...['/estimates', '/estimates/table', CHOSEN, '/estimates/kept/E-1'],
  ...['/estimates/compare?before=E-1&after=E-2', '/lists', '/lists/new', '/lists/A'],
]

let walk: Walk
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

const VISITORS: readonly Visitor[] = [
  { scheme: 'light' },
  { scheme: 'dark', width: 360 },
  { width: 375, locale: 'ko-KR' },
]

for (const visitor of VISITORS)
  test(`[E310] axe finds nothing on these pages, ${JSON.stringify(visitor)}`, {
    skip: noBrowser,
  }, async () => {
    const page = await walk.visit(visitor)
    for (const path of PAGES) {
      await page.goto(`${walk.door.origin}${path}`)
      for (const summary of await page.locator('main summary').all()) await summary.click()
      assert.deepEqual(await axeFindings(page), [], path)
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      assert.ok(width <= (visitor.width ?? 1280), `${path} ${width}`)
    }
    assert.deepEqual(walk.troubles, [])
    await page.context().close()
  })

for (const javaScript of [true, false])
  test(`[E311] from a file to a kept estimate and its comparison, scripts ${javaScript}`, {
    skip: noBrowser,
  }, async () => {
    const page = await walk.visit({ javaScript })
    const suffix = javaScript ? 'x' : 'y'
    await page.goto(`${walk.door.origin}/lists`)
    const rows = [...'ABC'].flatMap((list, at) =>
      Array.from({ length: 60 }, (_, n) => `p${n * (at + 1)},${suffix}${list}`),
    )
    await page.fill('textarea[name=csv]', ['person,list', ...rows].join('\n'))
    await page.click('main form[action="/lists"] button.send')
    await page.waitForSelector(`text=${suffix}C`, { timeout: WAIT_MS })
    await page.goto(`${walk.door.origin}/estimates/table`)
    for (const list of 'ABC') await page.check(`text=${suffix}${list}: 60 persons`)
    await page.click('main form[method=get] button.send')
    await page.waitForSelector('text=/\\d+ persons on 3 lists/', { timeout: WAIT_MS })
    await page.click('.estimate-options > summary')
    await page.selectOption('select[name=replicates]', '200')
    await page.fill('input[name=title]', `walk ${suffix}`)
    await page.click('main form[method=post] button.send')
    await page.waitForSelector('.estimate-said', { timeout: WAIT_MS })
    assert.match((await page.textContent('main')) ?? '', /as known at 1 March 2023/)
    await page.getByRole('button', { name: 'Reckon it again' }).click()
    await page.waitForSelector('text=it comes out the same', { timeout: WAIT_MS })
    await page.goto(`${walk.door.origin}/estimates`)
    await page.selectOption('select[name=before]', { label: 'Three lists as they are written' })
    await page.click('main form[action="/estimates/compare"] button.send')
    await page.waitForSelector('text=Why: other lists, another seed.', { timeout: WAIT_MS })
    assert.deepEqual(walk.troubles, [])
    await page.context().close()
  })
