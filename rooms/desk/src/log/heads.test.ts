// log.heads over a real store; the token is that of the bundle vector, of a throw-away authority.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { cosignatureLine, noteKey } from '@tumen/custody'
import { openFixture } from '../../fixture/desk.ts'
import { holdAhead, openWitness, setPolicy } from '../../fixture/witness.ts'

interface Heads {
  heads: {
    size: number
    place: number
    log: string
    vkey: string
    closed?: true
    file: string
    frozen: boolean
    signed?: string
    cosignatures: { name: string; time?: string }[]
    tokens: { authority: string; time?: string; token: string }[]
  }[]
}

test('[D380] every signed checkpoint is listed with what witnesses and authorities said of it', async () => {
  const fixture = await openFixture()
  const { ledger } = fixture.desk
  const { note } = await fixture.ask<{ note: string }>('rev', 'log.checkpoint', {})
  const witness = noteKey(new Uint8Array(32).fill(3), 'witness.example/north', 4)
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const line = cosignatureLine(text, witness, 1_795_564_807)
  await ledger.keepCosignatures(16, [{ name: witness.name, line }])
  const vectors = '../../../../vectors/custody/bundle/court/custody/checkpoint.tsr'
  const tsr = new Uint8Array(readFileSync(new URL(vectors, import.meta.url)))
  await ledger.keepToken(16, { authority: 'first', tsr })
  const { heads } = await fixture.ask<Heads>('vie', 'log.heads', {})
  const [head] = heads
  assert.deepEqual([heads.length, head?.size, head?.frozen], [1, 16, true])
  assert.deepEqual([head?.file, head?.signed], [note, '2022-05-01T10:00:00.000Z'])
  assert.deepEqual(head?.cosignatures, [
    { name: witness.name, time: '2026-11-25T00:00:07.000Z', line },
  ])
  // It covers another file, so no time of it is shown.
  const token = Buffer.from(tsr).toString('base64')
  assert.deepEqual(head?.tokens, [{ authority: 'first', token }])
  await fixture.close()
})

test('[D398] checkpoints of a closed log stand behind those of the one that signs, and say so', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  await setPolicy(fixture, [north])
  await fixture.ask('rev', 'log.checkpoint', {})
  const old = await fixture.ask<{ vkey: string }>('vie', 'log.show', {})
  await holdAhead(fixture, north)
  await fixture.ask('rev', 'backup.restore', { newLog: true })
  const told = async (input: object) => {
    const { heads } = await fixture.ask<Heads>('vie', 'log.heads', input)
    return heads.map(({ size, place, log, vkey, closed }) => [size, place, log, vkey, closed])
  }
  const closed = [16, 16, old.vkey.split('+')[0], old.vkey, true]
  assert.deepEqual(await told({}), [closed], 'the new one has signed nothing yet')
  await fixture.ask('rev', 'log.checkpoint', {})
  const { vkey } = await fixture.ask<{ vkey: string }>('vie', 'log.show', {})
  assert.notEqual(vkey, old.vkey)
  const newest = [16, 32, vkey.split('+')[0], vkey, undefined]
  assert.deepEqual(await told({}), [newest, closed])
  assert.deepEqual(await told({ before: 32, limit: 1 }), [closed])
  assert.deepEqual(await told({ before: 16 }), [])
  // The witness cosigned the closed log, and that stays with its checkpoint.
  const { heads } = await fixture.ask<Heads>('vie', 'log.heads', {})
  assert.deepEqual(
    heads.map(({ cosignatures }) => cosignatures.map(({ name }) => name)),
    [[], [north.key.name]],
  )
  await fixture.close()
})
