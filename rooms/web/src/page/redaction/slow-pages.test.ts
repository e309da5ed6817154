// Covering a PDF in a browser: the second page by keys, narrow and dark. A process of its own.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { after, before } from 'node:test'
import { axeFindings } from '../../walk/axe.test.ts'
import { noBrowser, openWalk, textOf, type Walk } from '../../walk/browser.test.ts'

const LETTER = new URL('../../../../../vectors/redaction/held-letter.pdf', import.meta.url)
const PATH = '/documents/letter/redaction'
const options = { skip: noBrowser }

let walk: Walk
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  const about = { title: 'Letter', published: '2022-04-10', language: 'en', id: 'letter' }
  const bytes = readFileSync(LETTER).toString('base64')
  await walk.world.ask('ana-1', 'document.add', { ...about, bytes })
  await walk.world.ask('ana-1', 'redaction.start', { document: 'letter', id: 'rd-1' })
})
after(() => walk?.close())

test(
  '[E911] by keys a whole line of the second page is covered, saved, and the page stays',
  options,
  async () => {
    const page = await walk.visit({})
    await page.goto(`${walk.door.origin}${PATH}?page=2&part=1&shade=grey`)
    await page.locator('.redaction-stage canvas').first().waitFor()
    const count = page.locator('[data-counts]')
    assert.equal(await textOf(count), '0 covered, 1 to decide, 0 dropped')
    await page.locator('.redaction-box').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('w')
    assert.equal(await textOf(count), '2 covered, 0 to decide, 0 dropped')
    assert.match(await textOf(page.locator('[data-told]')), /Left 0, .* 1240 by/)
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/page=2/)
    await page.locator('.redaction-stage canvas').first().waitFor()
    assert.equal(await textOf(page.locator('[data-counts]')), '2 covered, 0 to decide, 0 dropped')
    const [row] = (await walk.world.desk.ledger.read.redactionsById(['rd-1'])).slice(-1)
    const second = row?.row.boxes.filter((box) => box.page === 2)
    assert.deepEqual(
      second?.map(({ what, state }) => [what, state]),
      [
        ['text', 'covered'],
        ['text', 'covered'],
      ],
    )
    assert.equal(row?.row.boxes.filter((box) => box.page === 1).length, 2)
    await page.close()
  },
)

test('[E911] the page of a PDF is right by axe, narrow and in the dark', options, async () => {
  const page = await walk.visit({ width: 390, scheme: 'dark' })
  await page.goto(`${walk.door.origin}${PATH}?page=1&part=1&shade=grey`)
  await page.locator('.redaction-stage canvas').first().waitFor()
  assert.deepEqual(await axeFindings(page), [])
  await page.close()
})
