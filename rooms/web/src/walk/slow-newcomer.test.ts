// A newcomer's ten minutes: from the start page to the words behind a number, to the day on which
// a source withdrew, and to the decision on which the number of voices hangs.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { noBrowser, openWalk, textOf, type Walk } from './browser.test.ts'

let walk: Walk
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

const MINUTES = 10

test('[E227] a newcomer finds the words behind a number, and why it changed, in ten minutes', {
  skip: noBrowser,
}, async () => {
  const began = Date.now()
  const page = await walk.visit()
  const main = page.locator('main')
  await main.getByText('Invented world. Nothing here happened').waitFor()

  // The start page says what a question answers today; a click opens the answer.
  await page.getByRole('link', { name: 'Held in Liaoning, end of July 2022' }).click()
  await main.getByRole('heading', { level: 1, name: 'Detention, Liaoning' }).waitFor()
  const head = page.locator('.figure-head')
  assert.match(await textOf(head), /no upper limit stated/)

  // As known on 10 August: 52, about 80, about 80; four reports, one or two voices.
  await page.getByText('Another day').click()
  await page.getByLabel('Day', { exact: true }).fill('2022-08-10')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.waitForURL(/asKnownOn=2022-08-10/)
  const told = await textOf(head)
  assert.match(told, /52[\s\S]*about 80[\s\S]*about 80/)
  assert.match(told, /1 to 2 independent origins/)
  assert.match(told, /4 reports/)

  // "About 80" leads to somebody's exact words and to who passed them on.
  await page
    .locator('.range-rows')
    .getByRole('link', { name: /^about 80/ })
    .first()
    .click()
  const words = page.locator(decodeURIComponent(new URL(page.url()).hash))
  assert.match(await textOf(words), /about 80[\s\S]*All of them were held in Liaoning/)
  assert.match(await textOf(words), /Harbour Wire[\s\S]*The missionary/)

  // The next day on which the answer changed: the source has withdrawn.
  await page.getByRole('link', { name: /^Next: 26 August 2022/ }).click()
  assert.match(await textOf(head), /no upper limit stated/)
  assert.match(await textOf(main), /withdrawn by its origin/)

  // What moved, in sentences.
  await page.locator('summary:has(#compare-title)').click()
  await page.getByRole('textbox', { name: 'Earlier day' }).fill('2022-08-10')
  await page.getByRole('button', { name: 'Compare' }).click()
  await main
    .getByText(/What changed/)
    .first()
    .waitFor()

  // The decision about the unnoticed copy.
  await page.goto(`${walk.door.origin}/lineage/R11/R08`)
  await main
    .getByText(/confirmed/)
    .first()
    .waitFor()
  await main.getByText('Had it been decided otherwise').first().waitFor()
  assert.match(await textOf(main), /2 to 3 independent origins/)
  assert.ok((await page.locator('main mark').count()) > 3, 'what both texts share is marked')

  const seconds = (Date.now() - began) / 1000
  assert.ok(seconds < MINUTES * 60, `${seconds} s`)
})
