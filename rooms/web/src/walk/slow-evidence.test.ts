// Evidence from the files of a telephone to a bundle that a stranger checks: several files and a
// folder are chosen by mouse, a line of a scanned Korean letter is quoted, claimed and counted, a
// picture and a PDF are covered, and the copies leave; no original changes. By mouse, and covered
// once more without scripts, in Korean, as narrow as a telephone. All of it is invented.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import test, { after, before, type TestContext } from 'node:test'
import type { Output } from '@tumen/contract'
import { type Language, wordsIn } from '@tumen/words'
import { letLeave } from '@tumen/world'
import type { FileChooser, Locator, Page } from 'playwright-core'
import { noBrowser, openWalk, selectWords, textOf, type Walk } from './browser.test.ts'
import { recordedClaim } from './hand.test.ts'

const options = { skip: noBrowser }
const REPOSITORY = new URL('../../../../', import.meta.url)
const VERIFIER = new URL('rooms/cli/dist/verify/verify.mjs', REPOSITORY).pathname
const LETTER = 'vectors/intake/river-letter.png'
const STATION = 'world/pictures/P1.jpg'
const PAGES = 'vectors/redaction/held-letter.pdf'
const CHOSEN = [LETTER, STATION, PAGES, 'vectors/intake/tracked-letter.docx']
const IN_FOLDER = ['vectors/intake/held-mail.eml', 'vectors/intake/held-list.xlsx', LETTER]
/** Covered without scripts. */
const OTHERS = ['world/pictures/P6.jpg', 'world/pictures/P3.pdf']
const SAID = '적어도 39명'
const isTooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'
const place = (path: string) => new URL(path, REPOSITORY).pathname

let walk: Walk
const folder = mkdtempSync(join(tmpdir(), 'tumen-evidence-'))
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(async () => {
  await walk?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Screenshots for whoever looks: a folder that is named in the environment. */
const lookAt = async (page: Page, name: string) => {
  const { TUMEN_LOOK } = process.env
  if (TUMEN_LOOK) await page.screenshot({ path: `${TUMEN_LOOK}/${name}.png`, fullPage: true })
}

/** What somebody does, counted. */
interface Hand {
  page: Page
  clicks: number
  loads: number
  click(where: Locator): Promise<void>
}

async function handOf(visitor: Parameters<Walk['visit']>[0] = {}): Promise<Hand> {
  const page = await walk.visit(visitor)
  const hand: Hand = {
    ...{ page, clicks: 0, loads: 0 },
    click: async (where) => {
      hand.clicks++
      await where.click()
    },
  }
  page.on('load', () => {
    hand.loads++
  })
  return hand
}

/** Does a part of the walk, and tells what it took. */
async function counted(t: TestContext, hand: Hand, what: string, work: () => Promise<void>) {
  const [clicks, loads, begun] = [hand.clicks, hand.loads, Date.now()]
  await work()
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  const [pressed, loaded] = [hand.clicks - clicks, hand.loads - loads]
  t.diagnostic(`${what}: ${pressed} clicks, ${loaded} loads, ${seconds} s`)
}

/**
 * The chooser that the page will open. Ask before the page is loaded: the browser is told of it
 * in its own time, and a chooser opened before that is shown to nobody.
 */
function chooserOf(page: Page): Promise<FileChooser> {
  return page.waitForEvent('filechooser')
}

/** Chooses files, or a folder, as a person does, and hands them in; the answer names each. */
async function handIn({ page, click, ...hand }: Hand, field: string, paths: string[] | string) {
  const opened = chooserOf(page)
  await page.goto(`${walk.door.origin}/documents/new`)
  await click(page.locator(field))
  await (await opened).setFiles(paths)
  await page.fill('#published', '2022-04-10')
  await click(page.locator('form[action="/documents/new"] button.send'))
  await page.getByRole('heading', { name: wordsIn('en').page.document.many.title }).waitFor()
  await lookAt(page, `handed-in-${field.slice(1)}`)
  assert.ok(hand)
  return textOf(page.locator('main'))
}

/** The document of a file, by its bytes. */
async function documentOf(path: string): Promise<string> {
  const bytesHash = createHash('sha256')
    .update(readFileSync(place(path)))
    .digest('hex')
  const { documents } = await walk.world.ask<Output<'document.list'>>('ana-1', 'document.list', {
    limit: 200,
  })
  for (const { id } of documents) {
    const stored = await walk.world.desk.ledger.read.document(id)
    if (stored?.row.bytesHash === bytesHash) return id
  }
  return assert.fail(path)
}

test(
  '[E1057] several files and a folder are chosen by mouse, and nothing twice',
  options,
  async (t) => {
    const hand = await handOf()
    await counted(t, hand, 'four files', async () => {
      const told = await handIn(hand, '#file', CHOSEN.map(place))
      assert.match(told, /4 added, 0 already here, 0 not added\./)
    })
    await counted(t, hand, 'a folder of three', async () => {
      const inside = join(folder, 'telephone')
      mkdirSync(inside)
      for (const path of IN_FOLDER) copyFileSync(place(path), join(inside, basename(path)))
      const told = await handIn(hand, '#folder', inside)
      assert.match(told, /2 added, 1 already here, 0 not added\./)
    })
    await hand.page.context().close()
  },
)

test('[E1057] a line of a scanned letter is quoted by mouse, and counts', options, async (t) => {
  const hand = await handOf()
  const { page, click } = hand
  const letter = await documentOf(LETTER)
  await counted(t, hand, 'a claim on a scanned letter', async () => {
    await page.goto(`${walk.door.origin}/documents/${letter}`)
    await click(page.getByRole('link', { name: 'Record a claim' }).first())
    await selectWords(page, SAID)
    await click(page.getByRole('button', { name: 'Quote the selected words' }))
    assert.equal(await page.getByLabel('Exact words').inputValue(), SAID)
    await page.getByLabel('Number as written').fill('적어도 39')
    await page.getByLabel('What happened', { exact: true }).selectOption({ label: 'Detention' })
    await click(page.getByRole('button', { name: 'Add a speaker' }))
    await page.locator('[data-chain] input[type="text"]').last().fill('a teacher from the town')
    await page.getByLabel(/how far named/).selectOption({ label: 'anonymous on request' })
    await page.getByLabel('Where', { exact: true }).fill('Liaoning')
    await page.getByLabel(/the day on which the number holds/).fill('2022-04-09')
    await lookAt(page, 'claim')
    await click(page.locator('#claim-form button.send'))
    await page.getByText('This claim was recorded a moment ago.').waitFor()
  })
  const claim = recordedClaim(page)
  await walk.world.ask('rev-1', 'claim.accept', { claims: [claim], comment: 'compared' })
  await counted(t, hand, 'from the figure to the place on its page', async () => {
    await page.goto(`${walk.door.origin}/figures`)
    await page.getByLabel('What happened', { exact: true }).selectOption({ label: 'Detention' })
    await page.getByLabel('Where', { exact: true }).fill('Liaoning')
    await page.getByLabel('On which day').fill('2022-04-09')
    await click(page.getByRole('button', { name: 'Ask', exact: true }))
    await page.locator('.said').waitFor()
    assert.match(await textOf(page.locator('.figure-head')), /39/)
    await lookAt(page, 'figure')
    await page.goto(`${walk.door.origin}/claims/${claim}`)
    await click(page.locator(`main a[href^="/documents/${letter}"]`).first())
    await click(page.locator('button[value=grey]'))
    await page.waitForSelector('.page-frame img')
    assert.equal(await page.locator('.page-lines a.current rect').count(), 1)
    await lookAt(page, 'place')
  })
  await page.context().close()
})

test('[E1057] by keyboard alone, in Korean, on a telephone', options, async () => {
  const page = await walk.visit({ width: 390, scheme: 'dark', locale: 'ko-KR' })
  const opened = chooserOf(page)
  await page.goto(`${walk.door.origin}/documents/new`)
  await tabTo(page, '#file')
  await page.keyboard.press('Enter')
  const file = {
    name: 'said.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(`${SAID}이 잡혔다.`),
  }
  await (await opened).setFiles(file)
  await tabTo(page, '#published')
  await page.keyboard.type('2022-04-10')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/documents\/(?!new)[^/?]+/)
  assert.ok((await textOf(page.locator('main'))).includes(SAID))
  assert.equal(await page.evaluate(isTooWide), false)
  await lookAt(page, 'keyboard-ko')
  await page.context().close()
})

/** Goes on with Tab until this has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 80; n++) {
    if (await page.evaluate(`document.activeElement.matches('${selector}')`)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`no Tab leads to ${selector}`)
}

/** Answers what is asked of the part that is shown: what was found, and the checklist. */
async function decide({ page, click }: Hand, isPlain: boolean): Promise<void> {
  if (!isPlain) await click(page.locator('[data-rows] summary'))
  const found = page.locator('tr[data-from] select[name^=state-]')
  for (const one of await found.all())
    if ((await one.inputValue()) === 'undecided') await one.selectOption('covered')
  for (const one of await page.locator('select[name^=check-]').all())
    if ((await one.inputValue()) === '') await one.selectOption('done')
}

/** Draws a box over the head at the edge: by the mouse, or by its numbers. */
async function draw({ page }: Hand, isPlain: boolean): Promise<void> {
  if (isPlain) {
    const row = await page
      .locator('tr:not([data-from]) input[name^=x-]')
      .first()
      .getAttribute('name')
    const n = row?.split('-')[1]
    for (const [field, is] of Object.entries({ x: 0, y: 300, w: 200, h: 300 }))
      await page.fill(`[name=${field}-${n}]`, String(is))
    return
  }
  const stage = page.locator('.redaction-stage')
  await stage.scrollIntoViewIfNeeded()
  const at = (await stage.boundingBox()) ?? assert.fail('no picture')
  await page.mouse.move(at.x + 4, at.y + 40)
  await page.mouse.down()
  await page.mouse.move(at.x + 200, at.y + 240, { steps: 4 })
  await page.mouse.up()
}

/** Looks at every part that is shown, one after the other. */
async function look({ page, click }: Hand, isPlain: boolean): Promise<void> {
  if (isPlain) return page.locator('[name=seen]').check()
  const seen = page.locator('[data-seen]')
  for (let n = 0; n < 60; n++) {
    const [, some, all] = /^(\d+) \D+ (\d+)/.exec(await textOf(seen)) ?? []
    if (some !== undefined && some === all) return
    await page.waitForTimeout(1200)
    await click(page.locator('[data-does=next]'))
  }
}

/** Covers what is to be covered, part by part and page by page, and makes the copy. */
async function cover(hand: Hand, document: string, language: Language, isPlain: boolean) {
  const own = wordsIn(language).page.redaction
  const { page, click } = hand
  await page.goto(`${walk.door.origin}/documents/${document}/redaction`)
  await click(page.locator('form:has([value=begin]) button.send'))
  await click(page.locator('#picture a[data-shade=grey]'))
  for (let n = 0; n < 40; n++) {
    if (!isPlain) await page.locator('.redaction-stage canvas').first().waitFor()
    if (n === 0) await draw(hand, isPlain)
    await look(hand, isPlain)
    await decide(hand, isPlain)
    assert.equal(await page.evaluate(isTooWide), false)
    if (n === 0) await lookAt(page, `covering-${language}-${document}`)
    const next = page.locator('form[data-boxes] button[name=next]')
    const isLast = (await next.count()) === 0
    const loaded = page.waitForEvent('load')
    await click(isLast ? page.locator('form[data-boxes] button.send') : next)
    await loaded
    if (await page.getByText(own.ready).count()) break
  }
  await lookAt(page, `covered-${language}-${document}`)
  await click(page.locator('form:has([value=render]) button.send'))
  await page.getByText(own.copies.waits).first().waitFor()
}

/** A second person looks at every part of the copy, and lets it go. */
async function letGo(document: string): Promise<void> {
  const { ask } = walk.world
  const listed = await ask<Output<'evidence.list'>>('rev-1', 'evidence.list', { document })
  const derivative = listed.derivatives.at(-1)?.id
  const { redactions } = await ask<Output<'redaction.list'>>('rev-1', 'redaction.list', {
    document,
  })
  const on = { redaction: redactions.at(-1)?.id }
  const first = await ask<Output<'redaction.show'>>('rev-1', 'redaction.show', on)
  for (const n of first.pages?.keys() ?? [undefined]) {
    const of = { ...on, ...(n !== undefined && { page: n + 1 }) }
    const { tiles } = await ask<Output<'redaction.show'>>('rev-1', 'redaction.show', of)
    for (const tile of tiles.keys())
      await ask('rev-1', 'redaction.picture', { ...of, tile, copy: derivative })
  }
  const tiles = Array.from({ length: 99 }, (_, n) => n)
  await ask('rev-1', 'evidence.review', { derivative, decision: 'approved', tiles })
}

/** Asks for the copy, saves the file, and has the verifier read it, also unpacked. */
async function leave(hand: Hand, document: string, language: Language): Promise<void> {
  const { page, click } = hand
  await page.goto(`${walk.door.origin}/documents/${document}/redaction`)
  await click(page.getByRole('link', { name: wordsIn(language).page.bundle.copy.start }))
  await click(page.locator('button.send'))
  await page.fill('#recipient', 'an invented partner')
  await click(page.locator('section[aria-labelledby="ask-title"] button.send'))
  await page.waitForURL(/\/bundles\/bu_/)
  const bundle = page.url().split('/').at(-1) ?? ''
  await letLeave(walk.world.desk, bundle)
  await page.reload()
  const saved = page.waitForEvent('download')
  await click(page.locator('section[aria-labelledby="make-title"] button.send'))
  const file = join(folder, `${bundle}.zip`)
  await (await saved).saveAs(file)
  const keys = await walk.world.ask<Output<'bundle.keys'>>('vie-1', 'bundle.keys', {})
  for (const [name, text] of [
    ['policy', keys.policy],
    ['signers', keys.signers],
  ] as const)
    writeFileSync(join(folder, name), text)
  const unpacked = join(folder, bundle)
  const done = spawnSync('python3', ['-m', 'zipfile', '-e', file, unpacked])
  const trust = ['--policy', join(folder, 'policy'), '--signers', join(folder, 'signers')]
  for (const one of [file, ...(done.status === 0 ? [unpacked] : [])]) {
    const { status, stdout } = spawnSync(process.execPath, [VERIFIER, '--json', ...trust, one])
    assert.equal(status, 0, `${one}: ${stdout}`)
  }
  // The original is not in it.
  const { row } = (await walk.world.desk.ledger.read.document(document)) ?? assert.fail()
  const original = Buffer.from(await walk.world.desk.ledger.bytesOf(row))
  assert.ok(!readFileSync(file).includes(original.subarray(1000, 1400)))
}

async function coverAndLeave(
  t: TestContext,
  paths: readonly string[],
  language: Language,
  visitor: Visiting,
) {
  const hand = await handOf(visitor)
  for (const path of paths) {
    const document = await documentOf(path)
    await counted(t, hand, `${basename(path)} covered`, () =>
      cover(hand, document, language, visitor.javaScript === false),
    )
    await letGo(document)
    await counted(t, hand, `${basename(path)} in a bundle`, () => leave(hand, document, language))
  }
  await hand.page.context().close()
}
type Visiting = NonNullable<Parameters<Walk['visit']>[0]>

test('[E1058] a picture and a PDF are covered and leave, by mouse', options, (t) =>
  coverAndLeave(t, [STATION, PAGES], 'en', {}),
)

test('[E1058] the same without scripts, in Korean, narrow and dark', options, async (t) => {
  const about = { published: '2022-04-10', language: 'en' }
  for (const path of OTHERS) {
    const bytes = readFileSync(place(path)).toString('base64')
    await walk.world.ask('ana-1', 'document.add', { ...about, title: basename(path), bytes })
  }
  await coverAndLeave(t, OTHERS, 'ko', {
    ...{ javaScript: false, width: 390, scheme: 'dark', locale: 'ko-KR' },
  })
})

test('[E1058] no original has changed', options, async () => {
  for (const path of [...CHOSEN, ...IN_FOLDER, ...OTHERS]) {
    const { row } = (await walk.world.desk.ledger.read.document(await documentOf(path))) ?? {}
    assert.ok(row, path)
    const kept = Buffer.from(await walk.world.desk.ledger.bytesOf(row))
    assert.equal(Buffer.compare(kept, readFileSync(place(path))), 0, path)
  }
})
