// A report and its reprint, from adding them to the number of their origins: with scripts, and
// without. The reports are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { emptyWorld, noBrowser, openWalk, textOf } from './browser.test.ts'

const NOTE =
  'The ferry keepers of Lampford counted the boats again on Sunday. At least 41 herons were seen ' +
  'between the two piers, the oldest of them said, and 17 nests had been left since the frost. ' +
  'Nobody on the quay could say where the birds had gone, or whether they would come back.'

interface Report {
  title: string
  text: string
  publisher: string
  published: string
}

const FIRST = { title: 'Herons', text: NOTE, publisher: 'Lampford Post', published: '2024-03-01' }
const REPRINT = {
  title: 'Birds of the piers',
  text: NOTE.replace('At least 41', '41'),
  publisher: 'Quay Courier',
  published: '2024-03-02',
}

async function add(page: Page, origin: string, report: Report): Promise<void> {
  await page.goto(`${origin}/documents/new`)
  await page.getByLabel('Paste the text').fill(report.text)
  await page.getByLabel('Title', { exact: true }).fill(report.title)
  await page.getByLabel('Language', { exact: true }).selectOption('en')
  await page.getByLabel('Published', { exact: true }).fill(report.published)
  await page.getByLabel('Publisher', { exact: true }).fill(report.publisher)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Recorded.').waitFor()
}

const count = (page: Page) => textOf(page.locator('.story-count'))

for (const javaScript of [true, false]) {
  const how = javaScript ? 'with' : 'without'
  test(`[E258] from a reprint to its origins, ${how} scripts`, { skip: noBrowser }, async () => {
    const walk = await openWalk(await emptyWorld('2024-03-05'))
    try {
      const page = await walk.visit({ javaScript })
      await add(page, walk.door.origin, FIRST)
      await add(page, walk.door.origin, REPRINT)
      await page.getByRole('link', { name: 'All reports of this story' }).click()
      assert.equal(await count(page), '2 reports, 1 to 2 independent origins')
      await page.getByText('Most of the words are the same.').waitFor()
      await page.getByRole('button', { name: 'No, a voice of its own' }).click()
      await page.getByText('The decision is recorded.').waitFor()
      assert.equal(await count(page), '2 reports, 2 independent origins')
      await page.getByRole('button', { name: 'Undo', exact: true }).click()
      assert.equal(await count(page), '2 reports, 1 to 2 independent origins')
      await page.getByRole('button', { name: 'Yes, it depends on it' }).click()
      await page.getByText('The decision is recorded.').waitFor()
      assert.equal(await count(page), '2 reports, one independent origin')
      await page.getByRole('link', { name: 'Compare' }).click()
      assert.match(
        await textOf(page.locator('.changes')),
        /on Sunday\. Left out: At least 41 herons/,
      )
    } finally {
      await walk.close()
    }
  })
}
