// A scanned letter from the file to a figure and back: its misread line is corrected by keyboard at
// the width of a telephone, in the dark, in each language; a claim quotes it; the figure that
// counts it leads back to the place on the page. The letter is invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { after, before } from 'node:test'
import { LANGUAGE_TAG, LANGUAGES, type Language, wordsIn } from '@tumen/words'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, textOf, type Walk } from './browser.test.ts'

const options = { skip: noBrowser }
const FILE = new URL('../../../../vectors/intake/blurred-letter.jpg', import.meta.url)
const SAID = 'at least 39 people'
let walk: Walk
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  const bytes = readFileSync(FILE).toString('base64')
  await walk.world.ask('ana-1', 'document.add', {
    ...{ id: 'letter', title: 'Letter', published: '2022-04-10', language: 'en', bytes },
    sensitivity: 'public',
  })
})
after(() => walk?.close())

async function visit(path: string, language: Language, width = 390): Promise<Page> {
  const locale = LANGUAGE_TAG[language]
  const page = await walk.visit({ width, height: 800, scheme: 'dark', locale })
  await page.goto(walk.door.origin + path, { waitUntil: 'load' })
  return page
}

/** Goes on with Tab until this has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let turn = 0; turn < 120; turn++) {
    await page.keyboard.press('Tab')
    const isThere = `document.activeElement?.matches(${JSON.stringify(selector)})`
    if (await page.evaluate(isThere)) return
  }
  assert.fail(`the keyboard does not reach ${selector}`)
}

const isTooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'
/** Screenshots for whoever looks: a folder that is named in the environment. */
const lookAt = async (page: Page, name: string) => {
  const { TUMEN_LOOK } = process.env
  if (TUMEN_LOOK) await page.screenshot({ path: `${TUMEN_LOOK}/${name}.png`, fullPage: true })
}

for (const [n, language] of LANGUAGES.entries())
  test(
    `[E905] a scan is corrected by keyboard alone, narrow and dark: ${language}`,
    options,
    async () => {
      const own = wordsIn(language).page.correct
      const page = await visit('/documents/letter/correct', language)
      assert.equal(await page.evaluate(isTooWide), false)
      await lookAt(page, `${language}-1-open`)
      await tabTo(page, 'textarea[name=text]')
      await page.keyboard.press('Control+Home')
      await page.keyboard.type(`${n + 1} `)
      await tabTo(page, 'input[name=reason]')
      await page.keyboard.type('misread')
      await tabTo(page, 'button[value=grey]')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.page-frame img')
      assert.equal(await page.evaluate(isTooWide), false)
      await lookAt(page, `${language}-2-picture`)
      await tabTo(page, 'button[value=check]')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.page-changes ins')
      assert.ok((await textOf(page.locator('main'))).includes(own.changes))
      assert.equal(await page.evaluate(isTooWide), false)
      await lookAt(page, `${language}-3-changes`)
      await tabTo(page, 'button[value=save]')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/documents\/letter(\?|#|$)/)
      assert.ok((await textOf(page.locator('main'))).includes(own.corrected))
      await lookAt(page, `${language}-4-saved`)
      await page.context().close()
    },
  )

test(
  '[E906] a figure that rests on a scan leads back to the place on its page',
  options,
  async () => {
    const { id } = await walk.world.ask<{ id: string }>('ana-1', 'claim.record', {
      ...{ document: 'letter', quote: [SAID], act: 'arrest', place: 'CN' },
      ...{ at: '2022-04-09', chain: ['lantern'], number: 'at least 39' },
    })
    await walk.world.ask('rev-1', 'claim.accept', {
      claims: [id],
      comment: 'compared with the page',
    })
    const page = await visit(
      '/figures/show?act=arrest&place=CN&from=2022-04-01&to=2022-04-30',
      'en',
      1280,
    )
    const words = page.locator(`[id="q-${id}"]`)
    assert.ok((await textOf(words)).includes(SAID))
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    await words.locator(`a[href="/claims/${id}"]`).click()
    await page.waitForURL(`**/claims/${id}`)
    await page.locator(`main a[href^="/documents/letter"][href*="${id}"]`).first().click()
    await page.waitForURL(/\/documents\/letter/)
    assert.ok((await textOf(page.locator('[data-reading] mark').first())).includes('39'))
    await page.locator('button[value=grey]').click()
    await page.waitForSelector('.page-frame img')
    // The line of the letter that says so stands between 150 and 200 of its 400 pixels.
    const line = page.locator('.page-lines a.current rect')
    assert.equal(await line.count(), 1)
    const [top, height] = [await line.getAttribute('y'), await line.getAttribute('height')]
    const [from, to] = [Number(top), Number(top) + Number(height)]
    assert.ok(from >= 150 && to <= 200 && height !== '0', `${from} to ${to}`)
    await lookAt(page, 'place')
  },
)
