// Everything out of one workspace and into a new one at the command line. The report is invented.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-read-back-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
await makeWorkspace(join(here, 'own'))
await writeFile(join(here, 'report.txt'), 'At least 52 people were held in Liaoning.')

async function tumen(...args: string[]) {
  const { printed, ...terminal } = captureTerminal({ cwd: here, env: FIXTURE_ENV })
  const status = await run(args, terminal)
  return { status, out: printed.out, err: printed.err }
}
const own = (...args: string[]) => tumen('-w', 'own', ...args)

test('[E980] everything goes into a file, which makes a new workspace', async () => {
  await own('document', 'add', 'report.txt', '--id', 'R1', '--published', '2022-05')
  const made = await own('export', '--everything', 'all.jsonl')
  assert.equal(made.status, EXIT.done, made.err)
  assert.match(made.err, /not encrypted/)
  assert.equal((await stat(join(here, 'all.jsonl'))).mode & 0o777, 0o600)
  const twice = await own('everything', 'export', '--to', 'all.jsonl')
  assert.notEqual(twice.status, EXIT.done, 'no file is written over')
  const read = await tumen('import', '--everything', 'all.jsonl', 'back')
  assert.equal(read.status, EXIT.done, read.err)
  assert.match(read.out, /^back: 1 change, \d rows, 1 file of evidence/)
  const listed = await tumen('-w', 'back', 'document', 'list', '--json')
  assert.match(listed.out, /"R1"/)
  const sound = await tumen('-w', 'back', 'workspace', 'fsck', '--all')
  assert.equal(sound.status, EXIT.done, sound.err)
})

test('[E980] what cannot be read back is named by its line, and nothing is made', async () => {
  const whole = await readFile(join(here, 'all.jsonl'), 'utf8')
  await writeFile(join(here, 'cut.jsonl'), whole.slice(0, -400))
  const before = await readdir(here)
  for (const language of LANGUAGES) {
    const cut = await tumen('import', '--everything', 'cut.jsonl', 'new', '--lang', language)
    assert.notEqual(cut.status, EXIT.done)
    assert.match(cut.err, /file-unfit/)
    assert.ok(cut.err.includes(wordsIn(language).refusal['file-unfit'].slice(0, 12)))
  }
  for (const args of [
    ['import', '--everything', 'all.jsonl', 'own'],
    ['import', '--everything', 'no-such.jsonl', 'new'],
    ['import', '--everything', 'all.jsonl'],
    ['import', 'all.jsonl', 'new'],
    ['-w', 'own', 'export', 'all.csv'],
    ['-w', 'own', 'export', '--everything', 'all.csv'],
  ])
    assert.notEqual((await tumen(...args)).status, EXIT.done, args.join(' '))
  assert.deepEqual(await readdir(here), before)
})
