// Files that a command takes: beside its input as they are, and none that is larger than the limit.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { contractByName, MOST_ARCHIVE_BYTES } from '@tumen/contract'
import { type FileBook, Refusal } from '@tumen/desk'
import { captureTerminal } from '../captured-terminal.ts'
import { inputOf } from './input.ts'

const folder = mkdtempSync(join(tmpdir(), 'tumen-large-file-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const operation = contractByName('document.add') ?? assert.fail()
const terminal = captureTerminal({ cwd: folder, env: {} })

/** A file of this size that takes no place on the disk. */
function sparse(name: string, size: number): string {
  writeFileSync(join(folder, name), 'films begin')
  truncateSync(join(folder, name), size)
  return name
}

test('[E916] the bytes of a file stand beside the input, which names them by their digest', async () => {
  const said = Buffer.from('At least 52 were held.')
  writeFileSync(join(folder, 'report.txt'), said)
  const files: FileBook = new Map()
  const { bytes } = await inputOf(operation, ['report.txt'], terminal, files)
  assert.match(String(bytes), /^sha256:[0-9a-f]{64}$/)
  assert.deepEqual(Buffer.from(files.get(String(bytes)) ?? []), said)
})

test('[E916] a file above the limit is refused before it is read, at the limit it is taken', async () => {
  for (const size of [MOST_ARCHIVE_BYTES + 1, 6_000_000_000]) {
    const files: FileBook = new Map()
    const before = process.memoryUsage().rss
    const asked = inputOf(operation, [sparse('film', size)], terminal, files)
    await assert.rejects(asked, (error) => {
      assert.ok(error instanceof Refusal)
      const [{ limit } = { limit: 0 }] = error.details
      return error.code === 'too-large' && limit === MOST_ARCHIVE_BYTES
    })
    assert.equal(files.size, 0)
    assert.ok(process.memoryUsage().rss - before < 20_000_000, `${size}`)
  }
  const files: FileBook = new Map()
  await inputOf(operation, [sparse('film', MOST_ARCHIVE_BYTES)], terminal, files)
  assert.deepEqual(
    [...files.values()].map(({ length }) => length),
    [MOST_ARCHIVE_BYTES],
  )
})
