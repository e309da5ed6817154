// Destroying evidence at the command line, in a workspace of its own. All invented.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { createDesk } from '@tumen/desk'
import { LANGUAGES } from '@tumen/words'
import { captureTerminal, type Seen } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-shred-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
const passphrase = 'trial passphrase'
await writeFile(join(here, 'passphrase'), `${passphrase}\n`)
await writeFile(join(here, 'report.txt'), 'CANARY-45-SECRET: at least 52 people were held.')

// A cheap key file: a command opens it in no time.
const random = (length: number) => new Uint8Array(randomBytes(length))
for (const review of ['self', 'second-person'] as const) {
  const around = { owner: 'own', review, workFactor: 4, clock: () => new Date(), random }
  await (await createDesk({ folder: join(here, review), passphrase, ...around })).close()
}

async function tumen(args: string[], folder = 'self', seen: Partial<Seen> = {}) {
  const around = ['-w', join(here, folder), '--passphrase-file', join(here, 'passphrase')]
  const clock = () => new Date('2026-11-27T12:00:00.000Z')
  const { printed, ...terminal } = captureTerminal({ cwd: here, clock, ...seen })
  const status = await run([...around, ...args], terminal)
  return { status, out: printed.out, err: printed.err, flat: printed.out.replace(/\s+/g, ' ') }
}

const REPORT = ['--title', 'CANARY-45-SECRET', '--language', 'en', '--published', '2026-11-01']
async function addReport(folder: string): Promise<void> {
  const add = ['document', 'add', 'report.txt', '--id', 'R1', ...REPORT]
  assert.equal((await tumen(add, folder)).status, EXIT.done)
}

test('[T70] what would go is told before, in three languages and 80 columns, and nothing goes', async () => {
  await addReport('self')
  const words = {
    en: [
      /To be destroyed for ever: a document, 0 claims/,
      /until 2027-01-01/,
      /no longer|any more/,
    ],
    ko: [/영구히 파기할 것: 문서 1건/, /2027-01-01까지/, /더는 보일 수 없습니다/],
    zh: [/将永久销毁：文件1份/, /2027-01-01以前/, /不再能证明/],
  }
  for (const language of LANGUAGES) {
    const told = await tumen(['evidence', 'check-shred', 'R1', '--lang', language])
    assert.equal(told.status, EXIT.done, told.err)
    for (const said of words[language]) assert.match(told.out.replace(/\n */g, ' '), said)
    const lines = told.out.split('\n').filter((line) => !line.includes('--token'))
    for (const line of lines) assert.ok(line.length <= 80, line)
    assert.doesNotMatch(told.out, /CANARY/)
  }
  assert.equal((await tumen(['document', 'show', 'R1'])).status, EXIT.done)
})

test('[T71] with the token of the check it is destroyed, and what is left is told', async () => {
  const { out } = await tumen(['evidence', 'check-shred', 'R1', '--json'])
  const { token } = JSON.parse(out) as { token: string }
  const done = await tumen(['evidence', 'shred', 'R1', 'danger', '--token', token])
  assert.equal(done.status, EXIT.done, done.err)
  assert.match(done.flat, /Destroyed for ever: a document, .* This cannot be undone\./)
  const shown = await tumen(['document', 'show', 'R1'])
  assert.equal(shown.status, EXIT.notFound)
  assert.match(shown.err, /refused \(shredded\): This was destroyed \(log entry \d+\)/)
  const history = await tumen(['record', 'history', 'R1'])
  assert.match(history.flat, /Evidence destroyed R1 own/)
  const told = await tumen(['record', 'history', 'R1', '--json'])
  assert.match(told.out, /"tombstone"[\s\S]*"danger"/)
  const checked = await tumen(['workspace', 'fsck', '--all'])
  assert.equal(checked.status, EXIT.done, checked.out)
  for (const { out: said, err } of [done, shown, history, checked])
    assert.doesNotMatch(`${said}${err}`, /CANARY/)
})

test('[T72] a wrong token, a second person and an undo are refused by their sentences', async () => {
  await addReport('second-person')
  const wrong = ['evidence', 'shred', 'R1', 'danger', '--token', 'CANARY']
  const alone = await tumen(wrong, 'second-person')
  assert.match(alone.err, /refused \(second-person-needed\): Somebody else has to ask/)
  const told = await tumen(['evidence', 'check-shred', 'R1'], 'second-person')
  assert.match(told.flat, /Somebody else has to ask for this first: tumen evidence ask-shred R1/)
  await tumen(['document', 'add', 'report.txt', '--id', 'R2', ...REPORT])
  const stale = await tumen(['evidence', 'shred', 'R2', 'danger', '--token', 'CANARY'])
  assert.match(stale.err, /refused \(stale-dry-run\)/)
  assert.doesNotMatch(`${alone.err}${stale.err}`, /CANARY/)
  const { out } = await tumen(['change', 'list', '--json'])
  const { changes } = JSON.parse(out) as { changes: { leaf: number; operation: string }[] }
  const leaf = changes.find(({ operation }) => operation === 'evidence.shred')?.leaf
  const undo = await tumen(['change', 'undo', String(leaf)])
  assert.match(undo.err, /refused \(not-undoable\)/)
})
