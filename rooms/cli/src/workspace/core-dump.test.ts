import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { captureTerminal } from '../captured-terminal.ts'
import { run } from '../run.ts'
import { coreDumps } from './core-dump.ts'

const isLinux = process.platform === 'linux'
const MODULE = new URL('./core-dump.ts', import.meta.url).href
const MAIN = new URL('../main.ts', import.meta.url).href
const SECRET = 'CANARY-in-memory-of-a-crash'

/** Runs a program that may dump as much as it likes, and aborts: what files it leaves. */
function filesOfCrash(t: TestContext, forbid: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-core-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const program = `
    globalThis.kept = Array.from({ length: 1000 }, () => Buffer.from(${JSON.stringify(SECRET)}))
    ${forbid}
    process.abort()`
  const node = [process.execPath, '--import', import.meta.resolve('tsx')]
  const words = [...node, '--input-type=module', '-e', program].map((word) => `'${word}'`)
  spawnSync('sh', ['-c', `ulimit -c unlimited; exec ${words.join(' ')}`], { cwd: folder })
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
}

// Elsewhere a program of the system takes the dump, and there is no file to look at.
const takesFiles = isLinux && !/^[|/]/.test(readFileSync('/proc/sys/kernel/core_pattern', 'utf8'))

test('[T134] a crash leaves no memory on the disk', { skip: !takesFiles }, (t) => {
  const forbid = `const { forbidCoreDumps } = await import('${MODULE}'); forbidCoreDumps()`
  assert.ok(filesOfCrash(t, forbid).every((core) => !core.includes(SECRET)))
  // The mutation test: without the rule it does, where this system writes dumps at all.
  const without = filesOfCrash(t, '')
  if (without.length > 0) assert.ok(without.some((core) => core.includes(SECRET)))
  else
    console.log(
      'No dump was written here even when it may be: the mutation test could not be tried.',
    )
})

test('[T134] every command runs with dumps forbidden', { skip: !isLinux }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-core-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const show = `
    process.argv = [process.argv[0], 'tumen', '--version']
    await import('${MAIN}')
    const { readFileSync } = await import('node:fs')
    console.log(readFileSync('/proc/self/limits', 'utf8'))
    console.log('filter', readFileSync('/proc/self/coredump_filter', 'utf8'))`
  const args = ['--conditions=tumen-source', '--import', import.meta.resolve('tsx')]
  const child = spawnSync(process.execPath, [...args, '--input-type=module', '-e', show], {
    encoding: 'utf8',
  })
  assert.match(child.stdout, /Max core file size +0 +0 /, child.stderr)
  assert.match(child.stdout, /filter 0+\n/)
})

test('[T134] doctor says whether a crash can leave memory on the disk', async () => {
  const terminal = captureTerminal({ cwd: tmpdir(), env: {} })
  await run(['-w', 'no-such-workspace', '--json', 'doctor'], terminal)
  const { checks } = JSON.parse(terminal.printed.out) as {
    checks: { name: string; state: string }[]
  }
  const found = checks.find(({ name }) => name === 'core-dump')
  assert.equal(found?.state, coreDumps() === 'off' ? 'ok' : 'warn')
})
