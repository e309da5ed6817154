// The hostile corpus through the desk: each file is refused with its code and leaves nothing, or is
// kept whole and says why it has no text.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import test from 'node:test'
import { Sandbox } from '@tumen/intake'
import { type FixtureDesk, openFixture } from '../../fixture/desk.ts'
import { HOSTILE, type HostileFile } from '../../fixture/hostile.ts'
import { Refusal } from '../refusal.ts'
import { noteFile } from './file-beside.ts'

const hasPdf = (await new Sandbox().placeOf('pdftotext')) !== undefined
if (!hasPdf) process.stdout.write('# skipped: no isolated pdftotext, so no PDF of the corpus\n')

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().join('\n')

interface Added {
  id: string
  units: number
  bytesHash: string
  layer?: { findings: { code: string }[] }
}

/** What became of a file, in the words of the table. */
async function becomes(
  fixture: FixtureDesk,
  { name, bytes: made, mediaType }: HostileFile,
  title = 'A file of the corpus',
) {
  const bytes = made()
  const files = new Map<string, Uint8Array>()
  const head = { published: '2022-05', language: 'en', title }
  const input = { ...head, bytes: noteFile(files, bytes), ...(mediaType && { mediaType }) }
  const [size, kept] = [await fixture.size(), filesIn(fixture.folder)]
  try {
    const added = await fixture.ask<Added>('doc', 'document.add', input, { files })
    assert.equal(added.bytesHash, createHash('sha256').update(bytes).digest('hex'), name)
    const stored = await fixture.desk.ledger.read.document(added.id)
    assert.ok(stored)
    const original = await fixture.desk.ledger.bytesOf(stored.row)
    assert.equal(Buffer.compare(Buffer.from(original), bytes), 0, name)
    if (added.units === 0) return `kept:${added.layer?.findings[0]?.code}`
    const { text } = await fixture.ask<{ text: string }>('doc', 'document.show', { id: added.id })
    return `text:${text}`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Nothing of it is left, and nothing of it is told.
    assert.equal(await fixture.size(), size, name)
    assert.equal(filesIn(fixture.folder), kept, name)
    assert.doesNotMatch(JSON.stringify([error.details, error.message]), /canary|example|passwd/)
    return `${error.code}/${error.details[0]?.code}`
  }
}

test('[D1033] every file of the hostile corpus is refused with its code, or kept whole and says why', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const wrong: string[] = []
  for (const file of HOSTILE) {
    if (file.needs === 'pdf' && !hasPdf) continue
    const found = await becomes(fixture, file)
    const is = file.becomes instanceof RegExp ? file.becomes.test(found) : file.becomes === found
    if (!is) wrong.push(`${file.name}: ${found}, not ${file.becomes}`)
  }
  assert.deepEqual(wrong, [])
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1097] whatever a door calls a file, the same becomes of it', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const wrong: string[] = []
  const names = [undefined, 'application/pdf', 'text/csv', 'application/wacz+zip']
  for (const file of HOSTILE) {
    if (file.needs === 'pdf') continue
    const { mediaType, ...bare } = file
    // Between kinds of text what a door says counts; the corpus says which it means.
    if (mediaType?.startsWith('text/')) continue
    const found = new Set<string>()
    for (const name of [...names, mediaType]) {
      const title = `${file.name} ${name ?? ''} ${found.size}`
      const named = { ...bare, ...(name === undefined ? {} : { mediaType: name }) }
      found.add(await becomes(fixture, named, title))
    }
    if (found.size !== 1) wrong.push(`${file.name}: ${[...found].join(' | ')}`)
  }
  assert.deepEqual(wrong, [])
})
