// Opening the door: for one person on this machine only; for a group under its name, with the
// program's own certificate or behind a proxy on this machine.
import type { Server, ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { given } from '@tumen/claim'
import { prepareReading } from '@tumen/desk'
import { openGroup } from '../entry/group-door.ts'
import { createApp, type DoorOptions } from './app.tsx'
import { SessionBook } from './session.ts'
import { WaitingRoom } from './waiting-room.ts'

/** Under which name a group reaches the door, and how. */
export interface ServeAddress {
  /** e.g. `desk.example.org`. */
  name: string
  /** The certificate and its key, as PEM; without them a proxy on this machine has them. */
  tls?: { cert: string; key: string }
  /** The only address to listen on with a certificate; all of the machine without it. */
  listen?: string
}

export interface ServeOptions extends Omit<DoorOptions, 'book' | 'host' | 'onKnown' | 'group'> {
  /** Where a group works; absent for one person at the keyboard. */
  address?: ServeAddress
  /** 0 for any free port. */
  port: number
  random: (length: number) => Uint8Array
}

/** An open door. */
export interface OpenDoor {
  /** e.g. `http://localhost:4321`, or `https://desk.example.org`. */
  origin: string
  /** The port that is listened on. */
  port: number
  /** A fresh word that signs in once, within half an hour. */
  newWord(): string
  close(): Promise<void>
}

const HEADER_BYTES = 16 * 1024
/**
 * A request must have arrived whole within this time, so that slow senders hold no connection.
 * What is then done with it may take longer: an import or a check is not cut off.
 */
const ARRIVAL = {
  requestTimeout: 15 * 60_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
} as const
/** A group sends its films over slow lines; whoever is not signed in has ten seconds anyway. */
const GROUP_ARRIVAL_MS = 3 * 60 * 60_000
/** What a machine without the second loopback address says. */
const NO_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'])
/** Ports to try when any free one will do. */
const MOST_TURNS = 20
/** Time for what is under way when the door is closed. */
const LAST_MS = 2_000

/** Listens on the loopback addresses and nowhere else; fails when the stated port is taken. */
export async function serveDesk(options: ServeOptions): Promise<OpenDoor> {
  const { desk, random, address } = options
  const book = new SessionBook({ clock: desk.clock, random })
  let answer: (request: Request, env?: object) => Response | Promise<Response> = () =>
    new Response(null)
  const room = new WaitingRoom()
  const arrival = address ? { ...ARRIVAL, requestTimeout: GROUP_ARRIVAL_MS } : ARRIVAL
  const makeServer = () => {
    const server = createAdaptorServer({
      fetch: (request, env) => answer(request, env),
      ...serverOf(address, { maxHeaderSize: HEADER_BYTES, ...arrival }),
    }) as Server
    return server.on('connection', (connection) => room.enter(connection))
  }
  const { servers, port } = address?.tls
    ? await listenEverywhere(options.port, makeServer, address.listen)
    : await listenOn(options.port, makeServer)
  const { host, origin } = reachedAt(address, port)
  const around = { nowMs: () => desk.clock().getTime(), tickMs: () => performance.now(), random }
  const group =
    address && openGroup({ origin, isProxied: !address.tls, isTls: !!address.tls }, around)
  const onKnown = (connection: object) => room.leave(connection)
  answer = createApp({ ...options, book, host, onKnown, ...given({ group }) }).fetch
  // Who comes first finds reading ready; a desk that is closed meanwhile needs it no more.
  setImmediate(() => void prepareReading(desk).catch(() => undefined))
  return {
    origin,
    port,
    newWord: () => book.newWord(),
    close: async () => {
      await Promise.all(servers.map(closeServer))
    },
  }
}

/** How browsers name the door. They leave the usual port out; an onion address needs no TLS. */
function reachedAt(address: ServeAddress | undefined, port: number) {
  if (!address) {
    const host = port === 80 ? 'localhost' : `localhost:${port}`
    return { host, origin: `http://${host}` }
  }
  const { name, tls } = address
  // To try it on one machine: browsers make keys for this name without a certificate.
  if (name === 'localhost' && !tls) return reachedAt(undefined, port)
  if (!tls) return { host: name, origin: `${name.endsWith('.onion') ? 'http' : 'https'}://${name}` }
  const host = port === 443 ? name : `${name}:${port}`
  return { host, origin: `https://${host}` }
}

/** What makes the server: one with the certificate, or a plain one. */
function serverOf(address: ServeAddress | undefined, serverOptions: ServerOptions) {
  const { tls } = address ?? {}
  if (!tls) return { serverOptions }
  return { createServer: createTlsServer, serverOptions: { ...serverOptions, ...tls } }
}

/** Takes the port on the stated address, or on every address of the machine. */
async function listenEverywhere(
  port: number,
  makeServer: () => Server,
  listenAt?: string,
): Promise<{ servers: Server[]; port: number }> {
  const server = makeServer()
  try {
    await listen(server, port, listenAt ?? '::')
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (listenAt !== undefined || !NO_IPV6.has(code)) throw error
    await listen(server, port, '0.0.0.0')
  }
  return { servers: [server], port: (server.address() as AddressInfo).port }
}

/**
 * Takes the port on both loopback addresses. `localhost` may mean either: were one left free,
 * another account of this machine could listen there and be shown the word.
 */
async function listenOn(
  asked: number,
  makeServer: () => Server,
): Promise<{ servers: Server[]; port: number }> {
  for (let turn = 1; ; turn++) {
    const first = makeServer()
    await listen(first, asked, '127.0.0.1')
    const { port } = first.address() as AddressInfo
    const second = makeServer()
    try {
      await listen(second, port, '::1')
      return { servers: [first, second], port }
    } catch (error) {
      const { code = '' } = error as { code?: string }
      if (NO_IPV6.has(code)) return { servers: [first], port }
      await closeServer(first)
      if (code !== 'EADDRINUSE' || asked !== 0 || turn === MOST_TURNS) throw error
    }
  }
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Takes nothing new, lets what is under way end, and after a while cuts it off. */
async function closeServer(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), LAST_MS)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(cut)
}
