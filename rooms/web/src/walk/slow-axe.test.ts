// Every page before axe, the judge of accessibility that others made: with much in it and with
// nothing, in light and dark, wide and narrow; and every page without scripts.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { axeFindings } from './axe.test.ts'
import { noBrowser, openWalk, type Visitor, type Walk } from './browser.test.ts'
import { EVERY_PAGE } from './every-page.test.ts'
import { linkWorld } from './linked-world.test.ts'

let walk: Walk
let pages: readonly string[]
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  pages = [...EVERY_PAGE, ...(await linkWorld(walk.world)).paths]
})
after(() => walk?.close())

// A dark page is the light one in other colours, so that only what depends on these is asked again.
async function judgeAll(visitor: Visitor, paths: readonly string[]): Promise<void> {
  const by = visitor.scheme === 'dark' ? 'colours' : 'all'
  const page = await walk.visit(visitor)
  const found: string[] = []
  for (const path of paths) {
    await page.goto(walk.door.origin + path)
    for (const line of await axeFindings(page, by)) found.push(`${path}: ${line}`)
  }
  await page.context().close()
  assert.deepEqual(found, [])
}

for (const scheme of ['light', 'dark'] as const)
  test(`[E222] axe finds nothing on any page, ${scheme}`, { skip: noBrowser }, async () => {
    await judgeAll({ scheme }, pages)
  })

test('[E222] axe finds nothing on a narrow screen, in Korean', { skip: noBrowser }, async () => {
  const some = pages.filter((path) => !path.startsWith('/reference/'))
  await judgeAll({ width: 375, locale: 'ko-KR' }, some)
})

test('[E222] axe finds nothing on pages of what went wrong', { skip: noBrowser }, async () => {
  await judgeAll({}, ['/nothing/here', '/documents/none', '/claims/none', '/sign-in'])
})

test('[E222] bite: axe finds a picture without words', { skip: noBrowser }, async () => {
  const page = await walk.visit()
  await page.evaluate("document.querySelector('main').append(document.createElement('img'))")
  const found = await axeFindings(page)
  assert.ok(found.some((line) => line.startsWith('image-alt')))
  await page.context().close()
})

test('[E222] bite: in the dark axe finds words that nobody can read', {
  skip: noBrowser,
}, async () => {
  const page = await walk.visit({ scheme: 'dark' })
  await page.evaluate("document.querySelector('h1').style.color = '#333'")
  const found = await axeFindings(page, 'colours')
  assert.ok(found.some((line) => line.startsWith('color-contrast')))
  await page.context().close()
})

test('[E223] no page is wider than a narrow screen', { skip: noBrowser }, async () => {
  const page = await walk.visit({ width: 375 })
  const wide: string[] = []
  for (const path of pages) {
    await page.goto(walk.door.origin + path)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    if (Number(width) > 375) wide.push(`${path}: ${width}`)
  }
  await page.context().close()
  assert.deepEqual(wide, [])
})

test('[E224] without scripts every page has its words, and every form a button', {
  skip: noBrowser,
}, async () => {
  const page = await walk.visit({ javaScript: false })
  for (const path of pages) {
    await page.goto(walk.door.origin + path)
    assert.ok(await page.locator('h1').isVisible(), path)
    for (const form of await page.locator('form:not([method="dialog"])').all()) {
      const button = form.locator('button[type="submit"]:not([hidden]), button:not([type])').first()
      assert.ok((await button.count()) > 0, `${path}: a form without a button`)
    }
  }
  await page.context().close()
})
