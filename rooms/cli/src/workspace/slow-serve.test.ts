// The door in a process of its own, spoken to as a hostile neighbour on the same machine would:
// raw requests, slow senders, signals.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { PROGRAM } from '../../fixture/program.ts'

const here = mkdtempSync(join(tmpdir(), 'tumen-door-'))
const root = fileURLToPath(new URL('../../../..', import.meta.url))

interface Door {
  child: ChildProcess
  port: number
  /** The cookie of somebody who is signed in. */
  cookie: string
  printed(): string
  ended: Promise<number | null>
}

async function openDoor(): Promise<Door> {
  const child = spawn(process.execPath, [...PROGRAM, '-w', join(here, 'demo'), 'demo', '--serve'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: here, LANG: 'en' },
  })
  let printed = ''
  const found = new Promise<{ port: number; word: string }>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      printed += piece.toString()
      const [, port, word] = /localhost:(\d+)\/sign-in#(\S+)/.exec(printed) ?? []
      if (port && word) resolve({ port: Number(port), word })
    })
    child.stderr.on('data', (piece: Buffer) => {
      printed += piece.toString()
    })
    child.once('exit', () => reject(new Error(printed)))
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const { port, word } = await found
  const origin = `http://localhost:${port}`
  const entered = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ word }),
    redirect: 'manual',
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { child, port, cookie, printed: () => printed, ended }
}

const door = await openDoor()
after(() => {
  door.child.kill('SIGKILL')
  rmSync(here, { recursive: true, force: true })
})

/** Sends bytes as they are; everything that comes back until the other side ends. */
function raw(text: string, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(door.port, host, () => socket.write(text))
    let got = ''
    socket.on('data', (piece) => {
      got += piece.toString()
    })
    socket.on('close', () => resolve(got))
    socket.on('error', reject)
  })
}

const HOST = `localhost:${door.port}`
const get = (path: string, more = '') =>
  raw(`GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n${more}\r\n`)

test('[T24] the door listens on the loopback address and on no other', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((one) => one ?? [])
    .filter((one) => one.family === 'IPv4' && !one.internal)
  for (const { address } of others) await assert.rejects(raw('GET / HTTP/1.1\r\n\r\n', address))
  assert.match(await get('/sign-in'), /^HTTP\/1\.1 200 /)
  const hasSecond = Object.values(networkInterfaces()).some((all) =>
    all?.some(({ address }) => address === '::1'),
  )
  if (!hasSecond) return
  const ask = `GET /sign-in HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`
  assert.match(await raw(ask, '::1'), /^HTTP\/1\.1 200 /, 'nobody else can take it')
})

test('[T24] odd requests are refused and the door stays open', async () => {
  const odd: [request: string, answer: RegExp][] = [
    ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      `GET http://evil.example/ HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`,
      /^HTTP\/1\.1 4/,
    ],
    [`GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 421 /],
    [
      `GET / HTTP/1.1\r\nHost: ${HOST}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
      /^HTTP\/1\.1 4/,
    ],
    [`GET / HTTP/1.1\r\nHost: ${HOST}@evil.example\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 4/],
    [`TRACE / HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 [45]/],
    [
      `GET /../../etc/passwd HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`,
      /^HTTP\/1\.1 4/,
    ],
    [`GET / HTTP/1.1\r\nHost: ${HOST}\r\nX: ${'a'.repeat(17_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
    ['\x00\x01\x02\r\n\r\n', /^HTTP\/1\.1 400 /],
  ]
  for (const [request, answer] of odd) {
    const got = await raw(request)
    assert.match(got, answer, request.slice(0, 60))
    assert.ok(!got.includes('root:') && !/node_modules|at .*\.ts/.test(got), request.slice(0, 60))
  }
  assert.match(await get('/sign-in'), /^HTTP\/1\.1 200 /)
})

test('[T24] a body that is stated too large is refused before it is sent', async () => {
  const head = [
    'POST /api/search HTTP/1.1',
    `Host: ${HOST}`,
    `Origin: http://${HOST}`,
    `Cookie: ${door.cookie}`,
    'Content-Type: application/json',
    'Content-Length: 999999999',
    '',
    '{"query":"',
  ]
  const got = await new Promise<string>((resolve) => {
    const socket = connect(door.port, '127.0.0.1', () => socket.write(head.join('\r\n')))
    socket.once('data', (piece) => {
      resolve(piece.toString())
      socket.destroy()
    })
  })
  assert.match(got, /^HTTP\/1\.1 413 /)
})

test('[T24] the folder is closed to others', () => {
  if (process.platform === 'win32') return
  assert.equal(statSync(join(here, 'demo')).mode & 0o777, 0o700)
})

test('[T19] the system stops it cleanly, in the middle of work, and the workspace is whole', async () => {
  const origin = `http://${HOST}`
  const headers = { cookie: door.cookie, origin, 'content-type': 'application/json' }
  const work = fetch(`${origin}/api/workspace.fsck`, {
    method: 'POST',
    headers,
    body: '{"all":true}',
  })
  work.catch(() => undefined)
  door.child.kill('SIGTERM')
  assert.equal(await door.ended, 0, door.printed())
  assert.ok(!door.printed().includes('Error:'), door.printed())
})
