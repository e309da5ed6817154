// Files that leave while they are made: how far the work runs ahead of the connection, and what
// becomes of it when the connection or the work breaks off.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { type Outlet, Refusal } from '@tumen/desk'
import { tableWords } from '@tumen/view'
import { outgoing } from './outgoing.ts'

const WORDS = tableWords('en')
const FILE = { name: 'a.csv', type: 'text/csv' }
const piece = new Uint8Array(1000)

function streamOf({ file }: Awaited<ReturnType<typeof outgoing>>) {
  assert.ok(file.bytes instanceof ReadableStream)
  return file.bytes.getReader()
}

test('[E924] a file is made no faster than it is fetched, and not on when nobody fetches it', async () => {
  let written = 0
  let end: unknown
  const endless = async (outlet: Outlet) => {
    outlet.open(FILE)
    for (; written < 10_000; written++) await outlet.write(piece)
  }
  const made = outgoing(WORDS, (outlet) =>
    endless(outlet).catch((error: unknown) => {
      end = error
      throw error
    }),
  )
  const reader = streamOf(await made)
  for (let n = 0; n < 10; n++) await reader.read()
  for (let n = 0; n < 50; n++) await setImmediate()
  assert.ok(written < 20, `${written} pieces for 10 that were fetched`)
  await reader.cancel()
  for (let n = 0; n < 50; n++) await setImmediate()
  assert.ok(end instanceof Refusal && end.code === 'cancelled')
  assert.ok(written < 20)
})

test('[E925] a refusal before the first piece is a refusal; later the file breaks off', async () => {
  const refuse = () => Promise.reject(new Refusal('bundle-needed'))
  await assert.rejects(outgoing(WORDS, refuse), Refusal)
  const opened = (outlet: Outlet) => {
    outlet.open(FILE)
    return refuse()
  }
  await assert.rejects(outgoing(WORDS, opened), Refusal)
  const late = async (outlet: Outlet) => {
    outlet.open(FILE)
    await outlet.write(piece)
    throw new Error('a secret of the record')
  }
  const reader = streamOf(await outgoing(WORDS, late))
  await reader.read()
  await assert.rejects(reader.read(), /^Error: broken off$/)
  const empty = streamOf(await outgoing(WORDS, async (outlet) => outlet.open(FILE)))
  assert.deepEqual(await empty.read(), { value: undefined, done: true })
})
