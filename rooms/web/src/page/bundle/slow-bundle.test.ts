// Making a bundle in a browser: by keyboard, without scripts, narrow and in the dark, in three
// languages; axe looks at what only a posted form shows.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test, { after, before } from 'node:test'
import { letLeave } from '@tumen/world'
import type { Page } from 'playwright-core'
import { axeFindings } from '../../walk/axe.test.ts'
import { noBrowser, openWalk, textOf, type Visitor, type Walk } from '../../walk/browser.test.ts'

const options = { skip: noBrowser }
const HELD = '/bundles/new?act=detention&place=CN%2FLN&at=2022-07-31'
const ASK = 'section[aria-labelledby="ask-title"]'
const MAKE = 'section[aria-labelledby="make-title"]'
let walk: Walk
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

/** The page that shows what would go. */
async function previewed(visitor: Visitor = {}): Promise<Page> {
  const page = await walk.visit(visitor)
  await page.goto(walk.door.origin + HELD)
  await page.click('button.send')
  await page.waitForSelector(ASK)
  return page
}

/** Asks for the bundle, has it approved, and comes back to its page. */
async function approved(page: Page): Promise<void> {
  await page.fill('#recipient', 'an invented court')
  await page.click(`${ASK} button.send`)
  await page.waitForURL(/\/bundles\/bu_/)
  const bundle = page.url().split('/').at(-1)
  await letLeave(walk.world.desk, bundle ?? '')
  await page.reload()
}

test(
  '[E584] what would go is right for axe: light, dark, narrow, in three languages',
  options,
  async () => {
    for (const locale of ['en-GB', 'ko-KR', 'zh-CN']) {
      const page = await previewed({ width: 375, locale })
      const folds = `for (const one of document.querySelectorAll('details')) one.open = true`
      await page.evaluate(folds)
      assert.deepEqual(await axeFindings(page), [], locale)
      await page.emulateMedia({ colorScheme: 'dark' })
      assert.deepEqual(await axeFindings(page, 'colours'), [], locale)
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      assert.ok(width <= 375, `${locale}: ${width}`)
      await approved(page)
      assert.deepEqual(await axeFindings(page, 'colours'), [], locale)
      await page.context().close()
    }
  },
)

test('[E584] without scripts a bundle is asked for, made and saved', options, async () => {
  const page = await previewed({ javaScript: false })
  await approved(page)
  const saved = page.waitForEvent('download')
  await page.click(`${MAKE} button.send`)
  const download = await saved
  assert.match(download.suggestedFilename(), /^bu_[0-9a-f]+\.zip$/)
  const bytes = await readFile(await download.path())
  assert.equal(bytes.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004')
  await page.reload()
  assert.ok((await textOf(page.locator('main'))).includes('handed out'))
  await page.context().close()
})

test('[E584] by keyboard alone; when the file is saved the page says so', options, async () => {
  const page = await walk.visit()
  await page.goto(walk.door.origin + HELD)
  await page.focus('input[name="profile"][value="court"]')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForSelector(ASK)
  await page.focus('#recipient')
  await page.keyboard.type('an invented court')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  assert.equal(await page.isChecked('#withNotes'), true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/bundles\/bu_/)
  const bundle = page.url().split('/').at(-1)
  await letLeave(walk.world.desk, bundle ?? '')
  await page.reload()
  await page.focus(`${MAKE} button.send`)
  const saved = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  await (await saved).path()
  const said = page.locator('[data-progress-text]')
  await said.getByText('The file was sent to your browser').waitFor()
  assert.equal(await page.isVisible('[data-progress-cancel]'), false)
  await page.context().close()
})
