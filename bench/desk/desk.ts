// What a person waits for, through the operations: `npx tsx --conditions=tumen-source
// bench/desk/desk.ts [--claims N | --quick]` (1,000,000 or 100,000). The store is filled below the
// desk; asking, searching and recording go through it, in a process of its own. Each figure stands
// beside its limit.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { callByName, type Desk, openDesk } from '@tumen/desk'
import { createWorkspace } from '@tumen/ledger'
import {
  idOf,
  makeClaim,
  makeDocument,
  makeText,
  numbersFrom,
  scopeOf,
} from '../ledger/store-data.ts'

const { values } = parseArgs({
  options: {
    claims: { type: 'string' },
    quick: { type: 'boolean', default: false },
    work: { type: 'string' },
  },
})
const CLAIMS = Number(values.claims ?? (values.quick ? 100_000 : 1_000_000))
const BATCH = 50_000
const DOCUMENTS = CLAIMS / 100
const KEY = new Uint8Array(32).fill(7)
const next = numbersFrom(54)
const clock = () => new Date()
const random = (length: number) => new Uint8Array(randomBytes(length))
const root = values.work ?? mkdtempSync(join(tmpdir(), 'tumen-bench-'))
const folder = join(root, 'workspace')
const actor = { account: 'u-bench', roles: ['analyst', 'reviewer'] as const }

/** Fills a new store with claims and documents, in large changes. */
async function fill(): Promise<void> {
  let calls = 0
  const fixed = (length: number) => (calls++ === 0 ? KEY : random(length))
  const settings = { review: 'self', owner: actor.account } as const
  const made = { folder, passphrase: 'bench', workFactor: 10, settings, clock, random: fixed }
  const ledger = await createWorkspace(made)
  for (let first = 0; first < CLAIMS; first += BATCH) {
    const change = { operation: 'claim.import', by: actor.account, subject: idOf('run', next) }
    await ledger.change(change, async (write) => {
      for (let n = first; n < Math.min(first + BATCH, CLAIMS); n++) {
        const scope = scopeOf(n, next)
        await write.appendClaim(makeClaim(idOf('doc', next), scope, next), [scope])
      }
    })
  }
  for (let n = 0; n < DOCUMENTS; n++) {
    const text = makeText(n, next)
    const document = makeDocument(idOf('doc', next), text)
    const change = { operation: 'document.add', by: actor.account, subject: document.id }
    await ledger.change(change, (write) => write.appendDocument(document, text, Buffer.from(text)))
  }
  await ledger.close()
}

async function ask<T>(desk: Desk, operation: string, input: object): Promise<T> {
  const call = { actor: { ...actor, roles: [...actor.roles] }, progress: { report: () => {} } }
  return (await callByName(desk, operation, input, call)) as T
}

async function medianMs(count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < count; n++) {
    const started = performance.now()
    await work(n)
    taken.push(performance.now() - started)
  }
  return taken.sort((a, b) => a - b)[count >> 1] as number
}

function print(what: string, figure: number, unit: 'ms' | 'MB' | '/s', limit: number): void {
  const ratio = unit === '/s' ? figure / limit : limit / figure
  const shown = `${what.padEnd(44)} ${figure.toFixed(0).padStart(8)} ${unit.padEnd(4)}`
  process.stdout.write(`${shown} limit ${limit} (${ratio.toFixed(2)} x)\n`)
}

const peakMb = () => process.resourceUsage().maxRSS / 1024

function placeOf(id: string, level: string) {
  return { id, level, names: { en: `Invented ${id}` } }
}

/** A day's work, in a process of its own so that its memory is its own. */
async function work(): Promise<void> {
  const opening = await medianMs(5, async () => {
    const opened = await openDesk({ folder, unlock: { key: KEY }, clock, random })
    await opened.close()
  })
  print('open and close with the store key', opening, 'ms', 300)
  const desk = await openDesk({ folder, unlock: { key: KEY }, clock, random })
  const places = Array.from({ length: 30 }, (_, n) => {
    const id = `CN/P${String(n).padStart(2, '0')}`
    const counties = [0, 1, 2, 3, 4].map((county) => placeOf(`${id}/C${county}`, 'adm2'))
    return [placeOf(id, 'adm1'), ...counties]
  }).flat()
  await ask(desk, 'place.import', { places })
  const question = { act: 'detention', place: 'CN/P07', from: '2019-07-01', to: '2019-07-31' }
  const matches = (await ask<{ figure: { reports: number } }>(desk, 'figure.ask', question)).figure
  process.stdout.write(`figure.ask reckons ${matches.reports} reports\n`)
  print('memory at its peak, one figure', peakMb(), 'MB', 250)
  const asking = await medianMs(5, () => ask(desk, 'figure.ask', question))
  print(`figure.ask, 1 in 100 of ${CLAIMS} claims`, asking, 'ms', 1000)
  for (const query of ['"at least 52" seen', '목격자'])
    print(`search ${query}`, await medianMs(7, () => ask(desk, 'search', { query })), 'ms', 100)
  const text = 'A teacher said that at least 12 people had been detained at the river on Monday.'
  const form = { title: 'Note', language: 'en', published: '2024-03-04', publisher: 'A paper' }
  const adding = await medianMs(300, (n) =>
    ask(desk, 'document.add', { ...form, id: `note-${n}`, text: `${n} ${text}` }),
  )
  print('document.add, one after the other', 1000 / adding, '/s', 200)
  const quote = ['at least 12 people had been detained']
  const scope = {
    number: 'at least 12',
    act: 'detention',
    at: '2024-03-04',
    chain: ['A paper', 'B'],
  }
  const recording = await medianMs(300, (n) =>
    ask(desk, 'claim.record', { document: `note-${n}`, quote, ...scope, anonymity: 'unnamed' }),
  )
  print('claim.record, one after the other', 1000 / recording, '/s', 200)
  print('memory at its peak, all of this work', peakMb(), 'MB', 250)
  await desk.close()
}

if (values.work !== undefined) await work()
else {
  await fill()
  process.stdout.write(`${CLAIMS} claims, ${DOCUMENTS} documents\n`)
  const args = [fileURLToPath(import.meta.url), '--work', root, '--claims', String(CLAIMS)]
  spawnSync(process.execPath, [...process.execArgv, ...args], { stdio: 'inherit' })
  rmSync(root, { recursive: true, force: true })
}
