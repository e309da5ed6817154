// Strangers who send much, slowly or not at all, and the owner who is not kept waiting.
import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import test from 'node:test'
import { Hono } from 'hono'
import { KEEPER, ORIGIN, openFixtureDoor, readOnlyWorld } from '../../fixture/door.ts'
import type { DoorEnv } from './app.tsx'
import { serveDesk } from './serve.ts'
import { HEARING, hearStrangers } from './stranger.ts'
import { inTurn, Turns } from './turn.ts'
import { WaitingRoom } from './waiting-room.ts'

const world = await readOnlyWorld()
const FORM = 'application/x-www-form-urlencoded'
const headers = { origin: ORIGIN, 'content-type': FORM }

/** A body that never ends; counts what was taken of it. */
function endless(piece = 'x'.repeat(1024), most = Number.POSITIVE_INFINITY) {
  const bytes = new TextEncoder().encode(piece)
  const taken = { bytes: 0, isLeft: false }
  const body = new ReadableStream({
    async pull(controller) {
      if (taken.bytes >= most) await new Promise(() => undefined)
      taken.bytes += bytes.length
      controller.enqueue(bytes)
    },
    cancel() {
      taken.isLeft = true
    },
  })
  return { taken, init: { method: 'POST', headers, body, duplex: 'half' } as RequestInit }
}

test('[E480] of a stranger 64 KiB are read on every page, and no more', async () => {
  const door = await openFixtureDoor(world)
  for (const path of ['/sign-in', '/look', '/documents/new', '/nothing-here']) {
    const { taken, init } = endless()
    const answer = await door.send(path, init)
    assert.equal(answer.status, 413, path)
    assert.match(await answer.text(), /more than 64 kB is taken.*\(too-large-signed-out\)/, path)
    assert.ok(taken.bytes <= HEARING.bytes + 3 * 1024, `${path}: ${taken.bytes} bytes`)
    const stated = { ...headers, 'content-length': String(HEARING.bytes + 1) }
    const told = await door.send(path, { method: 'POST', headers: stated, body: 'a=b' })
    assert.equal(told.status, 413)
  }
})

test('[E480] what a stranger sends late is not waited for, and the connection ends', async () => {
  const hearing = { ...HEARING, withinMs: 20 }
  const door = await openFixtureDoor(world, KEEPER, true, { hearing })
  const answer = await door.send('/sign-in', endless('word=a', 1).init)
  assert.equal(answer.status, 408)
  assert.equal(answer.headers.get('connection'), 'close')
  assert.match(await answer.text(), /did not arrive in time.*\(too-slow\)/)
})

test('[E480] of a program without a session nothing is read; whoever is signed in may say more', async () => {
  const door = await openFixtureDoor(world)
  const { taken, init } = endless()
  const json = { origin: ORIGIN, 'content-type': 'application/json' }
  assert.equal((await door.send('/api/search', { ...init, headers: json })).status, 401)
  assert.ok(taken.bytes <= 2 * 1024, `${taken.bytes}`)
  const large = { method: 'POST', body: new URLSearchParams({ query: 'x'.repeat(100_000) }) }
  const own = await door.send('/look', { ...large, headers: { ...headers, cookie: door.cookie } })
  assert.equal(own.status, 303)
})

test('[E480] mutation test: without the guard as much is read as is sent', async () => {
  const door = await openFixtureDoor(world, KEEPER, true, {
    hearing: { bytes: Number.POSITIVE_INFINITY, withinMs: 20 },
  })
  const { taken, init } = endless('x'.repeat(1024), 1024 * 1024)
  assert.equal((await door.send('/sign-in', init)).status, 408)
  assert.equal(taken.bytes, 1024 * 1024)
})

/** A door of turns that nobody passes on; strangers are those who say so. */
function turnsOnly(isGuarded: boolean) {
  const app = new Hono<DoorEnv>()
  const bounds = { most: 1, keptMs: 60_000 }
  const own = new Turns(bounds)
  const turns = inTurn({ own, strangers: isGuarded ? new Turns(bounds) : own })
  const hear = hearStrangers({ language: 'en' }, { ...HEARING, withinMs: 200 })
  app.use(async (c, next) => {
    c.set('isStranger', c.req.header('x-stranger') !== undefined)
    await next()
  })
  for (const step of isGuarded ? [hear, turns] : [turns, hear]) app.use(step)
  app.all('*', (c) => c.text('answered'))
  return app
}

/** Whether the owner was answered while the bodies of twenty strangers were still on their way. */
async function isAnsweredFirst(app: Hono<DoorEnv>): Promise<boolean> {
  let isOver = false
  const slow = Array.from({ length: 20 }, () =>
    app.request('/', { ...endless('a', 1).init, headers: { ...headers, 'x-stranger': 'yes' } }),
  )
  void Promise.race(slow).then(() => {
    isOver = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  const answer = await app.request('/')
  const isFirst = !isOver
  assert.equal(answer.status, 200)
  await Promise.all(slow)
  return isFirst
}

test('[E481] whoever is signed in waits for no body of a stranger', async () => {
  assert.ok(await isAnsweredFirst(turnsOnly(true)))
})

test('[E481] mutation test: heard within the common turns, strangers would keep the owner waiting', async () => {
  assert.ok(!(await isAnsweredFirst(turnsOnly(false))))
})

test('[E482] one connection too many closes the oldest, and none of who is signed in', () => {
  const room = new WaitingRoom(3)
  const closed: number[] = []
  const leave: (() => void)[] = []
  const enter = (n: number) => {
    const connection = {
      destroy: () => closed.push(n),
      once: (_: 'close', told: () => void) => leave.push(told),
    }
    room.enter(connection)
    return connection
  }
  const owner = enter(0)
  room.leave(owner)
  for (const n of [1, 2, 3, 4]) enter(n)
  assert.deepEqual([closed, room.size], [[1], 3])
  leave[2]?.()
  enter(5)
  assert.deepEqual([closed, room.size], [[1], 3], 'who has left is not counted')
  enter(6)
  assert.deepEqual(closed, [1, 3])
})

test('[E482] three hundred half heads leave the connection of the owner, who is answered', async () => {
  const { desk } = world
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const more = { language: 'en', invented: true, port: 0, random } as const
  const door = await serveDesk({ desk, actor: KEEPER, ...more, onFault: () => undefined })
  const { port, host } = new URL(door.origin)
  const sockets: Socket[] = []
  const open = async (text: string) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    sockets.push(socket)
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.write(text)
    return socket
  }
  const answerOf = (socket: Socket) =>
    new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())))
  try {
    const body = new URLSearchParams({ word: door.newWord() }).toString()
    const post = `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${door.origin}\r\n`
    const length = `Content-Type: ${FORM}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    const signedIn = await answerOf(await open(`${post}${length}`))
    const cookie = /set-cookie: ([^;]+)/i.exec(signedIn)?.[1] ?? ''
    const ask = `GET /help/keys HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`
    const owner = await open(ask)
    assert.match(await answerOf(owner), /^HTTP\/1.1 200/)
    const strangers: Socket[] = []
    for (let n = 0; n < 300; n++) strangers.push(await open('GET / HTTP/1.1\r\nHost: '))
    const [first] = strangers
    if (first && !first.closed) await new Promise((resolve) => first.once('close', resolve))
    owner.write(ask)
    assert.match(await answerOf(owner), /HTTP\/1.1 200/)
    assert.match(await answerOf(await open(ask)), /^HTTP\/1.1 200/, 'and on a new connection')
    assert.equal(strangers.at(-1)?.closed, false)
  } finally {
    for (const socket of sockets) socket.destroy()
    await door.close()
  }
})
