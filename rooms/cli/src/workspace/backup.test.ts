// A backup at the command line: made beside a program that serves the workspace, checked, and put
// back into a new folder. Everything is invented.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { takeLock } from '@tumen/desk'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-backup-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
await makeWorkspace(join(here, 'own'))
await writeFile(join(here, 'report.txt'), 'At least 52 people were held in Liaoning.')

async function tumen(args: string[], env: Record<string, string> = FIXTURE_ENV) {
  const { printed, ...terminal } = captureTerminal({ cwd: here, env })
  const status = await run(args, terminal)
  return { status, out: printed.out, err: printed.err }
}
const ADD = ['document', 'add', 'report.txt', '--id', 'R1', '--published', '2022-05']

test('[T6] backup, check and restore: a copy beside who has the workspace, and the way back', async () => {
  const own = ['-w', 'own']
  assert.equal((await tumen([...own, ...ADD])).status, EXIT.done)
  // Another process has it, as `serve` does.
  const lock = takeLock({ lock: join(here, 'own', 'lock'), pid: join(here, 'own', 'lock.pid') })
  const made = await tumen([...own, 'backup', 'copy'])
  assert.equal(made.status, EXIT.done, made.err)
  assert.match(made.out, /^copy: \d+ log entries, 1 file of evidence, .*whole\.\n.*35 days/s)
  const busy = await tumen([...own, 'document', 'list'])
  assert.notEqual(busy.status, EXIT.done, 'the workspace itself is in use')
  lock.release()
  const checked = await tumen(['backup', 'check', 'copy'])
  assert.equal(checked.status, EXIT.done, checked.err)
  // What is recorded since is none of it.
  await writeFile(join(here, 'second.txt'), 'Another report.')
  const second = [
    'document',
    'add',
    'second.txt',
    '--id',
    'R2',
    '--published',
    '2022-05',
    '--language',
    'en',
  ]
  assert.equal((await tumen([...own, ...second])).status, EXIT.done)
  const restored = await tumen(['restore', 'copy', 'back', '--json'])
  assert.equal(restored.status, EXIT.done, restored.err)
  assert.equal(JSON.parse(restored.out).objects, 1)
  const listed = await tumen(['-w', 'back', 'document', 'list', '--json'])
  assert.match(listed.out, /"R1"/)
  assert.doesNotMatch(listed.out, /"R2"/)
  const said = await tumen(['-w', 'back', 'backup', 'restore'])
  assert.equal(said.status, EXIT.done, said.err)
})

test('[T6] what a backup cannot do is said, and nothing is written', async () => {
  assert.equal((await tumen(['-w', 'own', 'backup'])).status, EXIT.usage)
  assert.equal((await tumen(['restore', 'copy'])).status, EXIT.usage)
  assert.equal((await tumen(['-w', 'own', 'backup', 'one', 'two'])).status, EXIT.usage)
  assert.equal((await tumen(['backup', 'check'])).status, EXIT.usage)
  const before = await readdir(here)
  for (const args of [
    ['backup', 'own/inside'],
    ['backup', 'copy'],
    ['restore', 'copy', 'own'],
  ]) {
    const { status, err } = await tumen(['-w', 'own', ...args])
    assert.notEqual(status, EXIT.done, args.join(' '))
    assert.match(err, /already-exists/)
  }
  const wrong = await tumen(['-w', 'own', 'backup', 'new'], { TUMEN_PASSPHRASE: 'another one' })
  assert.match(wrong.err, /wrong-passphrase/)
  assert.deepEqual(await readdir(here), before)
  for (const language of LANGUAGES) {
    const help = await tumen(['help', 'backup', '--lang', language])
    assert.ok(help.out.includes(wordsIn(language).command.beside.backup.split(/[,，]/)[0] ?? ''))
    const of = await tumen(['help', 'backup', 'restore', '--lang', language])
    assert.match(of.out, /--new-log/)
  }
})
