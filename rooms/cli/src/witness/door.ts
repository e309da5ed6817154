// The door of a witness, over HTTP on this machine. A request is short: one that is too large is
// answered and hung up on, one that is slow is let go, so that strangers cannot hold it open.
// Source: custody.md 15; c2sp.org/tlog-witness.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { REQUEST_LIMIT } from '@tumen/custody'
import { UsageError } from '../argument/argument.ts'
import type { WitnessStore } from './store.ts'

export const HOST = '127.0.0.1'
const ADD = '/add-checkpoint'
const CHECKPOINT = /^\/([0-9a-f]{64})\/checkpoint$/
const PLAIN = 'text/plain; charset=utf-8'
/** A checkpoint with its proof takes less than a second to send; a poor line may take longer. */
const WAIT_MS = 10_000
/** So long an answer may still be read by whoever goes on sending. */
const LINGER_MS = 1000
const MOST_CONNECTIONS = 512

/** Where the door stands, and how long it waits. */
export interface DoorOrder {
  port: number
  clock: () => Date
  waitMs?: number
}

/** Opens the door; throws a `UsageError` when the port is taken. */
export function openWitnessDoor(store: WitnessStore, order: DoorOrder): Promise<Server> {
  const { port, clock, waitMs = WAIT_MS } = order
  const times = { requestTimeout: waitMs, headersTimeout: waitMs }
  const server = createServer({
    ...{ maxHeaderSize: 16 * 1024, ...times, connectionsCheckingInterval: waitMs / 4 },
  })
  server.maxConnections = MOST_CONNECTIONS
  server.on('request', (request, response) => {
    serve(store, { request, response }, () => Math.floor(clock().getTime() / 1000)).catch(() =>
      response.destroy(),
    )
  })
  return new Promise((resolved, rejected) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const isTaken = code === 'EADDRINUSE' || code === 'EACCES'
      rejected(isTaken ? new UsageError('port-taken', 'port') : new Error('the door did not open'))
    })
    server.listen(port, HOST, () => resolved(server))
  })
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

async function serve(store: WitnessStore, exchange: Exchange, now: () => number): Promise<void> {
  const { request, response } = exchange
  const { method = '', url = '' } = request
  const asked = CHECKPOINT.exec(url)?.[1]
  if (url === ADD) {
    if (method !== 'POST') return send(response, 405, PLAIN, '')
    const body = await bodyOf(request)
    if (body === undefined) return hangUp(exchange)
    const answer = store.ask(body, now())
    return send(response, answer.status, answer.type, answer.text)
  }
  if (asked === undefined) return send(response, 404, PLAIN, '')
  if (method !== 'GET') return send(response, 405, PLAIN, '')
  const note = store.noteOf(asked)
  send(response, note === undefined ? 404 : 200, PLAIN, note ?? '')
}

/** The body; nothing as soon as it is known to be larger than any request. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > REQUEST_LIMIT) return undefined
  const parts: Buffer[] = []
  let length = 0
  // Leaving the loop must not end the connection: the answer goes over it.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    parts.push(part as Buffer)
    length += (part as Buffer).length
    if (length > REQUEST_LIMIT) return undefined
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** Says that it is too large, and ends the connection; what is still coming is thrown away. */
function hangUp({ request, response }: Exchange): void {
  response.setHeader('connection', 'close')
  send(response, 413, PLAIN, 'too large\n')
  request.resume()
  const end = setTimeout(() => request.socket.destroy(), LINGER_MS)
  request.socket.once('close', () => clearTimeout(end))
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(text)
}
