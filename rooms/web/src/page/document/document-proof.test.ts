// The page of a web archive, and of a document with proofs beside it. The files are invented
// (vectors/intake/README.md).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { addArchive, attachWrongStamp } from '../../../fixture/archive.ts'
import { ORIGIN, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const world = openWorld().then(async (opened) => {
  await addArchive(opened)
  return opened
})

async function open(language: string): Promise<string> {
  const door = await openFixtureDoor(await world)
  const page = mainOf(await door.text('/documents/X-wacz', { 'accept-language': language }))
  return page.slice(page.indexOf('<details class="document-facts document-proofs"'))
}

test('[E445] the page says what an archive shows and what not, in three languages', async () => {
  const english = await open('en')
  for (const words of [
    'Web archive (WACZ 1.1.1)',
    'all 5 files were as its list says, and 8 digests in 4 records matched.',
    'Signature of the archive by the holder of a domain',
    'Nothing wrong was found. Whether to trust where it comes from is not judged here.',
    'Signer, by its own words: observer.example',
    'that the site served these pages.',
    'text as the archiving program noted it',
  ])
    assert.ok(english.includes(words), words)
  assert.match(
    await open('ko'),
    /웹 아카이브 \(WACZ 1\.1\.1\)[\s\S]*출처를 믿을지는 여기서 판단하지 않습니다/,
  )
  assert.match(await open('zh'), /网页存档（WACZ 1\.1\.1）[\s\S]*其来源是否可信，此处不作判断/)
})

test('[E445] nothing is called authentic or verified, no address is a link, no request of a reader is shown', async () => {
  const page = await open('en')
  const part = page.slice(0, page.indexOf('</details>'))
  assert.doesNotMatch(part, /authentic|verified|href=|secret-of-a-reader/i)
  assert.match(part, /<li>One request holds what the browser sent to be known/)
})

test('[E446] an archive that signs somebody in is shown open', async () => {
  assert.match(await open('en'), /^<details class="document-facts document-proofs" open/)
})

test('[E446] a proof with something wrong is shown open, with what is wrong', async () => {
  await attachWrongStamp(await world)
  const page = await open('en')
  assert.match(page, /^<details class="document-facts document-proofs" open/)
  assert.match(page, /<p class="wrong">Something is wrong with it\.<\/p>/)
  assert.ok(page.includes('It is not about these bytes.'))
  assert.ok(page.includes('<dd>nothing about these bytes, since something is wrong with it.</dd>'))
  const none = await openFixtureDoor(await world)
  assert.ok(!(await none.text('/documents/R08')).includes('document-proofs'))
})

test('[E447] a proof is kept by a form; what is none is refused beside the field, and without a file nothing is', async () => {
  const door = await openFixtureDoor(await world)
  const page = await door.text('/documents/X-wacz/proof')
  assert.match(page, /enctype="multipart\/form-data"[\s\S]*type="file"/)
  const post = async (file?: Blob) => {
    const body = new FormData()
    if (file) body.append('file', file, 'secret-name.tsr')
    const headers = { cookie: door.cookie, origin: ORIGIN }
    return door.send('/documents/X-wacz/proof', { method: 'POST', headers, body })
  }
  const none = await post(new Blob(['hello']))
  const said = await none.text()
  assert.equal(none.status, 422)
  assert.match(said, /id="file-problem"/)
  assert.ok(!said.includes('secret-name'))
  assert.equal((await post()).status, 422)
  const metadata = JSON.stringify({ status: 'x', metadata: {}, media: [] })
  const kept = await post(new Blob([metadata]))
  assert.equal(kept.status, 303)
  assert.match(kept.headers.get('location') ?? '', /^\/documents\/X-wacz\b/)
  assert.ok((await open('en')).includes('Record of the auto-archiver'))
})

test('[E447] who may not add documents may not keep proofs', async () => {
  const door = await openFixtureDoor(await world, VIEWER)
  assert.equal((await door.get('/documents/X-wacz/proof')).status, 403)
  assert.ok(!(await door.text('/documents/X-wacz')).includes('/proof"'))
})
