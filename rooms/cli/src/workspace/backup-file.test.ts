// Backups for people with keys at the command line: the key, the file, what is said of it, and the
// way back. Everything is invented.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { startServing } from '../../fixture/serving.ts'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-backup-file-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
await makeWorkspace(join(here, 'own'))
await writeFile(join(here, 'report.txt'), 'At least 52 people were held in Liaoning.')
const KEY_PASSPHRASE = 'another four words of chance'
await writeFile(join(here, 'key-word.txt'), `${KEY_PASSPHRASE}\n`)

/** A second later each time: two backups of one second have one name. */
let seconds = 0
const clock = () => new Date(Date.now() + 1000 * seconds)

async function tumen(args: string[], secrets: string[] = []) {
  const { printed, ...terminal } = captureTerminal({ cwd: here, env: FIXTURE_ENV, secrets, clock })
  seconds += 1
  const status = await run(args, terminal)
  return { status, out: printed.out, err: printed.err }
}

/** What a command printed as JSON, where it went well. */
async function done(args: string[], secrets: string[] = []): Promise<Record<string, unknown>> {
  const { status, out, err } = await tumen([...args, '--json'], secrets)
  assert.equal(status, EXIT.done, err)
  return JSON.parse(out) as Record<string, unknown>
}

const OWN = ['-w', 'own']
const add = (file: string, id: string) =>
  done([...OWN, 'document', 'add', file, '--id', id, '--published', '2022-05', '--language', 'en'])
const TO = ['backup', 'disk', '--for', 'keys.txt']
const WORD = join(here, 'key-word.txt')
const OPENED = ['--identity', 'ann.key', '--identity-passphrase-file', 'key-word.txt']

test('[E990] a key is made, a workspace in use is backed up for it, tried and put back', async () => {
  const made = await tumen(['backup', 'key', 'ann.key', '--new-passphrase-file', WORD])
  assert.equal(made.status, EXIT.done, made.err)
  const recipient = /age1pq1[0-9a-z]+/.exec(made.out)?.[0] ?? assert.fail(made.out)
  assert.equal((await stat(join(here, 'ann.key'))).mode & 0o777, 0o600)
  assert.doesNotMatch(await readFile(join(here, 'ann.key'), 'latin1'), /AGE-SECRET/)
  await writeFile(join(here, 'keys.txt'), `# Ann\n${recipient}\n`)
  await add('report.txt', 'R1')
  const first = await done([...OWN, ...TO])
  await writeFile(join(here, 'second.txt'), 'Another report.')
  await add('second.txt', 'R2')
  const printed = await tumen([...OWN, ...TO])
  assert.equal(printed.status, EXIT.done, printed.err)
  assert.match(
    printed.out,
    /2 files of evidence, 1 of them in this file.*read back.*\nIt builds on /,
  )
  const [, file = ''] = (await readdir(join(here, 'disk'))).sort()
  assert.ok(printed.out.startsWith(`${file}: `) && printed.out.includes(String(first.file)))
  const path = join('disk', file)
  const checked = await done(['backup', 'check', path, '--identity', 'ann.key'], [KEY_PASSPHRASE])
  assert.deepEqual([checked.objects, checked.base], [2, first.file])
  // Nobody has tried one yet.
  const drillOf = async () => {
    const { out } = await tumen([...OWN, 'doctor', '--json'])
    const { checks } = JSON.parse(out) as { checks: { name: string; state: string }[] }
    return checks.flatMap(({ name, state }) => (/^(backup|drill)$/.test(name) ? [state] : []))
  }
  assert.deepEqual(await drillOf(), ['ok', 'warn'])
  const drilled = await tumen([...OWN, 'backup', 'drill', path, ...OPENED])
  assert.equal(drilled.status, EXIT.done, drilled.err)
  assert.match(drilled.out, /can be put back: .*2 files/)
  assert.deepEqual(await drillOf(), ['ok', 'ok'])
  assert.equal((await readdir(join(here, 'disk'))).length, 2)
  const restored = await done(['restore', path, 'back', ...OPENED])
  assert.equal(restored.objects, 2)
  const listed = await tumen(['-w', 'back', 'document', 'list', '--json'])
  assert.match(listed.out, /"R1"[\s\S]*"R2"|"R2"[\s\S]*"R1"/)
})

test('[E990] what cannot be backed up or opened is said in three languages', async () => {
  await writeFile(join(here, 'classic.txt'), `age1${'q'.repeat(58)}\n`)
  await writeFile(join(here, 'plain.txt'), 'no key')
  const [file = ''] = (await readdir(join(here, 'disk'))).sort()
  const path = join('disk', file)
  const cases: [string[], number, RegExp][] = [
    [[...OWN, 'backup', 'x', '--for', 'classic.txt'], EXIT.usage, /--for/],
    [[...OWN, 'backup', 'x', '--for', 'none.txt'], EXIT.usage, /--for/],
    [[...OWN, 'backup', 'x', '--whole'], EXIT.usage, /--for/],
    [[...OWN, 'backup', 'own/x', '--for', 'keys.txt'], EXIT.conflict, /already-exists/],
    [['restore', path, 'y'], EXIT.usage, /--identity/],
    [['restore', path, 'y', '--identity', 'plain.txt'], EXIT.notSignedIn, /backup-locked/],
    [['backup', 'check', 'keys.txt', ...OPENED], EXIT.verificationFailed, /backup-damaged/],
    [['backup', 'drill', path], EXIT.usage, /--identity/],
    [['backup', 'key', 'ann.key', '--new-passphrase-file', WORD], EXIT.usage, /\S/],
  ]
  const before = (await readdir(here)).sort()
  for (const [args, status, text] of cases)
    for (const language of LANGUAGES) {
      const said = await tumen([...args, '--lang', language])
      assert.equal(said.status, status, `${args.join(' ')}: ${said.err}`)
      assert.match(said.err, text)
    }
  assert.deepEqual((await readdir(here)).sort(), before)
})

test('[E991] while it serves, a workspace is backed up each day, the first time at once', async () => {
  for (const half of [
    ['--backup', 'daily'],
    ['--backup-for', 'keys.txt'],
  ])
    assert.equal((await tumen([...OWN, 'serve', ...half])).status, EXIT.usage)
  const args = [...OWN, 'serve', '--port', '0', '--backup', 'daily', '--backup-for', 'keys.txt']
  await writeFile(join(here, 'own', 'backups.json'), '{}')
  const { terminal, stop } = await startServing(
    args,
    { cwd: here, env: FIXTURE_ENV },
    /sign-in#\S+\s/,
  )
  for (let n = 0; n < 200 && !/tumen-.*age/.test(terminal.printed.err); n++)
    await new Promise((resolve) => setTimeout(resolve, 25))
  assert.match(terminal.printed.err, /^tumen-\d{4}-.*\.age: .* read back and is whole\.$/m)
  assert.equal(await stop(), EXIT.done)
  assert.equal((await readdir(join(here, 'daily'))).length, 1)
})
