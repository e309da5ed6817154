// The sandbox on this machine, with a decoder that is hostile itself (intake.md 7, row 36).
// Where level A cannot be had this is said, and what is there is tested.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { INPUT } from './command.ts'
import { STEP_LIMITS, type Step } from './limit.ts'
import { findProgram } from './program.ts'
import { runBounded } from './run.ts'
import { Sandbox } from './sandbox.ts'
import { testIsolation } from './self-test.ts'

const sandbox = new Sandbox()
const report = await sandbox.report()
if (report.level !== 'A')
  process.stdout.write(`# skipped: level A cannot be had here, this is ${report.level}\n`)
const skip = report.level !== 'A' && 'needs bubblewrap and user namespaces'

const folder = mkdtempSync(join(tmpdir(), 'tumen-sandbox-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const SHELL = '/bin/sh'
const FILE = Buffer.from('evidence')

/** Runs a shell script as if it were a decoder. */
async function decoder(script: string, step: Step = 'pdf') {
  const said: Uint8Array[] = []
  const onOutput = (chunk: Uint8Array) => said.push(chunk)
  const ended = await sandbox.run({ step, command: [SHELL, '-c', script], file: FILE, onOutput })
  return { ...ended, said: Buffer.concat(said).toString('utf8') }
}

test('[I100] what the self-test promises was tried, and a hidden program lowers the level', async () => {
  for (const name of ['bwrap', 'prlimit']) {
    const without = new Sandbox((asked) => (asked === name ? undefined : findProgram(asked)))
    const { level, namespaces } = await without.report()
    assert.equal(namespaces, undefined)
    assert.equal(level, report.permission?.read === false ? 'B' : 'C')
    assert.equal(await without.placeOf('sh'), undefined)
    const ended = await without.run({ step: 'pdf', command: [SHELL, '-c', 'true'], file: FILE })
    assert.equal(ended.failed, 'crashed')
  }
  const { namespaces, permission } = report
  if (namespaces) assert.equal(namespaces.read || namespaces.wrote || namespaces.reached, false)
  // The network is open there, and that is said.
  assert.deepEqual(permission && [permission.read, permission.wrote, permission.started], [
    ...[false, false, false],
  ])
  assert.equal(permission?.reached, true)
})

test('[I326] where there was no room to try the isolation it is tried again, and then once', async () => {
  let tries = 0
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
  const fresh = new Sandbox(undefined, async () => {
    tries++
    if (tries < 3) throw full
    return report
  })
  await assert.rejects(fresh.report(), { code: 'ENOSPC' })
  await assert.rejects(fresh.placeOf('sh'), { code: 'ENOSPC' })
  assert.equal((await fresh.report()).level, report.level)
  await Promise.all([fresh.report(), fresh.placeOf('sh')])
  assert.equal(tries, 3)
})

test('[I371] a trial that was ended before it answered says nothing, and is made again', async () => {
  let tries = 0
  const cut = { level: 'C', cut: true } as const
  const fresh = new Sandbox(undefined, async () => (++tries < 3 ? cut : report))
  assert.equal((await fresh.report()).level, 'C')
  await fresh.report()
  assert.equal((await fresh.report()).level, report.level)
  await fresh.report()
  assert.equal(tries, 3)
  // A machine that ends each of them is not asked for ever.
  let ended = 0
  const hard = new Sandbox(undefined, async () => {
    ended++
    return cut
  })
  for (let n = 0; n < 20; n++) assert.equal((await hard.report()).level, 'C')
  assert.equal(ended, 5)
})

test('[I371] a trial that is killed is told as one, and one that is refused is not', async (t) => {
  const open = mkdtempSync(join(tmpdir(), 'tumen-trial-'))
  t.after(() => rmSync(open, { recursive: true }))
  chmodSync(open, 0o755)
  const killed = join(open, 'killed')
  writeFileSync(killed, '#!/bin/sh\nkill -9 $$\n', { mode: 0o755 })
  const tried = (place: string) => testIsolation({ bwrap: place, prlimit: place })
  assert.equal((await tried(killed)).cut, true)
  assert.equal((await tried(process.execPath)).cut, undefined)
})

test('[I101] a sandboxed program has its file, and no network, home or other file', {
  skip,
}, async () => {
  const read = await decoder(`cat ${INPUT}; ls /; ls /tmp; id -u; cat /proc/net/dev`)
  assert.match(read.said, /^evidence/)
  assert.doesNotMatch(read.said, /\betc\b|\bvar\b|\bopt\b|eth0/)
  const secret = join(folder, 'secret')
  writeFileSync(secret, 'secret')
  assert.deepEqual(await decoder(`cat ${secret}`), { status: 1, said: '' })
  for (const path of ['/etc/passwd', process.execPath, '/var', '/opt'])
    if (!path.startsWith('/usr')) assert.notEqual((await decoder(`ls ${path}`)).status, 0, path)
  const written = join(folder, 'written')
  await decoder(`echo x > ${written}; echo x > /usr/bin/tumen-test; echo x >> ${INPUT}`)
  assert.equal(existsSync(written) || existsSync('/usr/bin/tumen-test'), false)
})

const bash = findProgram('bash')
test('[I102] a sandboxed program reaches no socket of this machine', {
  skip: skip || (bash === undefined && 'needs bash'),
}, async () => {
  let calls = 0
  const server = createServer((socket) => {
    calls++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const script = `exec 3<>/dev/tcp/127.0.0.1/${port} && echo reached`
  // Outside the same words reach it.
  execFileSync(bash ?? '', ['-c', script], { stdio: 'ignore' })
  await wait(50)
  const before = calls
  assert.equal(before, 1)
  const command = [bash ?? '', '-c', script] as const
  const ended = await sandbox.run({ step: 'pdf', command, file: FILE })
  assert.notEqual(ended.status, 0)
  await wait(50)
  server.close()
  assert.equal(calls, before)
})

test('[I103] eating memory, forking, writing and talking without end are ended by a bound', {
  skip,
}, async () => {
  const eats = await decoder('x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done')
  assert.ok(eats.failed === 'out_of_memory' || (eats.status ?? 0) > 0, JSON.stringify(eats))
  const forks = await decoder('while :; do sleep 1000 & done')
  assert.ok(forks.failed === 'crashed' || (forks.status ?? 0) > 0, JSON.stringify(forks))
  // One file of more than its bound, and more files than there is room for.
  const { fileBytes } = STEP_LIMITS.probe
  const big = await decoder(
    `head -c ${fileBytes + 1} /dev/zero > $HOME/one; wc -c < $HOME/one`,
    'probe',
  )
  assert.ok(Number(big.said || 0) <= fileBytes, big.said)
  const talks = await decoder('exec yes', 'probe')
  assert.equal(talks.failed, 'too_large')
  assert.equal((await decoder('kill -SEGV $$')).failed, 'crashed')
})

test('[I104] who hangs is ended with all that it started, and so when the asker gives up', {
  skip,
}, async () => {
  const mark = `1${Date.now()}`
  const command = [SHELL, '-c', `sleep ${mark} & setsid sleep ${mark} & sleep ${mark}`] as const
  let ticks = 0
  const onTick = () => {
    if (++ticks > 5) throw new Error('given up')
  }
  await assert.rejects(sandbox.run({ step: 'pdf', command, file: FILE, onTick }), /given up/)
  await wait(100)
  assert.equal(runningWith(mark), '')
})

test('[I104] a bound of time ends a command outside a sandbox as well', async () => {
  const mark = `2${Date.now()}`
  const limit = { ...STEP_LIMITS.pdf, wallMs: 200 }
  const command = [SHELL, '-c', `sleep ${mark} & sleep ${mark}`] as const
  const ended = await runBounded({ command, input: FILE, limit })
  assert.deepEqual(ended, { failed: 'timed_out', limit: 200 })
  await wait(100)
  assert.equal(runningWith(mark), '')
})

const BUILT = new URL('../../dist/isolation/sandbox.js', import.meta.url).href

test('[I105] when Tumen is killed what runs in the sandbox ends, and nothing lies on a disk', {
  skip,
}, async () => {
  const mark = `3${Date.now()}`
  const script = `
    import { Sandbox } from '${BUILT}'
    const command = ['/bin/sh', '-c', 'sleep ${mark}']
    await new Sandbox().run({ step: 'pdf', command, file: Buffer.from('evidence') })`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  for (let n = 0; n < 100 && runningWith(mark) === ''; n++) await wait(50)
  assert.notEqual(runningWith(mark), '')
  parent.kill('SIGKILL')
  for (let n = 0; n < 40 && runningWith(mark) !== ''; n++) await wait(50)
  assert.equal(runningWith(mark), '')
})

test('[I106] at most two commands run at one moment', { skip }, async () => {
  const begun = performance.now()
  await Promise.all([1, 2, 3].map(() => decoder('sleep 0.3')))
  assert.ok(performance.now() - begun > 550)
})

test('[I107] what a command says on its second channel is dropped', async (t: TestContext) => {
  const said: Uint8Array[] = []
  const ended = await runBounded({
    command: [SHELL, '-c', 'echo canary >&2; cat'],
    ...{ input: FILE, limit: STEP_LIMITS.pdf, onOutput: (chunk) => said.push(chunk) },
  })
  t.diagnostic(`this machine has level ${report.level}`)
  assert.deepEqual([ended, Buffer.concat(said).toString()], [{ status: 0 }, 'evidence'])
})

const FIND = `for f in /proc/[0-9]*/cmdline; do
  tr '\\0' ' ' < $f 2>/dev/null | grep -o '^sleep MARK'
done; true`

/** Processes whose arguments hold a mark; only Linux tells. */
function runningWith(mark: string): string {
  const found = execFileSync(SHELL, ['-c', FIND.replace('MARK', mark)])
  return found.toString().trim()
}

test('[I363] a program is asked for its version once, and again where it did not say it', {
  skip: skip || !findProgram('pdftotext'),
}, async (t) => {
  const open = mkdtempSync(join(tmpdir(), 'tumen-version-'))
  t.after(() => rmSync(open, { recursive: true }))
  chmodSync(open, 0o755)
  const [log, bwrap] = [join(open, 'log'), join(open, 'bwrap')]
  writeFileSync(log, '')
  chmodSync(log, 0o666)
  const script = `#!/bin/sh\necho asked >> ${log}\nexec ${findProgram('bwrap')} "$@"\n`
  writeFileSync(bwrap, script, { mode: 0o755 })
  const counted = new Sandbox((name) => (name === 'bwrap' ? bwrap : findProgram(name)))
  await counted.report()
  const asked = () => readFileSync(log, 'utf8').split('\n').length - 1
  const before = asked()
  const place = findProgram('pdftotext') ?? ''
  const both = await Promise.all([counted.versionOf(place), counted.versionOf(place)])
  assert.match(both[0] ?? '', /^\d+\./)
  assert.deepEqual([both[1], await counted.versionOf(place)], [both[0], both[0]])
  assert.equal(asked(), before + 1)
  for (const n of [2, 3]) {
    assert.equal(await counted.versionOf('/usr/bin/true'), undefined)
    assert.equal(asked(), before + n)
  }
})

test('[I364] work behind the answers has a line of its own, and the machine runs it last', {
  skip: skip || !findProgram('nice'),
}, async () => {
  const niceness = async (asked: Sandbox) => {
    const said: Uint8Array[] = []
    const command = [SHELL, '-c', 'nice'] as const
    const onOutput = (chunk: Uint8Array) => said.push(chunk)
    await asked.run({ step: 'pdf', command, file: FILE, onOutput })
    return Number(Buffer.concat(said).toString())
  }
  const behind = sandbox.behind()
  assert.equal(behind, sandbox.behind())
  assert.equal((await niceness(behind)) > (await niceness(sandbox)), true)
  const short = { ...STEP_LIMITS, pdf: { ...STEP_LIMITS.pdf, wallMs: 700 } }
  const hasty = new Sandbox(findProgram, async () => report, short)
  const sleep = { step: 'pdf', command: [SHELL, '-c', 'sleep 1'], file: FILE } as const
  assert.equal((await hasty.run(sleep)).failed, 'timed_out')
  assert.equal((await hasty.behind().run(sleep)).status, 0)
  const ends: string[] = []
  const run = async (asked: Sandbox, name: string, script: string) => {
    await asked.run({ step: 'pdf', command: [SHELL, '-c', script], file: FILE })
    ends.push(name)
  }
  const slow = [1, 2, 3, 4].map((n) => run(behind, `behind ${n}`, 'sleep 1'))
  await run(sandbox, 'asked', 'true')
  await Promise.all(slow)
  assert.equal(ends[0], 'asked')
})
