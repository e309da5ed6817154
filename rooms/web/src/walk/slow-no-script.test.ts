// The main job without scripts, as readers on the safest setting of their browser do it: every
// step by a plain form. Words that stand twice and a name of two places are chosen between.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { callByName } from '@tumen/desk'
import { worldText } from '@tumen/world'
import type { Page } from 'playwright-core'
import { comeIn, emptyWorld, noBrowser, openWalk, textOf, type Walk } from './browser.test.ts'
import { fillFields, pasteReport, recordedClaim } from './hand.test.ts'

const options = { skip: noBrowser }
const world = noBrowser ? undefined : await emptyWorld('2022-08-06')
let walk: Walk
let page: Page
const REPORT = {
  text: worldText('reports/R08.txt'),
  title: 'Eighty held',
  language: 'en',
  published: '2022-08-05',
  publisher: 'Harbour Wire',
}
/** Two mills of one name, in two provinces. */
const TWINS = {
  places: ['CN/LN/MILL', 'CN/JL/MILL'].map((id) => ({
    id,
    level: 'settlement',
    names: { en: 'Twin mill' },
  })),
}

before(async () => {
  if (!world) return
  await callByName(world.desk, 'place.import', TWINS, {
    actor: { account: 'anna', roles: ['documenter', 'analyst', 'reviewer'] },
    progress: { report: () => undefined },
  })
  walk = await openWalk(world)
  page = await walk.visit({ javaScript: false })
})
after(() => walk?.close())

const goTo = (path: string) => page.goto(walk.door.origin + path)
const main = () => page.locator('main')
const send = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
/** Waits for the line that says what was done. */
const done = (words: string) => page.locator('.notice.done', { hasText: words }).waitFor()

const steps: Record<string, string> = {}

test(
  '[E234] without scripts a report is added, checked and recorded, also where words are not clear',
  options,
  async () => {
    await goTo('/documents')
    await page.getByRole('link', { name: /Add/ }).first().click()
    await pasteReport(page, REPORT)
    steps.first = new URL(page.url()).pathname
    await page.getByRole('link', { name: 'Record a claim' }).first().click()
    await fillFields(page, {
      quote: 'the missionary',
      act: 'detention',
      chain: 'Harbour Wire\na missionary',
      anonymity: 'anonymous_on_request',
      place: 'Twin mill',
      at: '2022-07-31',
    })
    await send('Check')
    const told = await textOf(page.locator('#understood'))
    assert.match(told, /The words stand in the text \d times/)
    assert.match(told, /Several places have this name/)
    assert.match(told, /Nothing is stored by checking/)
    await page.locator('input[name="choose-offset"]').nth(1).check()
    await page.locator('input[name="choose-place"][value="CN/JL/MILL"]').check()
    await page.locator('#claim-form button.send').click()
    await page.getByText('This claim was recorded a moment ago.').waitFor()
    const unclear = recordedClaim(page)
    await fillFields(page, {
      quote: 'about 80 people',
      piece1: 'All of them were held in Liaoning as of last month',
      number: 'about 80',
      act: 'detention',
      place: 'Liaoning',
    })
    await page.locator('#claim-form button.send').click()
    await page.waitForURL(({ searchParams }) => ![null, unclear].includes(searchParams.get('kept')))
    steps.held = recordedClaim(page)
    await goTo(`/claims/${unclear}`)
    assert.match(await textOf(main()), /Twin mill/)
  },
)

test(
  '[E234] without scripts a claim is amended, asked for, taken out and compared',
  options,
  async () => {
    await goTo(`/claims/${steps.held}`)
    await page.getByRole('link', { name: 'Amend', exact: true }).click()
    await fillFields(page, { affected: 'North Koreans', reason: 'Whom it speaks of.' })
    await page.locator('#claim-form button.send').click()
    await done('Amended')
    steps.held = recordedClaim(page)
    await goTo('/figures')
    await fillFields(page, { act: 'detention', place: 'Liaoning', at: '2022-07-31' })
    await send('Ask')
    assert.match(await textOf(page.locator('.figure-head')), /about 80/)
    const asked = page.url()
    if (world) world.now.day = '2022-08-27'
    await comeIn(page, walk.door)
    await goTo(`/claims/${steps.held}`)
    await page.getByText('Take it out of the figures').click()
    await page.getByLabel('The origin withdraws the statement').check()
    await page.fill('#reason', 'He asked us to.')
    await send('Take it out')
    await done('Taken out')
    await page.goto(asked)
    await fillFields(page, { before: '2022-08-10' })
    await send('Compare')
    await page.locator('h1', { hasText: 'What changed' }).waitFor()
    assert.match(await textOf(main()), /withdrawn by its origin/)
  },
)

test('[E234] without scripts words are searched and the search is kept', options, async () => {
  await goTo('/search')
  await page.fill('#query', 'missionary')
  await page.locator('form:has(#query) button.send').click()
  assert.ok(!page.url().includes('missionary'))
  assert.match(await textOf(main()), /Eighty held/)
  await page.locator('summary', { hasText: 'Save this search' }).click()
  await page.locator('details #name').fill('Who told it')
  await page.locator('details button.send').click()
  await done('Saved.')
  await goTo('/search')
  await page.getByRole('link', { name: 'Who told it' }).click()
  assert.match(await textOf(main()), /Eighty held/)
  assert.ok(!page.url().includes('missionary'))
})

test(
  '[E234] without scripts a copy is decided, and the decision undone and done again',
  options,
  async () => {
    await goTo('/documents/new')
    const copy = {
      ...REPORT,
      text: worldText('reports/R11.txt'),
      title: 'A copy',
      publisher: 'Digest',
    }
    await pasteReport(page, copy)
    await page.getByRole('link', { name: /Relate it to another document/ }).click()
    await page.selectOption('#newest', { index: 1 })
    await page.locator('main button.send').click()
    await done('The judgement is recorded.')
    assert.ok((await page.locator('main mark').count()) > 3)
    await page.locator('button[data-key=y]').click()
    await done('The decision is recorded.')
    assert.match(await textOf(page.locator('.judgement')), /confirmed/)
    await page.locator('.notice.done').getByRole('button', { name: 'Undo' }).click()
    await done('Undone.')
    assert.match(await textOf(page.locator('.judgement')), /waits for a decision/)
    await page.locator('.notice.done').getByRole('button', { name: 'Do it again' }).click()
    await done('Done again.')
    assert.match(await textOf(page.locator('.judgement')), /confirmed/)
  },
)
