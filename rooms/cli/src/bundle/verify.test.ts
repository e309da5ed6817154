// `tumen verify` on the bundle of the vectors: what it prints, and how it ends. Test keys only.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { LANGUAGES } from '@tumen/words'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const BUNDLE = fileURLToPath(new URL('../../../../vectors/custody/bundle/court', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'tumen-verify-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const TRUST = [
  ...['--policy', join(BUNDLE, 'custody/policy.txt')],
  ...['--signers', join(BUNDLE, 'custody/allowed_signers')],
]

async function verify(...args: string[]) {
  const terminal = captureTerminal({ cwd: root })
  const code = await run(['verify', ...args], terminal)
  const { out, err } = terminal.printed
  return { code, out, err, flat: out.replaceAll(/\s+/g, ' ') }
}

let copies = 0
function copied(): string {
  const folder = join(root, String(copies++))
  cpSync(BUNDLE, folder, { recursive: true })
  return folder
}

test('[T40] an untouched bundle holds, with what each step proves and since when, in three languages', async () => {
  const { code, flat } = await verify(BUNDLE, ...TRUST, '--plain')
  assert.equal(code, EXIT.done)
  for (const words of [
    ...['Cosigned at 2026-11-25 00:00:09 UTC by witness.example/south'],
    ...['V15', 'What it does not: That it was right', 'according to witness.example/north'],
    ...['A time stamp says 2026-11-24 23:39:37 UTC', 'no check can say'],
  ])
    assert.ok(flat.includes(words), `${words} in ${flat}`)
  for (const language of LANGUAGES) {
    const told = await verify(BUNDLE, ...TRUST, '--lang', language)
    assert.equal(told.code, EXIT.done)
    assert.ok(!/authentic|진품|真品/i.test(told.out))
    for (const line of told.out.split('\n')) assert.ok(line.length <= 80, line)
  }
  const { steps } = JSON.parse((await verify(BUNDLE, ...TRUST, '--json')).out)
  assert.equal(steps.length, 15)
})

test('[T41] without trust from outside the result is incomplete, and says how to complete it', async () => {
  const { code, flat } = await verify(BUNDLE)
  assert.equal(code, EXIT.warnings)
  assert.match(flat, /--policy and --signers/)
  assert.ok(!flat.includes('Unchanged since'))
})

test('[T42] a changed byte, an added link and a folder that is no bundle end with codes of their own', async () => {
  const changed = copied()
  writeFileSync(join(changed, 'data/statements.jsonl'), '{"id":"cl_1","v":1}\n')
  const altered = await verify(changed, ...TRUST)
  assert.equal(altered.code, EXIT.verificationFailed)
  assert.match(altered.out, /ALTERED/)
  assert.ok(!altered.out.includes('cl_1'), 'findings hold no contents')
  const linked = copied()
  symlinkSync('/etc/hostname', join(linked, 'custody/openings/9.json'))
  const { code, out } = await verify(linked, ...TRUST)
  assert.equal(code, EXIT.verificationFailed)
  assert.match(out, /no regular file/)
  assert.equal((await verify(root)).code, EXIT.usage)
  assert.equal((await verify(join(root, 'nowhere'))).code, EXIT.usage)
  assert.equal((await verify()).code, EXIT.usage)
  const notPolicy = await verify(BUNDLE, '--policy', join(BUNDLE, 'bag-info.txt'))
  assert.equal(notPolicy.code, EXIT.usage)
  assert.match(notPolicy.err, /policy/)
})

test('[T46] each command beside the operations says what it does and how it is called', async () => {
  for (const name of ['init', 'serve', 'demo', 'doctor', 'verify', 'witness'])
    for (const args of [
      [name, '--help'],
      ['help', name],
    ]) {
      const terminal = captureTerminal({ cwd: root })
      assert.equal(await run(args, terminal), EXIT.done, args.join(' '))
      assert.ok(terminal.printed.out.includes(`tumen ${name}`), args.join(' '))
    }
})
