// `tumen witness`: cosigns the checkpoints of other groups' logs if each continues the one before.
// It listens on this machine only; to offer it to others, put another server in front of it. It
// never learns the contents of a log. Source: custody.md 15; c2sp.org/tlog-witness.
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { isFinding, readVkey, type VerifierKey, vkey } from '@tumen/custody'
import { fill, type Language, wordsIn } from '@tumen/words'
import {
  type FieldSchema,
  type GlobalOptions,
  readFields,
  UsageError,
} from '../argument/argument.ts'
import { portOf } from '../argument/port.ts'
import { EXIT } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { HOST, openWitnessDoor } from './door.ts'
import { openWitnessStore, type WitnessStore } from './store.ts'

const SCHEMA: FieldSchema = {
  properties: {
    folder: { type: 'string' },
    logs: { type: 'string' },
    name: { type: 'string' },
    port: { type: 'integer' },
  },
  required: ['folder'],
}

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
  try {
    await keepOpen(store, portOf(fields.port), { options, language, terminal })
  } finally {
    store.close()
  }
  return EXIT.done
}

async function keepOpen(store: WitnessStore, port: number, around: Around): Promise<void> {
  const { language, terminal } = around
  const server = await openWitnessDoor(store, { port, clock: terminal.clock })
  const { witness } = wordsIn(language).command
  if (store.indexed > 0) terminal.err(`${fill(witness.indexed, { n: store.indexed })}\n`)
  tell(server, store, around)
  await terminal.untilStopped(() => tell(server, store, around))
  await new Promise((done) => server.close(done).closeAllConnections())
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
