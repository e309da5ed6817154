// `tumen log export` beside `tumen serve` in a process of its own, and over what is there already.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { PROGRAM } from '../../fixture/program.ts'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-export-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const WORKSPACE = join(root, 'heron')
const STATE = join(root, 'state')

async function tumen(...words: string[]) {
  const terminal = captureTerminal({ cwd: root, env: FIXTURE_ENV, stateFolder: STATE })
  const exit = await run(['-w', WORKSPACE, ...words], terminal)
  return { exit, ...terminal.printed }
}

/** `tumen serve` in a process, until the test ends. */
async function serve(t: TestContext): Promise<void> {
  const args = [...PROGRAM, '-w', WORKSPACE, 'serve']
  const env = { ...process.env, ...FIXTURE_ENV, TUMEN_STATE: STATE }
  const child = spawn(process.execPath, [...args, '--port', '0'], { env })
  t.after(() => child.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', () => reject(new Error('serve ended')))
  })
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort()
}

test('[T100] the log is written beside serve, brought up to date, and holds hashes alone', async (t) => {
  await makeWorkspace(WORKSPACE)
  for (const name of ['Reed Courier', 'Ford Radio'])
    await tumen('agent', 'record', '--kind', 'outlet', '--name', JSON.stringify({ en: name }))
  const signed = JSON.parse((await tumen('log', 'checkpoint', '--json')).out) as { note: string }
  await serve(t)
  assert.notEqual((await tumen('log', 'show')).exit, EXIT.done, 'another process has it')
  const first = await tumen('log', 'export', 'mirror')
  assert.equal(first.exit, EXIT.done, first.err)
  assert.match(first.out, /16 log entries under its checkpoint, 4 files in mirror$/m)
  const folder = join(root, 'mirror')
  const wanted = ['checkpoint', 'log.vkey', 'tile/0/000.p/16', 'tile/entries/000.p/16']
  assert.deepEqual(filesIn(folder), wanted)
  assert.equal(readFileSync(join(folder, 'checkpoint'), 'utf8'), signed.note)
  // RFC 6962 by hand: sixteen leaf hashes, folded four times.
  let hashes = [
    ...readFileSync(join(folder, 'tile/0/000.p/16')).toString('hex').matchAll(/.{64}/g),
  ].map(([hex]) => Buffer.from(hex, 'hex'))
  const node = (n: number) =>
    createHash('sha256')
      .update(Buffer.of(1))
      .update(hashes[n] ?? '')
  while (hashes.length > 1)
    hashes = hashes.flatMap((_, n) =>
      n % 2 === 0
        ? [
            node(n)
              .update(hashes[n + 1] ?? '')
              .digest(),
          ]
        : [],
    )
  assert.equal(hashes[0]?.toString('base64'), signed.note.split('\n')[2])
  for (const name of filesIn(folder)) {
    const text = readFileSync(join(folder, name), 'latin1')
    assert.ok(!/Reed|Ford|agent|outlet/.test(text), name)
  }
  const again = JSON.parse((await tumen('log', 'export', 'mirror', '--json')).out) as {
    logs: { size: number; folder: string }[]
  }
  assert.deepEqual([again.logs.length, again.logs[0]?.size, again.logs[0]?.folder], [1, 16, '.'])
  assert.deepEqual(filesIn(folder), wanted)
})

test('[T100] a folder of something else is left alone, and no file is named that is not ours', async () => {
  const folder = join(root, 'other')
  mkdirSync(folder)
  writeFileSync(join(folder, 'diary.txt'), 'mine')
  const refused = await tumen('log', 'export', 'other')
  assert.equal(refused.exit, EXIT.usage)
  assert.ok(!refused.err.includes(folder))
  assert.deepEqual(filesIn(folder), ['diary.txt'])
  assert.equal((await tumen('log', 'export')).exit, EXIT.usage)
  const help = await tumen('help', 'log', 'export')
  assert.match(help.out, /tumen log export <folder>/)
})
