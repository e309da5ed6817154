// Files that a command takes: evidence of any size is named and sealed later, any other file stands
// beside the input as it is, and none is larger than the limit.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { contractByName, MOST_FILE_BYTES, MOST_LIST_BYTES } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { captureTerminal } from '../captured-terminal.ts'
import { inputOf, type LineFiles } from './input.ts'

const folder = mkdtempSync(join(tmpdir(), 'tumen-large-file-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const [adding, attaching] = ['document.add', 'evidence.attach'].map(
  (name) => contractByName(name) ?? assert.fail(),
) as [ReturnType<typeof contractByName> & object, ReturnType<typeof contractByName> & object]
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
  const files: LineFiles = { held: new Map() }
  const { bytes } = await inputOf(attaching, ['report.txt', '--document', 'd'], terminal, files)
  assert.match(String(bytes), /^sha256:[0-9a-f]{64}$/)
  const held = files.held.get(String(bytes))
  assert.deepEqual(held instanceof Uint8Array && Buffer.from(held), said)
  assert.equal(files.later, undefined)
})

test('[E916] a file above the limit is refused before it is read, at the limit it is taken', async () => {
  for (const [operation, limit, sizes] of [
    [adding, MOST_FILE_BYTES.kept, [MOST_FILE_BYTES.kept + 1, 60_000_000_000]],
    [attaching, MOST_LIST_BYTES, [MOST_LIST_BYTES + 1, 6_000_000_000]],
  ] as const)
    for (const size of sizes) {
      const files: LineFiles = { held: new Map() }
      const before = process.memoryUsage().rss
      await assert.rejects(inputOf(operation, [sparse('film', size)], terminal, files), (error) => {
        assert.ok(error instanceof Refusal)
        const [detail] = error.details
        return error.code === 'too-large' && detail?.limit === limit
      })
      assert.deepEqual([files.held.size, files.later], [0, undefined])
      assert.ok(process.memoryUsage().rss - before < 20_000_000, `${size}`)
    }
  const files: LineFiles = { held: new Map() }
  const path = sparse('film', MOST_FILE_BYTES.kept)
  await inputOf(adding, [path], terminal, files)
  assert.deepEqual(files.later, { path: join(folder, 'film'), size: MOST_FILE_BYTES.kept })
  assert.equal(files.held.size, 0)
})
