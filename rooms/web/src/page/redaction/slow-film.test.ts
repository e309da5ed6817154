// Covering a film in a browser, without its scripts and by keys, narrow and dark. A process of its
// own. The film is painted; nobody in it exists.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test, { after, before } from 'node:test'
import { axeFindings } from '../../walk/axe.test.ts'
import { noBrowser, openWalk, type Walk } from '../../walk/browser.test.ts'

const FILM = new URL('../../../../../vectors/redaction/two-heads.mp4', import.meta.url)
const PATH = '/documents/film/redaction'
const noProgram = ['ffmpeg', 'bwrap'].some((name) => !existsSync(`/usr/bin/${name}`))
const options = { skip: noBrowser || (noProgram && 'no isolated ffmpeg is here') }

let walk: Walk
before(async () => {
  if (options.skip) return
  walk = await openWalk()
  const about = { title: 'Two heads', published: '2022-04-10', language: 'en', id: 'film' }
  const bytes = readFileSync(FILM).toString('base64')
  await walk.world.ask('ana-1', 'document.add', { ...about, bytes })
  await walk.world.ask('ana-1', 'redaction.start', { document: 'film', id: 'rd-1' })
})
after(() => walk?.close())

test(
  '[E1023] a span is said by keys, from the picture where it begins to where it ends',
  options,
  async () => {
    const page = await walk.visit({})
    await page.goto(`${walk.door.origin}${PATH}?page=1&part=1&shade=grey`)
    await page.getByRole('link', { name: 'Picture 3: begin here' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=3/)
    await page.goto(`${page.url().replace(/page=1/, 'page=2')}`)
    await page.getByRole('link', { name: 'Picture 20: end here' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/to=20/)
    assert.equal(await page.locator('[name=from-0]').inputValue(), '3')
    assert.equal(await page.locator('[name=to-0]').inputValue(), '20')
    await page.locator('[name=seen]').focus()
    await page.keyboard.press('Space')
    await page.locator('[name=from-0]').focus()
    await page.keyboard.press('Enter')
    await page.locator('.film-span').waitFor({ state: 'attached' })
    const [row] = (await walk.world.desk.ledger.read.redactionsById(['rd-1'])).slice(-1)
    assert.deepEqual(
      row?.row.spans?.map(({ from, to, what }) => [from, to, what]),
      [[3, 20, 'whole']],
    )
    assert.deepEqual(
      row?.row.seen.map(({ page: second }) => second),
      [2],
    )
    await page.close()
  },
)

test(
  '[E1055] no picture that is being covered is printed, with scripts and without',
  options,
  async () => {
    for (const javaScript of [true, false]) {
      const page = await walk.visit({ javaScript })
      await page.goto(`${walk.door.origin}${PATH}?page=2&part=1&shade=grey`)
      const picture = page.locator('.redaction-picture img')
      assert.equal(await picture.isVisible(), true)
      await page.emulateMedia({ media: 'print' })
      assert.equal(await picture.isVisible(), false)
      assert.equal(await page.locator('.redaction-work').isVisible(), false)
      assert.equal(await page.locator('section#picture > .print-only').isVisible(), true)
      await page.close()
    }
  },
)

test(
  '[E1023] the page of a film is right by axe, wide, narrow and in the dark',
  options,
  async () => {
    for (const how of [{}, { width: 390, scheme: 'dark' as const }]) {
      const page = await walk.visit(how)
      await page.goto(`${walk.door.origin}${PATH}?page=2&part=1&shade=grey`)
      await page.locator('.redaction-picture img').waitFor()
      assert.deepEqual(await axeFindings(page), [])
      const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      assert.ok((wide[0] ?? 0) <= (wide[1] ?? 0), `${wide}`)
      const shots = process.env.TUMEN_SHOTS
      if (shots)
        await page.screenshot({ path: `${shots}/film-${how.width ?? 'wide'}.png`, fullPage: true })
      await page.close()
    }
  },
)
