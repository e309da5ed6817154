// The door of a witness against requests that are too large or too slow, over real sockets.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { REQUEST_LIMIT, readVkey, type VerifierKey } from '@tumen/custody'
import { openWitnessDoor } from './door.ts'
import { openWitnessStore } from './store.ts'

const SERIES = new URL('../../../../vectors/custody/witness/requests.json', import.meta.url)
const { logs, requests } = JSON.parse(readFileSync(SERIES, 'utf8')) as {
  logs: string[]
  requests: { body: string }[]
}

async function openDoor(t: TestContext, waitMs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-witness-door-'))
  const keys = logs.map((line) => readVkey(line) as VerifierKey)
  const random = () => new Uint8Array(32).fill(4)
  const store = openWitnessStore(folder, keys, { name: 'w.example', random })
  const order = { port: 0, clock: () => new Date('2026-11-25T00:00:00Z'), waitMs }
  const server = await openWitnessDoor(store, order)
  t.after(() => {
    server.close().closeAllConnections()
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return (server.address() as AddressInfo).port
}

/** What comes back over a socket until it ends; `sent` is written at once. */
function talk(port: number, sent: string, more?: string): Promise<string> {
  return new Promise((resolve) => {
    let got = ''
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(sent)
      if (more !== undefined) socket.write(more)
    })
    socket.on('data', (part) => {
      got += part.toString()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(got))
  })
}

const HEAD = 'POST /add-checkpoint HTTP/1.1\r\nhost: w\r\n'

test('[T96] a body that is too large is answered and hung up on, said or not', async (t) => {
  const port = await openDoor(t, 5000)
  const said = await talk(port, `${HEAD}content-length: ${REQUEST_LIMIT + 1}\r\n\r\nx`)
  assert.match(said, /^HTTP\/1\.1 413 /)
  assert.match(said, /connection: close/i)
  const size = (REQUEST_LIMIT + 1).toString(16)
  const body = `${size}\r\n${'x'.repeat(REQUEST_LIMIT + 1)}\r\n`
  const chunked = await talk(port, `${HEAD}transfer-encoding: chunked\r\n\r\n`, body)
  assert.match(chunked, /^HTTP\/1\.1 413 /)
  // As much as is allowed is read, and is no request.
  const text = 'x'.repeat(REQUEST_LIMIT)
  const most = await fetch(`http://127.0.0.1:${port}/add-checkpoint`, {
    method: 'POST',
    body: text,
  })
  assert.equal(most.status, 400)
  const large = await fetch(`http://127.0.0.1:${port}/add-checkpoint`, {
    ...{ method: 'POST', body: 'x'.repeat(20_000_000) },
  }).catch(() => ({ status: 0 }))
  assert.ok([413, 0].includes(large.status))
})

test('[T96] slow heads and bodies are let go, and others are answered meanwhile', async (t) => {
  const port = await openDoor(t, 400)
  const slow = [
    ...Array.from({ length: 40 }, () => talk(port, `${HEAD}content-length: 100\r\n\r\nold`)),
    ...Array.from({ length: 40 }, () => talk(port, 'POST /add-checkpoint HTTP/1.1\r\nhost: ')),
  ]
  const body = requests[0]?.body ?? ''
  const asked = await fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: 'POST', body })
  assert.equal(asked.status, 200)
  for (const answer of await Promise.all(slow)) assert.match(answer, /^(?:HTTP\/1\.1 408 |$)/)
})
