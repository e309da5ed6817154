// Requests that their senders break off: in the head, in the body, while they are answered.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import test from 'node:test'
import { ORIGIN, openFixtureDoor, readOnlyWorld } from '../../fixture/door.ts'
import { BrokenOff, readBody } from './body.ts'

const ROOT = join(import.meta.dirname, '../../../..')

/** A door in a process of its own, of which all output is seen. */
const SERVER = `
import { openWorld } from '@tumen/world'
import { serveDesk } from '@tumen/web'
const random = (length) => crypto.getRandomValues(new Uint8Array(length))
const { desk } = await openWorld()
const actor = { account: 'u', roles: ['documenter', 'analyst', 'reviewer'] }
const onFault = (fault) => console.error(fault)
const more = { language: 'en', invented: true, port: 0, random }
const door = await serveDesk({ desk, actor, onFault, ...more })
console.log(JSON.stringify({ origin: door.origin, word: door.newWord() }))
process.stdin.resume()
process.stdin.on('end', () => process.exit())`

/** Sends pieces one after the other, then breaks the connection off. */
async function breakOff(port: number, pieces: readonly string[]): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  for (const piece of pieces) await new Promise((resolve) => socket.write(piece, resolve))
  await new Promise((resolve) => setTimeout(resolve, 20))
  socket.resetAndDestroy()
}

test('[E483] a request that is broken off prints nothing, wherever it was', async () => {
  const args = ['--import', 'tsx', '--conditions=tumen-source', '--input-type=module', '-e', SERVER]
  const server = spawn(process.execPath, args, { cwd: ROOT })
  const said: string[] = []
  server.stderr.on('data', (data: Buffer) => said.push(data.toString()))
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer]
    const { origin, word } = JSON.parse(line.toString()) as { origin: string; word: string }
    server.stdout.on('data', (data: Buffer) => said.push(data.toString()))
    const init = { method: 'POST', headers: { origin }, redirect: 'manual' } as const
    const body = new URLSearchParams({ word })
    const signedIn = await fetch(`${origin}/sign-in`, { ...init, body })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const { port, host } = new URL(origin)
    const common = `Host: ${host}\r\nOrigin: ${origin}\r\n`
    const form = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n'
    const json = 'Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"query":'
    const lines = 'Content-Type: application/json\r\nAccept: application/x-ndjson\r\n'
    const mine = `${common}Cookie: ${cookie}\r\n`
    for (const pieces of [
      [`POST /sign-in HTTP/1.1\r\n${common}`],
      [`POST /sign-in HTTP/1.1\r\n${common}${form}`, 'word='],
      [`POST /documents/new HTTP/1.1\r\n${common}${form}`, 'title='],
      [`POST /documents/new HTTP/1.1\r\n${mine}${form}`, 'title='],
      [`POST /api/search HTTP/1.1\r\n${mine}${json}`],
      [`GET / HTTP/1.1\r\n${mine}\r\n`],
      [`POST /api/workspace.fsck HTTP/1.1\r\n${mine}${lines}Content-Length: 2\r\n\r\n{}`],
      [`POST /api/workspace.fsck HTTP/1.1\r\n${mine}`, `${json.replace('5000', '2')}`],
    ])
      await breakOff(Number(port), pieces)
    const after = await fetch(`${origin}/log`, { headers: { cookie } })
    assert.deepEqual([after.status, said], [200, []])
    assert.deepEqual(said, [])
  } finally {
    server.stdin.end()
    await once(server, 'exit')
  }
})

/** A body that ends in an error, as one whose sender has gone. */
function broken(): RequestInit {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new Error('aborted')),
  })
  const headers = { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' }
  return { method: 'POST', headers, body, duplex: 'half' } as RequestInit
}

test('[E483] mutation test: were it a fault like any other, each would be noted', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  assert.equal((await door.send('/sign-in', broken())).status, 400)
  assert.deepEqual(door.faults, [])
  const thrown = await readBody(new Request(ORIGIN, broken()), 10).catch((error: unknown) => error)
  assert.ok(thrown instanceof BrokenOff)
})
