// One file of each kind that is read, and of some that are kept, handed in through the form: with
// and without scripts, in Korean, as narrow as a telephone, in the dark. What is kept is what came.
// And a scanned Korean letter, from its line to a figure and back to its place. All is invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { after, before } from 'node:test'
import { wordsIn } from '@tumen/words'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, textOf, type Visitor, type Walk } from './browser.test.ts'

const options = { skip: noBrowser }
const at = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url))
interface Kind {
  name: string
  type: string
  bytes: Buffer
  /** Why it is restricted by itself; nothing for what is typed. */
  closed?: 'mail' | 'picture' | 'pages' | 'unread' | 'scan' | 'pictures'
}
const KINDS: readonly Kind[] = [
  { name: 'said.txt', type: 'text/plain', bytes: Buffer.from('적어도 39명이 붙잡혔다.') },
  { name: 'page.html', type: 'text/html', bytes: Buffer.from('<html><p>At least 39 were held.') },
  {
    name: 'said.srt',
    type: 'text/plain',
    bytes: Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nAt least 39.\n'),
  },
  { name: 'observer.pdf', type: 'application/pdf', bytes: at('vectors/intake/river-observer.pdf') },
  { name: 'letter.docx', type: '', bytes: at('vectors/intake/tracked-letter.docx') },
  { name: 'list.xlsx', type: '', bytes: at('vectors/intake/held-list.xlsx') },
  { name: 'talk.pptx', type: '', bytes: at('vectors/intake/held-talk.pptx') },
  {
    name: 'mail.eml',
    type: 'message/rfc822',
    bytes: at('vectors/intake/held-mail.eml'),
    closed: 'mail',
  },
  { name: 'courier.wacz', type: '', bytes: at('vectors/intake/reed-courier.wacz') },
  {
    name: 'letter.png',
    type: 'image/png',
    bytes: at('vectors/intake/river-letter.png'),
    closed: 'picture',
  },
  {
    name: 'station.jpg',
    type: 'image/jpeg',
    bytes: at('world/pictures/P1.jpg'),
    closed: 'picture',
  },
  { name: 'voice.wav', type: 'audio/wav', bytes: at('world/pictures/P8.wav'), closed: 'unread' },
  {
    ...{ name: 'film.mp4', type: 'video/mp4', closed: 'unread' as const },
    bytes: Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
  },
]
const isTooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'
/** Screenshots for whoever looks: a folder that is named in the environment. */
const lookAt = async (page: Page, name: string) => {
  const { TUMEN_LOOK } = process.env
  if (TUMEN_LOOK) await page.screenshot({ path: `${TUMEN_LOOK}/${name}.png`, fullPage: true })
}
let walk: Walk
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

/** Hands a file in by the form, and comes to the page of its document. */
async function handIn(page: Page, { name, type, bytes }: Kind, title: string): Promise<string> {
  await page.goto(`${walk.door.origin}/documents/new`)
  const file = { name, mimeType: type || 'application/octet-stream', buffer: bytes }
  await page.setInputFiles('input[name=file]', file)
  await page.fill('#title', title)
  await page.fill('#published', '2022-04-10')
  await page.selectOption('#language', 'en')
  await page.click('form[action="/documents/new"] button.send')
  await page.waitForURL(/\/documents\/(?!new)[^/?]+/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

async function checkKinds(visitor: Visitor & { language: 'en' | 'ko' }, mark: string) {
  const { language, ...how } = visitor
  const page = await walk.visit(how)
  const { closed: sentences } = wordsIn(language).page.document.added
  for (const kind of KINDS) {
    // Other bytes each time: the same ones would be here already.
    const bytes = kind.name.endsWith('.txt') ? Buffer.from(`${kind.bytes} ${mark}`) : kind.bytes
    const id = await handIn(page, { ...kind, bytes }, `${kind.name} ${mark}`)
    assert.equal(await page.evaluate(isTooWide), false, kind.name)
    await lookAt(page, `${mark}-${kind.name}`)
    const told = await textOf(page.locator('main'))
    for (const [why, sentence] of Object.entries(sentences))
      if (why !== 'remedy')
        assert.equal(told.includes(sentence), why === kind.closed, `${kind.name} ${why}`)
    const { row } = (await walk.world.desk.ledger.read.document(id)) ?? assert.fail(kind.name)
    assert.equal(row.sensitivity, kind.closed ? 'restricted' : 'public', kind.name)
    const kept = await walk.world.desk.ledger.bytesOf(row)
    assert.equal(Buffer.compare(Buffer.from(kept), bytes), 0, `${kind.name} is kept as it came`)
  }
  await page.context().close()
}

test('[E993] a file of each kind is handed in, and its page says what it is', options, () =>
  checkKinds({ language: 'en' }, 'wide'),
)

test('[E993] the same without scripts, in Korean, narrow and dark', options, () =>
  checkKinds(
    { language: 'ko', javaScript: false, width: 390, scheme: 'dark', locale: 'ko-KR' },
    'narrow',
  ),
)

test(
  '[E994] words of a scanned Korean letter lead from the figure to their line',
  options,
  async () => {
    const { ask } = walk.world
    const bytes = at('vectors/intake/river-letter.png').toString('base64')
    await ask('ana-1', 'document.add', {
      ...{ id: 'korean', title: '갈대강 편지', published: '2022-04-10', language: 'ko', bytes },
      sensitivity: 'public',
    })
    const { id } = await ask<{ id: string }>('ana-1', 'claim.record', {
      ...{ document: 'korean', quote: ['적어도 39명'], act: 'arrest', place: 'CN' },
      ...{ at: '2022-04-09', chain: ['lantern'], number: '적어도 39' },
    })
    await ask('rev-1', 'claim.accept', { claims: [id], comment: 'compared with the page' })
    const page = await walk.visit({ width: 390, height: 800, scheme: 'dark', locale: 'ko-KR' })
    const figure = '/figures/show?act=arrest&place=CN&from=2022-04-01&to=2022-04-30'
    await page.goto(walk.door.origin + figure)
    const words = page.locator(`[id="q-${id}"]`)
    assert.ok((await textOf(words)).includes('적어도 39명'))
    await lookAt(page, 'korean-figure')
    await page.goto(`${walk.door.origin}/claims/${id}`)
    await page.locator('main a[href^="/documents/korean"]').first().click()
    await page.waitForURL(/\/documents\/korean/)
    assert.ok((await textOf(page.locator('[data-reading] mark').first())).includes('39'))
    await page.locator('button[value=grey]').click()
    await page.waitForSelector('.page-frame img')
    // The first line of the letter stands between 30 and 80 of its 400 pixels.
    const line = page.locator('.page-lines a.current rect')
    const [top, height] = [await line.getAttribute('y'), await line.getAttribute('height')]
    assert.ok(Number(top) >= 30 && Number(top) + Number(height) <= 80, `${top} ${height}`)
    assert.equal(await page.evaluate(isTooWide), false)
    await lookAt(page, 'korean-place')
    // Somebody finds that the line reads otherwise: the figure says so, and stays as it was.
    const { text } = await ask<{ text: string }>('ana-1', 'document.show', { id: 'korean' })
    await ask('ana-1', 'document.correct', {
      ...{ id: 'korean', text: text.replace('적어도 39명', '적어도 30명'), reason: 'misread' },
    })
    await page.goto(walk.door.origin + figure)
    const { textCorrected } = wordsIn('ko').report
    assert.ok((await textOf(page.locator('main'))).includes(textCorrected))
    await lookAt(page, 'korean-corrected')
    await page.context().close()
  },
)
