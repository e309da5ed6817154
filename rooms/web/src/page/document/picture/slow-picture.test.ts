// A picture in a browser: opened by hands on the keyboard, gone by one key. A process of its own.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, textOf, type Visitor, type Walk } from '../../../walk/browser.test.ts'

const FILE = new URL('../../../../../../vectors/intake/river-letter.png', import.meta.url)

let walk: Walk
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  await walk.world.ask('ana-1', 'document.add', {
    ...{ id: 'letter', title: 'Letter', published: '2022-04-10', language: 'en' },
    bytes: readFileSync(FILE).toString('base64'),
  })
  await walk.world.ask('ana-1', 'claim.record', {
    ...{ id: 'held', document: 'letter', quote: ['at least 39 people'], number: 'at least 39' },
    ...{ act: 'arrest', place: 'CN', at: '2022-04', chain: ['lantern'] },
  })
})
after(() => walk?.close())

/** Opens the picture by keyboard alone. */
async function look(visitor: Visitor = {}): Promise<Page> {
  const page = await walk.visit(visitor)
  await page.goto(`${walk.door.origin}/documents/letter?claim=held#picture`)
  await page.focus('button[value="grey"]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.page-frame img')
  await page.waitForLoadState('load')
  const wide = 'document.querySelector(".page-frame img").naturalWidth'
  assert.equal(await page.evaluate(wide), 880)
  return page
}

test('[E833] Esc and b take the picture away at once, and that is said', {
  skip: noBrowser,
}, async () => {
  for (const key of ['Escape', 'b']) {
    const page = await look()
    assert.match(await textOf(page.locator('[data-picture-key]')), /Esc or b/)
    await page.keyboard.press(key)
    assert.equal(await page.locator('img').count(), 0, key)
    assert.equal(await textOf(page.locator('[data-picture-hidden]')), 'The picture is hidden.')
    await page.context().close()
  }
  assert.deepEqual(walk.troubles, [])
})

test('[E833] narrow, dark and without scripts it is shown and hidden again', {
  skip: noBrowser,
}, async () => {
  const page = await look({ javaScript: false, width: 390, scheme: 'dark', locale: 'ko-KR' })
  const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  assert.equal(await page.evaluate(wide), 0)
  const [image, lines] = ['.page-frame img', '.page-lines'].map((one) => page.locator(one))
  const [of, over] = [await image?.boundingBox(), await lines?.boundingBox()]
  assert.ok(
    of && over && Math.abs(of.width - over.width) < 2 && Math.abs(of.height - over.height) < 2,
  )
  await page.click('button[value="none"]')
  await page.waitForSelector('.page-picture > p:not([role])')
  assert.equal(await page.locator('img').count(), 0)
  await page.context().close()
  assert.deepEqual(walk.troubles, [])
})
