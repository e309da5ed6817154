// `tumen witness`: cosigns the checkpoints of other groups' logs, as long as each continues the one
// before. It listens on this machine only; whoever offers it to others puts a door of their own in
// front. It never learns what stands in a log. Source: custody.md 15; c2sp.org/tlog-witness.
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { isFinding, readVkey, type VerifierKey, vkey } from '@tumen/custody'
import { fill, type Language, wordsIn } from '@tumen/view'
import { type FieldSchema, type GlobalOptions, readFields, UsageError } from './argument.ts'
import { EXIT } from './exit-code.ts'
import { portOf } from './serve.ts'
import type { Terminal } from './terminal.ts'
import { openWitnessStore, type WitnessStore } from './witness-store.ts'

const SCHEMA: FieldSchema = {
  properties: {
    folder: { type: 'string' },
    logs: { type: 'string' },
    name: { type: 'string' },
    port: { type: 'integer' },
  },
  required: ['folder'],
}
const HOST = '127.0.0.1'
const ADD = '/add-checkpoint'
const CHECKPOINT = /^\/([0-9a-f]{64})\/checkpoint$/
/** A request is read no further: `decideWitness` refuses what is longer than it allows. */
const MOST_BYTES = 256 * 1024 + 1
const PLAIN = 'text/plain; charset=utf-8'

/** Serves a witness until it is stopped; prints its address and its key. */
export async function runWitness(
  words: readonly (string | undefined)[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const rest = words.filter((word) => word !== undefined)
  const fields = await readFields(rest, SCHEMA, async () => '')
  const { folder, logs, name } = fields
  for (const [field, value] of Object.entries({ folder, logs, name }))
    if (typeof value !== 'string') throw new UsageError('value-missing', field)
  const known = await readLogs(resolve(terminal.cwd, logs as string))
  const { random } = terminal
  const path = resolve(terminal.cwd, folder as string)
  const store = openWitnessStore(path, known, { name: name as string, random })
  const server = await listen(store, portOf(fields.port), terminal)
  tell(server, store, { options, language, terminal })
  await terminal.untilStopped(() => tell(server, store, { options, language, terminal }))
  await new Promise((done) => server.close(done).closeAllConnections())
  return EXIT.done
}

/** The logs that are watched: a verifier key a line. */
async function readLogs(path: string): Promise<VerifierKey[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError('file-unreadable', 'logs')
  })
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return lines.map((line) => {
    const key = readVkey(line)
    if (isFinding(key) || key.type !== 1) throw new UsageError('file-unreadable', 'logs')
    return key
  })
}

async function listen(store: WitnessStore, port: number, terminal: Terminal): Promise<Server> {
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 })
  server.on('request', (request, response) => {
    serve(store, request, response, () => Math.floor(terminal.clock().getTime() / 1000)).catch(() =>
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

async function serve(
  store: WitnessStore,
  request: IncomingMessage,
  response: ServerResponse,
  now: () => number,
): Promise<void> {
  const { method = '', url = '' } = request
  const asked = CHECKPOINT.exec(url)?.[1]
  if (url === ADD) {
    if (method !== 'POST') return send(response, 405, PLAIN, '')
    const answer = store.ask(await bodyOf(request), now())
    return send(response, answer.status, answer.type, answer.text)
  }
  if (asked === undefined) return send(response, 404, PLAIN, '')
  if (method !== 'GET') return send(response, 405, PLAIN, '')
  const note = store.noteOf(asked)
  send(response, note === undefined ? 404 : 200, PLAIN, note ?? '')
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    parts.push(part)
    length += part.length
    if (length > MOST_BYTES) break
  }
  return new Uint8Array(Buffer.concat(parts))
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(text)
}

interface Around {
  options: GlobalOptions
  language: Language
  terminal: Terminal
}

function tell(server: Server, { key }: WitnessStore, around: Around): void {
  const { options, language, terminal } = around
  const { port } = server.address() as AddressInfo
  const address = `http://${HOST}:${port}`
  const said = { address, vkey: vkey(key) }
  const { witness } = wordsIn(language).command
  const text = options.json ? JSON.stringify(said) : fill(witness.open, said)
  terminal.out(`${text}\n`)
}
