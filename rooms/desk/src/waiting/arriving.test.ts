// Reading behind the answers gives way while files come in.
import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Output } from '@tumen/contract'
import { openFixture } from '../../fixture/desk.ts'
import { typedPdf } from '../../fixture/picture.ts'
import { noteFile } from '../evidence/file-beside.ts'
import { beginFile } from '../evidence/receive.ts'

const HEAD = { published: '2022-05', language: 'en', wait: false } as const
const saidOf = (n: number) => `At least ${n} people were held in the town.`

test('[D1378] one file is read at a time while bytes of others come, and two when none come', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  const { desk, ask } = fixture
  const line = desk.memory.waiting
  let running = 0
  const ends: (() => void)[] = []
  line.serve({
    read: async () => {
      running++
      await new Promise<void>((resolve) => ends.push(resolve))
      running--
    },
    drop: async () => undefined,
  })
  const incoming = await beginFile(desk)
  const coming = async () => {
    await incoming.write(Buffer.alloc(1000))
    await wait(20)
  }
  await coming()
  for (const n of [1, 2, 3, 4]) {
    const files = new Map<string, Uint8Array>()
    const bytes = noteFile(files, Buffer.from(typedPdf([saidOf(n)]), 'base64'))
    const input = { ...HEAD, title: `Letter ${n}`, bytes }
    await ask<Output<'document.add'>>('doc', 'document.add', input, { files })
    await coming()
  }
  for (let n = 0; n < 40; n++) {
    await coming()
    assert.equal(running, 1)
  }
  // It ends: the next one is read, and still no other beside it.
  ends.shift()?.()
  await coming()
  await coming()
  assert.equal(running, 1)
  // Whoever sends it stops in the middle, and nobody waits for that.
  while (running < 2) await wait(20)
  assert.equal(ends.length, 2)
  await incoming.discard()
  for (let n = 0; n < 4; n++) {
    ends.shift()?.()
    await wait(5)
  }
})
