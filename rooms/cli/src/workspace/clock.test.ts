// A clock in 2035 for one command, then right again, at the command line: refused, reported,
// repaired, and the figure is what it was. Everything is invented.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { createDesk } from '@tumen/desk'
import { LANGUAGES } from '@tumen/words'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-clock-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
const env = { TUMEN_PASSPHRASE: 'four words of chance' }
await writeFile(
  join(here, 'report.txt'),
  'At least 52 people were held in Liaoning, a trader said.',
)

async function makeWorkspace(name: string, at: string): Promise<void> {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const around = { folder: join(here, name), clock: () => new Date(at), random, workFactor: 4 }
  const passphrase = env.TUMEN_PASSPHRASE
  await (await createDesk({ ...around, passphrase, owner: 'own', review: 'self' })).close()
}

/** A command at an instant. */
async function tumen(
  name: string,
  at: string,
  args: string[],
  opened: Record<string, string> = env,
) {
  const clock = () => new Date(at)
  const { printed, ...terminal } = captureTerminal({ cwd: here, clock, env: opened })
  const status = await run(['-w', join(here, name), ...args], terminal)
  return { status, ...printed, flat: `${printed.out}${printed.err}`.replace(/\s+/g, ' ') }
}

const NOW = '2026-11-30T09:00:00.000Z'
const WRONG = '2035-01-01T09:00:00.000Z'
const LATER = '2026-11-30T10:00:00.000Z'
const ADD = ['document', 'add', 'report.txt', '--id', 'R1', '--language', 'en']
const REPORT = [
  ...ADD,
  '--title',
  'A report',
  '--publisher',
  'A Paper',
  '--published',
  '2026-11-01',
]
const HELD = ['--act', 'detention', '--place', 'Liaoning', '--at', '2026-10']
const QUOTE = ['--quote', 'At least 52 people were held in Liaoning', '--number', 'At least 52']
const CLAIM = ['claim', 'record', 'R1', '--id', 'c1', ...QUOTE, ...HELD]
const ASK = ['figure', 'ask', '--act', 'detention', '--place', 'Liaoning', '--at', '2026-10-31']

test('[T80] a change is refused with the command that helps, in three languages', async () => {
  await makeWorkspace('refused', NOW)
  assert.equal((await tumen('refused', NOW, REPORT)).status, EXIT.done)
  const monday = '2026-12-07T07:00:00.000Z'
  const said = { en: /more than a day lies between/, ko: /하루가 넘게/, zh: /相差一天以上/ }
  for (const language of LANGUAGES) {
    const told = await tumen('refused', monday, [...CLAIM, '--lang', language])
    assert.equal(told.status, EXIT.conflict, told.flat)
    assert.match(told.flat, said[language])
    assert.match(told.flat, /\(clock-ahead\).*tumen workspace confirm-clock 2026-12-07/)
    assert.doesNotMatch(told.flat, /52/)
  }
  const other = await tumen('refused', monday, ['workspace', 'confirm-clock', '2035-01-01'])
  assert.match(other.err, /refused \(other-day\)/)
  const confirmed = await tumen('refused', monday, ['workspace', 'confirm-clock', '2026-12-07'])
  assert.equal(confirmed.status, EXIT.done, confirmed.err)
  assert.equal((await tumen('refused', monday, CLAIM)).status, EXIT.done)
})

/** The figure without the day of knowledge, which is another one. */
async function figureOf(name: string, at: string): Promise<unknown> {
  const { out } = await tumen(name, at, [...ASK, '--json'])
  const { figure, future } = JSON.parse(out) as {
    figure: { low: unknown; best: unknown }
    future?: object
  }
  return { low: figure.low, best: figure.best, future }
}

test('[T81] a clock in 2035 for one command: refused, told, repaired, the figure unchanged', async () => {
  for (const name of ['wrong', 'right']) {
    await makeWorkspace(name, NOW)
    assert.equal((await tumen(name, NOW, REPORT)).status, EXIT.done)
  }
  assert.equal(
    (await tumen('wrong', WRONG, CLAIM)).status,
    EXIT.conflict,
    'refused before it is written',
  )
  // Somebody says yes to it all the same.
  await tumen('wrong', WRONG, ['workspace', 'confirm-clock', '2035-01-01'])
  assert.equal((await tumen('wrong', WRONG, CLAIM)).status, EXIT.done)
  assert.equal((await tumen('right', LATER, CLAIM)).status, EXIT.done)

  const told = await tumen('wrong', LATER, ASK)
  assert.match(told.flat, /2 changes count as recorded after today, .* One statement/)
  const [ko, zh] = [
    await tumen('wrong', LATER, [...ASK, '--lang', 'ko']),
    await tumen('wrong', LATER, [...ASK, '--lang', 'zh']),
  ]
  assert.match(ko.flat, /변경 2건이 오늘보다 뒤에/)
  assert.match(zh.flat, /有2项更改算作在今天之后记录/)
  const checked = await tumen('wrong', LATER, ['workspace', 'fsck'])
  assert.equal(checked.status, EXIT.verificationFailed)
  assert.match(checked.flat, /FS15: .*changes: 2 \| statements: 1/)
  const doctor = await tumen('wrong', LATER, ['doctor'])
  assert.equal(doctor.status, EXIT.usage)
  assert.match(doctor.flat, /tumen workspace repair-clock YYYY-MM-DD/)
  const refused = await tumen('wrong', LATER, ['workspace', 'confirm-clock', '2026-11-30'])
  assert.match(refused.flat, /\(clock-behind\).*tumen workspace repair-clock DATE, today/)

  const repaired = await tumen('wrong', LATER, ['workspace', 'repair-clock', '2026-11-30'])
  assert.equal(repaired.status, EXIT.done, repaired.err)
  assert.deepEqual(await figureOf('wrong', LATER), await figureOf('right', LATER))
  const clean = await tumen('wrong', LATER, ['workspace', 'fsck', '--all'])
  assert.equal(clean.status, EXIT.done, clean.out)
  const fine = await tumen('wrong', LATER, ['doctor', '--json'])
  assert.match(fine.out, /\{"name":"clock","state":"ok"\}/)
})

test('[T82] the demo meets no question about the clock, also years after it was built', async () => {
  for (const at of [NOW, '2028-01-01T00:00:00.000Z'])
    assert.equal((await tumen('demo', at, ['demo'], {})).status, EXIT.done)
  const event = ['event', 'record', '--id', 'E9', '--title', 'Nothing']
  const made = await tumen('demo', '2028-01-01T08:00:00.000Z', event, {})
  assert.equal(made.status, EXIT.done, made.err)
})
