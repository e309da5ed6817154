// The whole way at the command line: three logs at one witness, and a time stamp carried by hand.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-signing-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))

async function tumen(workspace: string, ...words: string[]) {
  const env = FIXTURE_ENV
  const terminal = captureTerminal({ cwd: root, env, stateFolder: join(root, 'state') })
  const exit = await run(['-w', join(root, workspace), ...words], terminal)
  return { exit, ...terminal.printed }
}

async function json<T>(workspace: string, ...words: string[]): Promise<T> {
  const { out, err, exit } = await tumen(workspace, ...words, '--json')
  assert.equal(exit, EXIT.done, err)
  return JSON.parse(out) as T
}

interface Signed {
  note: string
  witnesses: { name: string; said: string }[]
}

test('[T62] one witness cosigns the checkpoints of three logs, each as far as it grew', async () => {
  const spaces = ['reed', 'heron', 'ford']
  const vkeys = new Map<string, string>()
  for (const space of spaces) {
    await makeWorkspace(join(root, space))
    vkeys.set(space, (await json<{ vkey: string }>(space, 'log', 'show')).vkey)
  }
  writeFileSync(join(root, 'logs.txt'), `${[...vkeys.values()].join('\n')}\n`)
  const abort = new AbortController()
  const terminal = captureTerminal({ cwd: root, signal: abort.signal })
  const args = ['witness', join(root, 'witness'), '--logs', 'logs.txt', '--name', 'north.example']
  const ended = run([...args, '--json'], terminal)
  while (!terminal.printed.out.includes('\n')) await new Promise((done) => setImmediate(done))
  const { address, vkey } = JSON.parse(terminal.printed.out) as { address: string; vkey: string }
  for (const round of [16, 32])
    for (const space of spaces) {
      const policy = `log ${vkeys.get(space)}\nwitness north ${vkey} ${address}\nquorum north\n`
      writeFileSync(join(root, 'policy.txt'), policy)
      await json(space, 'log', 'set-policy', '--policy-file', join(root, 'policy.txt'))
      const { note, witnesses } = await json<Signed>(space, 'log', 'checkpoint')
      assert.deepEqual(witnesses, [{ name: 'north.example', said: 'cosigned' }])
      assert.equal(note.split('\n')[1], String(round))
      assert.match(note, /^— north\.example /m)
    }
  const { out } = await tumen('reed', 'log', 'heads')
  assert.match(out, /32 [\s\S]*north\.example[\s\S]*16 [\s\S]*north\.example/)
  const plain = await tumen('reed', '--lang', 'ko', 'log', 'witness')
  assert.match(plain.out, /north\.example +공동 서명함/)
  abort.abort()
  await ended
  const { out: late } = await tumen('reed', 'log', 'checkpoint')
  assert.match(late, /north\.example +has cosigned/)
})

test('[T63] a request goes into a new file and an answer comes out of one', async () => {
  await makeWorkspace(join(root, 'stamp'))
  await tumen('stamp', 'log', 'checkpoint')
  const file = join(root, 'checkpoint.tsq')
  const asked = await tumen('stamp', 'log', 'timestamp-request', file)
  assert.equal(asked.exit, EXIT.done, asked.err)
  const request = readFileSync(file)
  assert.deepEqual([request.length, request[0]], [59, 0x30])
  const again = await tumen('stamp', 'log', 'timestamp-request', file)
  assert.equal(again.exit, EXIT.usage)
  assert.ok(!again.err.includes(file))
  writeFileSync(join(root, 'wrong.tsr'), 'no answer over anything')
  const wrong = await tumen('stamp', 'log', 'timestamp-import', join(root, 'wrong.tsr'), 'first')
  assert.equal(wrong.exit, EXIT.refused)
  assert.match(wrong.err, /stamp-of-another/)
  const missing = await tumen('stamp', 'log', 'timestamp-import', join(root, 'no.tsr'), 'first')
  assert.equal(missing.exit, EXIT.usage)
  const { policy } = await json<{ policy: string }>('stamp', 'log', 'policy')
  const { out } = await tumen('stamp', 'log', 'policy')
  assert.ok(out.includes(policy.trimEnd()))
})

test('[T64] while it serves the log is signed at 00:00 UTC', async () => {
  const abort = new AbortController()
  await makeWorkspace(join(root, 'night'))
  // Half a second before midnight when the door opens; the clock goes on from there.
  const stateFolder = join(root, 'night-state')
  const seen = { cwd: root, env: FIXTURE_ENV, signal: abort.signal, stateFolder }
  const terminal = captureTerminal(seen)
  const before = Date.parse('2030-01-01T00:00:00.000Z') - 500
  let opened = 0
  terminal.clock = () => new Date(opened === 0 ? before : before + Date.now() - opened)
  const ended = run(['-w', join(root, 'night'), 'serve', '--port', '0'], terminal)
  while (!terminal.printed.out.includes('sign-in')) await new Promise((done) => setImmediate(done))
  opened = Date.now()
  // The head outside of the workspace is the last thing that a signing writes.
  for (let turn = 0; turn < 100 && !existsSync(join(stateFolder, 'log')); turn++)
    await new Promise((done) => setTimeout(done, 100))
  abort.abort()
  assert.equal(await ended, EXIT.done)
  assert.equal(terminal.printed.err, '')
  type Heads = { heads: { size: number; signed: string }[] }
  const { heads } = await json<Heads>('night', 'log', 'heads')
  assert.deepEqual(
    heads.map(({ size, signed }) => `${size} ${signed.slice(0, 10)}`),
    ['16 2030-01-01'],
  )
})
