// What a witness keeps, over real folders: what holds where the disk refuses. Test keys only.
import assert from 'node:assert/strict'
import { fsyncSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { readVkey, type VerifierKey } from '@tumen/custody'
import { indexText, readIndex } from './index-file.ts'
import { openWitnessStore } from './store.ts'

const SERIES = new URL('../../../../vectors/custody/witness/requests.json', import.meta.url)
const { logs, requests } = JSON.parse(readFileSync(SERIES, 'utf8')) as {
  logs: string[]
  requests: { body: string }[]
}
const keys = logs.map((line) => readVkey(line) as VerifierKey)
const bodyOf = (at: number) => new TextEncoder().encode(requests[at]?.body)
const root = mkdtempSync(join(tmpdir(), 'tumen-witness-store-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))

const random = () => new Uint8Array(32).fill(4)

/** A store whose disk can be made to refuse, with what was brought to the disk since. */
function openStore(folder: string) {
  const disk = { synced: 0, refuseAt: 0 }
  const sync = (handle: number) => {
    disk.synced += 1
    if (disk.synced === disk.refuseAt) throw new Error('EIO')
    fsyncSync(handle)
  }
  const store = openWitnessStore(join(root, folder), keys, { name: 'w.example', random, sync })
  return { store, disk }
}

test('[T94] note, index and folder are brought to the disk before there is an answer', () => {
  const { store, disk } = openStore('synced')
  disk.synced = 0
  assert.equal(store.ask(bodyOf(0), 1).status, 200)
  // The note, the folder with its name, the index, the folder again.
  assert.equal(disk.synced, 4)
  assert.equal(store.ask(bodyOf(0), 1).status, 409)
  assert.equal(disk.synced, 4, 'what cosigns nothing writes nothing')
  store.close()
})

test('[T94] mutation test: where any of them is refused, nothing is answered any more', () => {
  for (const refuseAt of [1, 2, 3, 4]) {
    const folder = `refused-${refuseAt}`
    const { store, disk } = openStore(folder)
    assert.equal(store.ask(bodyOf(0), 1).status, 200)
    disk.synced = 0
    disk.refuseAt = refuseAt
    assert.throws(() => store.ask(bodyOf(2), 2))
    // Nobody knows what the disk holds: not even what was cosigned before is said again.
    assert.throws(() => store.ask(bodyOf(0), 3))
    store.close()
    const again = openStore(folder).store
    const { status, text } = again.ask(bodyOf(0), 4)
    assert.deepEqual([status, text], [409, refuseAt === 1 ? '3\n' : '5\n'])
    again.close()
  }
})

test('[T92] an index is read whole or not at all', () => {
  const root64 = Buffer.alloc(32, 7).toString('base64')
  const index = new Map([
    ['b.example/log', { size: 2 ** 40, root: root64 }],
    ['a.example/log', { size: 0, root: root64 }],
  ])
  const text = indexText(index)
  assert.deepEqual(readIndex(text), new Map([...index].reverse()))
  assert.deepEqual(readIndex(indexText(new Map())), new Map())
  for (let end = 0; end < text.length; end++) assert.equal(readIndex(text.slice(0, end)), undefined)
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === 'x' ? 'y' : 'x'
    assert.equal(readIndex(text.slice(0, at) + other + text.slice(at + 1)), undefined, `${at}`)
  }
})
