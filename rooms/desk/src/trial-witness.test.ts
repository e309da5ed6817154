// Witnesses and an authority of time on this machine, for the tests of signing: the same decision
// as `tumen witness`, over HTTP. Test keys only. No tests here.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import {
  checkpointText,
  decideWitness,
  noteKey,
  readVkey,
  type SigningKey,
  signNote,
  type VerifierKey,
  vkey,
  type Witnessed,
} from '@tumen/custody'
import type { TrialDesk } from './trial-desk.test.ts'

/** A door on this machine that answers as it is told. */
export async function openDoor(
  t: TestContext,
  answer: (request: IncomingMessage, body: Buffer, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    answer(request, Buffer.concat(parts), response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A witness on trial. */
export interface TrialWitness {
  key: SigningKey
  url: string
  /** What it was asked, in order: the first line of a body, or `GET`. */
  asked: string[]
  /** What it holds; replace it to let the witness forget. */
  held: Map<string, Witnessed>
  /** How it is named in a policy. */
  line: string
  /** Whether it shows what it holds to whoever asks by address. */
  isOpen: boolean
  /** Answers this status to everything, when set. */
  status: number
}

/** A witness of the trial's log, known by a letter. */
export async function openWitness(
  t: TestContext,
  trial: TrialDesk,
  name: string,
): Promise<TrialWitness> {
  const seed = new Uint8Array(createHash('sha256').update(`witness ${name}`).digest())
  const key = noteKey(seed, `witness.example/${name}`, 4)
  const log = readVkey((await trial.desk.ledger.log()).vkey) as VerifierKey
  const held = new Map<string, Witnessed>()
  const made: TrialWitness = { key, held, url: '', asked: [], line: '', isOpen: true, status: 0 }
  made.url = await openDoor(t, (request, body, response) => {
    made.asked.push(request.method === 'GET' ? 'GET' : (body.toString().split('\n')[0] ?? ''))
    if (made.status !== 0) return void response.writeHead(made.status).end('no\n')
    if (request.method === 'GET') {
      const note = made.isOpen ? made.held.get(log.name)?.note : undefined
      return void response.writeHead(note === undefined ? 404 : 200).end(note)
    }
    const of = (origin: string) => made.held.get(origin)
    const answer = decideWitness({ key, logs: [log] }, body, of, 1_800_000_000)
    if (answer.store) made.held.set(answer.store.origin, answer.store)
    response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.text)
  })
  made.line = `witness ${name} ${vkey(key)} ${made.url}`
  return made
}

/** Lets the log ask these witnesses, all of which are needed, and these authorities. */
export async function setPolicy(
  trial: TrialDesk,
  witnesses: readonly TrialWitness[],
  more: object = {},
): Promise<string> {
  const names = witnesses.map(({ line }) => line.split(' ')[1])
  const group =
    names.length > 0 ? [`group all all ${names.join(' ')}`, 'quorum all'] : ['quorum none']
  const log = `log ${(await trial.desk.ledger.log()).vkey}`
  const policy = `${[log, ...witnesses.map(({ line }) => line), ...group].join('\n')}\n`
  await trial.ask('rev', 'log.set-policy', { policy, waitMs: 1000, ...more })
  return policy
}

/** A head of the trial's log, further than it is, signed by its own key: a copy went on to it. */
export async function signedAhead(trial: TrialDesk, size: number): Promise<string> {
  const { vkey: log } = await trial.desk.ledger.log()
  const origin = log.slice(0, log.indexOf('+'))
  // The trial draws from a counter, so its seed can be drawn again.
  for (let n = 0; n < 10_000; n++) {
    const drawn = createHash('shake256', { outputLength: 32 }).update(`${n}`).digest()
    const key = noteKey(new Uint8Array(drawn), origin)
    if (vkey(key) !== log) continue
    return signNote(checkpointText({ origin, size, root: new Uint8Array(32).fill(5) }), key)
  }
  throw new Error('the seed of the log is not among what was drawn')
}

/** Lets a witness hold, and hand out, a head of the log that is further than it is. */
export async function holdAhead(
  trial: TrialDesk,
  witness: TrialWitness,
  size = 512,
): Promise<string> {
  const note = await signedAhead(trial, size)
  const [origin = ''] = note.split('\n')
  witness.held.set(origin, { origin, size, root: new Uint8Array(32).fill(5), note })
  return note
}

/** A door in the place of a witness: it states a size to whoever asks, and hands nothing out. */
export async function openLiar(
  t: TestContext,
  witness: TrialWitness,
  size: () => number,
): Promise<TrialWitness> {
  const url = await openDoor(t, (request, _, response) => {
    if (request.method === 'GET') return void response.writeHead(404).end()
    response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${size()}\n`)
  })
  return { ...witness, url, line: witness.line.replace(witness.url, url) }
}
