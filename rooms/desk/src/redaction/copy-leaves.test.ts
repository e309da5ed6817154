// The covered copy of a PDF on its way out: two people, a bundle, and the check that an outsider
// runs. The letter is drawn; nobody in it exists.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import {
  type BundleFiles,
  checkFiles,
  filesOf,
  foundBy,
  type Keys,
  makeFixtureBundle,
} from '../../fixture/bundle.ts'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { addPicture, coverPages, lookAtParts, type Shown } from '../../fixture/picture.ts'

const LETTER = new URL('../../../../vectors/redaction/held-letter.pdf', import.meta.url)

/** The letter with everything covered that waits, and its copy. */
async function coveredLetter({ ask }: FixtureDesk, document: string): Promise<string> {
  const { id } = await ask<Output<'redaction.start'>>('own', 'redaction.start', { document })
  await coverPages(ask, id)
  const { revision } = await ask<Shown>('own', 'redaction.show', { redaction: id })
  const said = { redaction: id, revision }
  const { derivative } = await ask<Output<'redaction.render'>>('own', 'redaction.render', said)
  const copy = derivative ?? assert.fail('a second look found nothing')
  for (const page of [1, 2]) await lookAtParts(ask, 'rev', { redaction: id, page, copy })
  return copy
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The bundle with other bytes in place of its PDF, as somebody makes it who knows its form. */
function exchanged(files: BundleFiles, other: Uint8Array): BundleFiles {
  const [path = ''] = [...files.keys()].filter((one) => one.startsWith('data/objects/'))
  const bytes = files.get(path) ?? assert.fail()
  const [was, is] = [sha256(bytes), sha256(other)]
  const changed = new Map(files)
  changed.delete(path)
  changed.set(`data/objects/${is}`, other)
  const index = Buffer.from(files.get('data/index.json') ?? []).toString()
  const said = index.replace(was, is).replace(`"size":${bytes.length}`, `"size":${other.length}`)
  assert.notEqual(said, index)
  changed.set('data/index.json', Buffer.from(said))
  const isData = (one: string) => one.startsWith('data/')
  const listed = (isMeant: (one: string) => boolean) =>
    Buffer.from(
      [...changed]
        .filter(([one]) => isMeant(one))
        .sort(([one], [another]) => (one < another ? -1 : 1))
        .map(([one, held]) => `${sha256(held)}  ${one}\n`)
        .join(''),
    )
  changed.set('manifest-sha256.txt', listed(isData))
  const tags = 'tagmanifest-sha256.txt'
  changed.set(
    tags,
    listed((one) => !isData(one) && one !== tags),
  )
  return changed
}

test('[D1116] a covered PDF leaves after a second person, and the check of its bundle holds', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(fixture.close)
  const { ask } = fixture
  const document = await addPicture(
    fixture,
    { language: 'en', title: 'Lim Haneul writes' },
    readFileSync(LETTER).toString('base64'),
  )
  const derivative = await coveredLetter(fixture, document)
  const input = { documents: [document], profile: 'partner' }
  assert.equal((await refused(makeFixtureBundle(fixture, input))).code, 'bundle-empty')
  const judged = { derivative, decision: 'approved', tiles: [0, 1] }
  assert.equal((await refused(ask('own', 'evidence.review', judged))).code, 'own-work')
  await ask('rev', 'evidence.review', judged)
  const keys = await ask<Keys>('vie', 'bundle.keys', {})
  for (const profile of ['partner', 'public']) {
    const { archive, leftOut } = await makeFixtureBundle(fixture, { ...input, profile })
    assert.deepEqual(leftOut, [], profile)
    const files = await filesOf(archive)
    const { exit, ...found } = await checkFiles(files, keys)
    assert.deepEqual([exit, foundBy({ exit, ...found })], [0, []], profile)
    const { objects } = JSON.parse(Buffer.from(files.get('data/index.json') ?? []).toString())
    assert.deepEqual(
      objects.map(({ role, media }: Record<string, string>) => [role, media]),
      [['derivative', 'application/pdf']],
    )
    const all = [...files.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n')
    assert.doesNotMatch(all, /Haneul|Sora|139-/, 'neither its title nor a word of it')
  }
})

test('[D1116] a changed copy, and a PDF with a title in its place, are found by the check', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(fixture.close)
  const { ask } = fixture
  const letter = readFileSync(LETTER).toString('base64')
  const document = await addPicture(fixture, { language: 'en' }, letter)
  const derivative = await coveredLetter(fixture, document)
  await ask('rev', 'evidence.review', { derivative, decision: 'approved', tiles: [0, 1] })
  const { archive } = await makeFixtureBundle(fixture, {
    ...{ documents: [document], profile: 'public' },
  })
  const files = await filesOf(archive)
  const keys = await ask<Keys>('vie', 'bundle.keys', {})
  const [path = ''] = [...files.keys()].filter((one) => one.startsWith('data/objects/'))
  const copy = files.get(path) ?? assert.fail()
  const turned = Uint8Array.from(copy)
  turned[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1
  const text = Buffer.from(copy).toString('latin1')
  const titled = text.replace('/Root 2 0 R', '/Root 2 0 R\n/Info << /Author (Han Sora) >>')
  assert.notEqual(titled, text)
  const others = { turned, titled: Buffer.from(titled, 'latin1'), letter: readFileSync(LETTER) }
  for (const [name, other] of Object.entries(others)) {
    const inPlace = await checkFiles(new Map(files).set(path, other), keys)
    assert.ok(foundBy(inPlace).includes(`V4 digest ${path}`), `${name}: ${foundBy(inPlace)}`)
    const made = await checkFiles(exchanged(files, other), keys)
    assert.ok(foundBy(made).includes('V11 not-logged data/index.json'), name)
    assert.deepEqual([inPlace.exit > 1, made.exit > 1], [true, true], name)
  }
})
