// Files that come along with a collection: each becomes the document of its row, however long it
// takes to open, and what is written are the bytes that came.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { zipPieces } from '@tumen/archive'
import type { Output } from '@tumen/contract'
import { openFixture } from '../../fixture/desk.ts'
import { typedPdf } from '../../fixture/picture.ts'
import { callByName } from '../call.ts'
import { type FileBook, noteFile } from '../evidence/file-beside.ts'

async function zipped(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const parts = Object.entries(files).map(([path, bytes]) => {
    return { path, size: bytes.length, read: async () => bytes }
  })
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(parts)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

test('[D1369] files of a collection stand with their rows in its order, by the bytes that came', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  const rows = ['id,title,Published on,Publisher,File,Attachments']
  const files: Record<string, Uint8Array> = {
    'slow.pdf': Buffer.from(typedPdf(['River Observer']), 'base64'),
    'none.txt': Buffer.of(),
  }
  for (let n = 0; n < 8; n++) {
    files[`own-${n}.txt`] = Buffer.from(`What own file ${n} says.`)
    files[`more-${n}.txt`] = Buffer.from(`What the file beside ${n} says.`)
    const own = n === 0 ? 'slow.pdf' : n === 5 ? 'none.txt' : `own-${n}.txt`
    rows.push(`r${n},Report ${n},2022-05-0${n + 1},Outlet ${n % 2},${own},more-${n}.txt`)
  }
  const zip = await zipped({ 'report.csv': Buffer.from(rows.join('\n')), ...files })
  const held: FileBook = new Map()
  const input = { format: 'uwazi', namespace: 'theirs', language: 'en', bytes: noteFile(held, zip) }
  const answer = (await callByName(fixture.desk, 'exchange.import', input, {
    actor: { account: 'ana', roles: ['analyst'] },
    progress: { report: () => undefined },
    files: held,
  })) as Output<'exchange.import'>
  assert.deepEqual(
    answer.problems.map(({ code, file }) => [code, file]),
    [['entry_unreadable', 'none.txt']],
  )
  const { read } = fixture.desk.ledger
  const all = (await read.documents({ limit: 100 })).map(({ row }) => row)
  const expected = Array.from({ length: 8 }, (_, n) => [
    ...(n === 5 ? [] : [[`theirs:r${n}`, n === 0 ? 'slow.pdf' : `own-${n}.txt`]]),
    [`theirs:r${n}:1`, `more-${n}.txt`],
  ]).flat() as [string, string][]
  assert.deepEqual(
    all.map(({ id, bytesHash }) => [id, bytesHash]),
    expected.map(([id, name]) => [
      id,
      createHash('sha256')
        .update(files[name] ?? '')
        .digest('hex'),
    ]),
  )
  assert.equal(all[0]?.mediaType, 'application/pdf')
  assert.equal(await read.documentText('theirs:r7:1'), 'What the file beside 7 says.')
  const outlets = new Set(all.map(({ publisher }) => publisher))
  assert.equal(outlets.size, 2, 'a publisher of many files is one')
})
