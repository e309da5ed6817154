// The witness: one series of requests in order, and what must never happen whatever comes.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { checkpointText, openCheckpoint } from './checkpoint.ts'
import { appendLeaf, type Edge, emptyEdge, rootOf } from './edge.ts'
import { isFinding } from './finding.ts'
import { noteKey, readVkey, type VerifierKey, vkey } from './key.ts'
import { leafBytes } from './leaf.ts'
import { signNote } from './note.ts'
import { bytesOf, fromHex, testSeed, vectorJson } from './vector.test.ts'
import { decideWitness, REQUEST_LIMIT, type Witnessed } from './witness.ts'

interface Series {
  name: string
  witnessSeedHex: string
  witnessVkey: string
  now: number
  logs: string[]
  requests: { name: string; body: string; status: number; response?: string }[]
}

const series = vectorJson<Series>('witness/requests.json')
const key = noteKey(fromHex(series.witnessSeedHex), series.name, 4)
const logs = series.logs.map((text) => readVkey(text) as VerifierKey)

test('[K62] witness/requests.json: a witness answers the series exactly, and keeps what it cosigned', () => {
  assert.equal(vkey(key), series.witnessVkey)
  assert.equal(series.requests.length, 35)
  const state = new Map<string, Witnessed>()
  for (const { name, body, status, response } of series.requests) {
    const answer = decideWitness({ key, logs }, bytesOf(body), (of) => state.get(of), series.now)
    assert.equal(answer.status, status, name)
    assert.equal(answer.store !== undefined, status === 200, name)
    if (status === 200 || status === 409) assert.equal(answer.text, response, name)
    else assert.ok(!body.includes(answer.text.trim()), name)
    if (status === 409) assert.equal(answer.type, 'text/x.tlog.size')
    if (answer.store) state.set(answer.store.origin, answer.store)
  }
  for (const [at, log] of logs.entries()) {
    const stored = state.get(log.name)
    const opened = openCheckpoint(bytesOf(stored?.note ?? ''), log, [key])
    assert.ok(!isFinding(opened), series.logs[at])
    assert.equal(opened.note.signatures.length, 2)
    assert.equal(opened.checkpoint.size, stored?.size)
  }
})

test('[K63] whatever is asked, a witness never goes back', () => {
  const own = noteKey(testSeed(1), 'own/log')
  const edges = [emptyEdge()]
  for (let n = 0; n < 8; n++) edges.push(appendLeaf(edges[n] as Edge, leafBytes(testSeed(n))))
  const noteAt = (size: number) =>
    signNote(checkpointText({ origin: own.name, size, root: rootOf(edges[size] as Edge) }), own)
  const ask = fc.record({ old: fc.nat(8), size: fc.nat(8) })
  const property = fc.property(fc.array(ask, { maxLength: 20 }), (asks) => {
    let last: Witnessed | undefined
    for (const { old, size } of asks) {
      const body = bytesOf(`old ${old}\n\n${noteAt(size)}`)
      const { store } = decideWitness({ key, logs: [own] }, body, () => last, 1)
      if (store === undefined) continue
      assert.ok(store.size >= (last?.size ?? 0))
      last = store
    }
  })
  fc.assert(property, { numRuns: 200 })
})

test('[K64] any bytes give an answer, and a request that is too long is refused', () => {
  const known = () => undefined
  const property = fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
    const { status } = decideWitness({ key, logs }, bytes, known, 1)
    assert.ok([400, 403, 404].includes(status))
  })
  fc.assert(property, { numRuns: 500 })
  const first = series.requests[0]?.body ?? ''
  const long = bytesOf(`${first}${'x'.repeat(REQUEST_LIMIT)}`)
  assert.equal(decideWitness({ key, logs }, long, known, 1).status, 400)
})
