// One run of everything a person does at the command line, then one search through all that it
// has left: answers, errors, file names, files, temporary files, and the opened database.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { dumpWorkspace } from '@tumen/ledger'
import { CANARY_PLACES, canary, typedCanaries } from './canaries.ts'
import { makeSweep, type Secret, type SweepHit } from './sweep/sweep.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const main = join(root, 'rooms/cli')
/** The command line as the gate has just built it, else from its source. */
const PROGRAM =
  process.env.TUMEN_BUILT === 'yes'
    ? [join(main, 'dist/main.js')]
    : ['--import', 'tsx', '--conditions=tumen-source', join(main, 'src/main.ts')]
const here = mkdtempSync(join(tmpdir(), 'tumen-sweep-'))
const temporary = join(here, 'temporary')
const demo = join(here, 'tumen-demo')
mkdirSync(temporary)
after(() => rmSync(here, { recursive: true, force: true }))

const NUMBERS = Array.from({ length: 60 }, (_, n) => n)
const SECRETS: Secret[] = NUMBERS.flatMap((number) =>
  Object.values(canary(number) as unknown as Record<string, string>).map((text) => ({
    number,
    text,
  })),
)
const sweep = makeSweep(SECRETS)
const today = CANARY_PLACES.filter((one) => one.planted === 'today')

interface Outcome {
  line: string
  status: number | null
  answer: Uint8Array
  message: Uint8Array
}

/** Runs one command in a process of its own, as a person does. */
function tumen(args: string[], input = '', env: Record<string, string> = {}): Outcome {
  const child = spawnSync(process.execPath, [...PROGRAM, '-w', demo, ...args], {
    cwd: root,
    input,
    env: { PATH: process.env.PATH, HOME: here, TMPDIR: temporary, LANG: 'en', ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
  const { status, stdout, stderr } = child
  return { line: args.slice(0, 4).join(' '), status, answer: stdout, message: stderr }
}

/** The bytes of every file below a folder, and the names of all. */
function filesBelow(folder: string): { path: string; bytes: Uint8Array }[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const names = entries.map((entry) => join(entry.parentPath, entry.name)).join('\n')
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return [
    { path: `names below ${folder}`, bytes: new Uint8Array(Buffer.from(names)) },
    ...files.map((path) => ({ path, bytes: new Uint8Array(readFileSync(path)) })),
  ]
}

const question = ['--act', 'detention', '--place', 'CN/LN', '--at', '2022-07-31']
const typed = typedCanaries()
// Of list B, with a month that no year has: one row is refused, and the other one says nothing new.
const named = ['record_id,name,arrest_month', `B-002,${typed.importCell},2022-13`, 'B-001,,']
const secretList = JSON.stringify({
  csv: named.join('\n'),
  list: 'list-b',
  columns: [
    ...['record_id:record', 'name:name', 'arrest_month:time'].map((pair) => {
      const [column, field] = pair.split(':')
      return { column, field }
    }),
  ],
})
const secretRow = JSON.stringify({ claims: [{ id: 'x', note: typed.importCell }] })

/** What a viewer sees, and what everybody sees when something goes wrong. */
function runEverything(): Outcome[] {
  const wrong = { TUMEN_PASSPHRASE: typed.passphrase }
  const asViewer = ['--role', 'viewer']
  return [
    tumen(['demo']),
    tumen(['demo', '--json']),
    tumen(['help']),
    tumen([...asViewer, 'document', 'list', '--json']),
    tumen([...asViewer, 'document', 'show', 'R07', '--json']),
    tumen([...asViewer, 'document', 'show', 'R08', '--json']),
    tumen([...asViewer, 'claim', 'list', '--json']),
    tumen([...asViewer, 'claim', 'list', '--json', '--document', 'R08']),
    tumen([...asViewer, 'claim', 'show', 'R07a', '--json']),
    tumen([...asViewer, 'claim', 'show', 'R08l']),
    tumen([...asViewer, 'claim', 'show', 'R11a', '--json']),
    tumen([...asViewer, 'agent', 'list', '--json']),
    tumen([...asViewer, 'event', 'list', '--json']),
    tumen([...asViewer, 'figure', 'explain', '--json', ...question]),
    tumen([...asViewer, '--lang', 'ko', 'figure', 'explain', ...question]),
    tumen([...asViewer, 'figure', 'diff', ...question, '--before', '2022-08-10']),
    tumen([...asViewer, 'search', '강제북송', '--json']),
    tumen(['search', typed.query]),
    tumen(['search', typed.query, '--json']),
    tumen(['workspace', 'show', '--json']),
    tumen(['workspace', 'fsck', '--json']),
    tumen(['workspace', 'fsck'], '', wrong),
    tumen(['claim', 'import', '-'], secretRow),
    tumen(['claim', 'import', '-', '--json'], `{${typed.importCell}`),
    tumen(['list', 'import', '-', '--json'], secretList),
    tumen([...asViewer, 'list', 'import', '-'], secretList),
    tumen([...asViewer, 'mention', 'list', 'list-b', '--json']),
    tumen([...asViewer, 'change', 'list', '--json']),
    tumen(['claim', 'record', 'R08', '--quote', typed.importCell, '--act', 'arrest']),
    tumen(['claim', 'record', 'R08', '--number', typed.importCell, '--act', typed.importCell]),
    tumen(['place', 'find', typed.importCell]),
    tumen(['log', 'checkpoint', '--json']),
    tumen(['log', 'show']),
    tumen(['log', 'prove', '3', '--json']),
    tumen(['doctor']),
  ]
}

const outcomes = runEverything()

function hitsIn(things: { path: string; bytes: Uint8Array }[]): SweepHit[] {
  return things.flatMap(({ path, bytes }) => sweep(path, bytes))
}

test('[W30] the run did what it was meant to do, the refused commands included', () => {
  for (const { line, status, message } of outcomes)
    assert.ok(status !== null && status < 64, `${line}: ${status} ${Buffer.from(message)}`)
  assert.equal(outcomes[0]?.status, 0)
})

test('[W30] no answer to a viewer, no error and no message holds a secret', () => {
  const answers = outcomes.map(({ line, answer }) => ({ path: line, bytes: answer }))
  const messages = outcomes.map(({ line, message }) => ({ path: line, bytes: message }))
  assert.deepEqual(hitsIn(messages), [])
  // What colleagues write to each other may be read by every member, and by nobody else.
  const internal = new Set(today.filter((one) => one.class === 'internal').map((one) => one.from))
  const hits = hitsIn(answers).filter(({ number }) => !internal.has(number))
  assert.deepEqual(hits, [])
})

test('[W30] no file of the workspace, no file name and no temporary file holds a secret', () => {
  const files = filesBelow(here)
  assert.ok(files.length > 20)
  assert.deepEqual(hitsIn(files), [])
})

test('[W31] the opened database holds the planted secrets in their tables and no other', async () => {
  const found = new Map<number, Set<string>>()
  for await (const { table, bytes } of dumpWorkspace(demo, 'nothing here happened'))
    for (const { number } of sweep(table, bytes))
      found.set(number, (found.get(number) ?? new Set()).add(table))
  const stored = today.filter((one) => one.class !== 'typed')
  const expected = stored.flatMap(({ from, to }) => NUMBERS.slice(from, to + 1))
  assert.deepEqual([...found.keys()].sort(), expected)
  const tables = [...found.values()].flatMap((names) => [...names])
  const planted = ['claim', 'claim_status', 'list_mapping', 'mention']
  assert.deepEqual([...new Set(tables)].sort(), planted)
})

test('[W32] a secret planted in an answer and in a file is found in both', () => {
  const planted = canary(59).ascii
  const listed = tumen(['document', 'list', '--json'])
  const withSecret = new Uint8Array(Buffer.concat([listed.answer, Buffer.from(planted)]))
  writeFileSync(join(temporary, 'left.log'), `level=info text=${planted}\n`)
  const hits = hitsIn([{ path: 'answer', bytes: withSecret }, ...filesBelow(temporary)])
  // A text is looked at as it is and without its line ends, so one place can be hit twice.
  const places = new Set(hits.map(({ number, path }) => `${number} ${path.split(' (')[0]}`))
  assert.deepEqual([...places].sort(), [`59 ${join(temporary, 'left.log')}`, '59 answer'])
  rmSync(join(temporary, 'left.log'))
})
