// Opening the door on this machine only, and printing how to come in.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { createApp, type DoorOptions } from './app.tsx'
import { SessionBook } from './session.ts'

export interface ServeOptions extends Omit<DoorOptions, 'book' | 'host'> {
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
/** Time for what is under way when the door is closed. */
const LAST_MS = 2_000

/** Listens on 127.0.0.1 and nowhere else; fails when the stated port is taken. */
export async function serveDesk(options: ServeOptions): Promise<OpenDoor> {
  const { desk, random } = options
  const book = new SessionBook({ clock: desk.clock, random })
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null)
  const server = serve({
    fetch: (request) => answer(request),
    hostname: '127.0.0.1',
    port: options.port,
    serverOptions: { maxHeaderSize: HEADER_BYTES, ...ARRIVAL },
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => resolve((server.address() as AddressInfo).port))
  })
  const host = `localhost:${port}`
  answer = createApp({ ...options, book, host }).fetch
  return {
    origin: `http://${host}`,
    newWord: () => book.newWord(),
    close: () => closeServer(server as Server),
  }
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
