// The tutorial "Your first report, in the browser", step by step, with the text that stands in it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { comeIn, emptyWorld, noBrowser, openWalk, selectWords, textOf } from './browser.test.ts'

const TUTORIAL = new URL(
  '../../../../docs/tutorials/first-report-in-the-browser.md',
  import.meta.url,
)
const WORDS = 'detained at least 12 people at the crossing'

/** The report that the tutorial gives. */
function reportText(): string {
  const found = /```text\n([\s\S]*?)```/.exec(readFileSync(TUTORIAL, 'utf8'))
  assert.ok(found?.[1], 'the tutorial gives a report')
  return found[1]
}

async function addReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Add a report' }).click()
  await page.getByLabel('Paste the text').fill(reportText())
  await page.getByLabel('Title', { exact: true }).fill('Twelve held at the crossing')
  await page.getByLabel('Language', { exact: true }).selectOption('en')
  await page.getByLabel('Published', { exact: true }).fill('2024-03-04')
  await page.getByLabel('Publisher', { exact: true }).fill('Example Gazette')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Recorded.').waitFor()
}

async function recordClaim(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Record a claim' }).first().click()
  await selectWords(page, WORDS)
  await page.getByRole('button', { name: 'Quote the selected words' }).click()
  assert.equal(await page.getByLabel('Exact words').inputValue(), WORDS)
  await page.getByLabel('Number as written').fill('at least 12')
  await page.getByLabel('What happened', { exact: true }).selectOption({ label: 'Detention' })
  await page.getByRole('button', { name: 'Add a speaker' }).click()
  await page.locator('[data-chain] input[type="text"]').last().fill('a teacher from the town')
  await page.getByLabel(/how far named/).selectOption({ label: 'anonymous on request' })
  await page.getByLabel('Where', { exact: true }).fill('Liaoning')
  await page.getByLabel(/the day on which the number holds/).fill('2024-03-03')
  await page.getByText(/a teacher from the town, passed on by Example Gazette/).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('This claim was recorded a moment ago.').waitFor()
}

async function askFigure(page: Page): Promise<string> {
  await page.locator('h1').click()
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await page.waitForURL(/\/figures$/)
  await page.getByLabel('What happened', { exact: true }).selectOption({ label: 'Detention' })
  await page.getByLabel('Where', { exact: true }).fill('Liaoning')
  await page.getByLabel('On which day').fill('2024-03-31')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.locator('.said').waitFor()
  return textOf(page.locator('.figure-head'))
}

async function takeBack(page: Page): Promise<void> {
  await page.locator('.said a').first().click()
  await page.locator('figure.words a[href^="/claims/"]').first().click()
  await page.getByText('Take it out of the figures').click()
  await page.getByLabel('The origin withdraws the statement').check()
  await page.getByLabel('What happened', { exact: true }).last().fill('She asked us to.')
  await page.getByRole('button', { name: 'Take it out', exact: true }).click()
  await page.getByText('Taken out of the figures.').waitFor()
}

test('[E228] every step of the tutorial in the browser can be taken as it stands there', {
  skip: noBrowser,
}, async () => {
  const world = await emptyWorld('2024-03-05')
  const walk = await openWalk(world)
  try {
    const page = await walk.visit()
    await addReport(page)
    await recordClaim(page)
    const first = await askFigure(page)
    assert.match(first, /12/)
    assert.match(first, /no upper limit stated/)
    // Two weeks later: whoever was signed in then is not any more.
    world.now.day = '2024-03-20'
    await comeIn(page, walk.door)
    assert.equal(await askFigure(page), first)
    await takeBack(page)
    assert.match(await askFigure(page), /Nothing|no data/i)
    await page.getByRole('link', { name: /^Before: / }).click()
    assert.match(await textOf(page.locator('.figure-head')), /12/)
    await page.goto(`${walk.door.origin}/log`)
    await page.getByRole('button', { name: 'Sign the log as it stands' }).click()
    await page.getByText('The log is signed.').waitFor()
    await page.getByRole('link', { name: 'Check everything' }).click()
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByText('Everything was recomputed; nothing is wrong.').waitFor()
  } finally {
    await walk.close()
  }
})
