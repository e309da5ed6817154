// Opening the door on this machine only, and printing how to come in.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { prepareReading } from '@tumen/desk'
import { createApp, type DoorOptions } from './app.tsx'
import { SessionBook } from './session.ts'
import { WaitingRoom } from './waiting-room.ts'

export interface ServeOptions extends Omit<DoorOptions, 'book' | 'host' | 'onKnown'> {
  /** 0 for any free port. */
  port: number
  random: (length: number) => Uint8Array
}

/** An open door. */
export interface OpenDoor {
  /** e.g. `http://localhost:4321`. */
  origin: string
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
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
} as const
/** What a machine without the second loopback address says. */
const NO_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'])
/** Ports to try when any free one will do. */
const MOST_TURNS = 20
/** Time for what is under way when the door is closed. */
const LAST_MS = 2_000

/** Listens on the loopback addresses and nowhere else; fails when the stated port is taken. */
export async function serveDesk(options: ServeOptions): Promise<OpenDoor> {
  const { desk, random } = options
  const book = new SessionBook({ clock: desk.clock, random })
  let answer: (request: Request, env?: object) => Response | Promise<Response> = () =>
    new Response(null)
  const room = new WaitingRoom()
  const makeServer = () => {
    const server = createAdaptorServer({
      fetch: (request, env) => answer(request, env),
      serverOptions: { maxHeaderSize: HEADER_BYTES, ...ARRIVAL },
    }) as Server
    return server.on('connection', (connection) => room.enter(connection))
  }
  const { servers, port } = await listenOn(options.port, makeServer)
  // Browsers leave the port of plain HTTP out.
  const host = port === 80 ? 'localhost' : `localhost:${port}`
  const onKnown = (connection: object) => room.leave(connection)
  answer = createApp({ ...options, book, host, onKnown }).fetch
  // Who comes first finds reading ready; a desk that is closed meanwhile needs it no more.
  setImmediate(() => void prepareReading(desk).catch(() => undefined))
  return {
    origin: `http://${host}`,
    newWord: () => book.newWord(),
    close: async () => {
      await Promise.all(servers.map(closeServer))
    },
  }
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
