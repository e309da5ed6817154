// log.heads over a real store; the token is that of the bundle vector, of a throw-away authority.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { cosignatureLine, noteKey } from '@tumen/custody'
import { openTrial } from './trial-desk.test.ts'

interface Heads {
  heads: {
    size: number
    file: string
    frozen: boolean
    signed?: string
    cosignatures: { name: string; time?: string }[]
    tokens: { authority: string; time?: string; token: string }[]
  }[]
}

test('[D380] every signed checkpoint is listed with what witnesses and authorities said of it', async () => {
  const trial = await openTrial()
  const { ledger } = trial.desk
  const { note } = await trial.ask<{ note: string }>('rev', 'log.checkpoint', {})
  const witness = noteKey(new Uint8Array(32).fill(3), 'witness.example/north', 4)
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const line = cosignatureLine(text, witness, 1_795_564_807)
  await ledger.keepCosignatures(16, [{ name: witness.name, line }])
  const vectors = '../../../vectors/custody/bundle/court/custody/checkpoint.tsr'
  const tsr = new Uint8Array(readFileSync(new URL(vectors, import.meta.url)))
  await ledger.keepToken(16, { authority: 'first', tsr })
  const { heads } = await trial.ask<Heads>('vie', 'log.heads', {})
  const [head] = heads
  assert.deepEqual([heads.length, head?.size, head?.frozen], [1, 16, true])
  assert.deepEqual([head?.file, head?.signed], [note, '2022-05-01T10:00:00.000Z'])
  assert.deepEqual(head?.cosignatures, [
    { name: witness.name, time: '2026-11-25T00:00:07.000Z', line },
  ])
  // It covers another file, so no time of it is shown.
  const token = Buffer.from(tsr).toString('base64')
  assert.deepEqual(head?.tokens, [{ authority: 'first', token }])
  await trial.close()
})
