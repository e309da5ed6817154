import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { sizeProblems } from './island.ts'
import { repositoryRoot } from './place.ts'
import { testFiles } from './test.ts'

const FILES = [
  'rooms/claim/src/claim.test.ts',
  'rooms/claim/src/claim.ts',
  'rooms/ledger/src/slow-kill.test.ts',
  'scripts/rules.test.ts',
  'vectors/claim/a.test.ts',
  'world/walk.test.ts',
]

test('[H50] what takes long begins first, and a filter chooses by path', () => {
  assert.deepEqual(testFiles(FILES, []), [
    'rooms/ledger/src/slow-kill.test.ts',
    'rooms/claim/src/claim.test.ts',
    'scripts/rules.test.ts',
    'world/walk.test.ts',
  ])
  assert.deepEqual(testFiles(FILES, ['rooms/ledger', 'world/']), [
    'rooms/ledger/src/slow-kill.test.ts',
    'world/walk.test.ts',
  ])
  assert.deepEqual(testFiles(FILES, ['--plain', 'rooms/']), ['rooms/claim/src/claim.test.ts'])
})

/** A small repository with our runner and these test files; what a run of it prints. */
function runIn(files: Readonly<Record<string, string>>): { status: number | null; out: string } {
  const root = mkdtempSync(join(tmpdir(), 'tumen-runner-'))
  for (const name of ['scripts', 'rooms/a']) mkdirSync(join(root, name), { recursive: true })
  symlinkSync(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  for (const name of ['test.ts', 'test-entry.ts', 'test-context.ts', 'place.ts']) {
    const from = new URL(name, import.meta.url)
    spawnSync('cp', [from.pathname, join(root, 'scripts', name)])
  }
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(root, path), `import test from 'node:test'\n${text}\n`)
  }
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const args = ['--import', 'tsx', join(root, 'scripts', 'test.ts')]
  const child = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })
  rmSync(root, { recursive: true })
  return { status: child.status, out: child.stdout }
}

/** A file whose hooks say when they run. */
const TOLD = `import { after, before } from 'node:test'
before(() => console.log('begins', import.meta.url.slice(-11, -8)))
after(() => console.log('ends', import.meta.url.slice(-11, -8)))
test('stone', () => {})`

test('[H50] [H52] each file is run once, between its own hooks, and the summary counts all', () => {
  const names = Array.from({ length: 12 }, (_, n) => String(n + 100))
  const files = names.map((name) => [`rooms/a/${name}.test.ts`, TOLD])
  const { status, out } = runIn(Object.fromEntries(files))
  assert.equal(status, 0)
  const told = [...out.matchAll(/^# (begins|ends) (\d+)$/gm)].map(([, when, of]) => [when, of])
  const begun = told.filter((_, n) => n % 2 === 0)
  const ended = told.filter((_, n) => n % 2 === 1)
  assert.deepEqual(begun.map(([, of]) => of).sort(), names)
  assert.deepEqual(
    ended,
    begun.map(([, of]) => ['ends', of]),
  )
  assert.match(out, /\n# tests 12\n# suites 12\n# pass 12\n# fail 0\n.*\n.*\n.*\n# duration/)
})

/** A test that ends when the file of that name is run as well, and fails after long waiting. */
const meets = (own: string, other: string) => `import { existsSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
test('meets ${other}', async () => {
  writeFileSync('${own}', '')
  for (let turn = 0; turn < 600 && !existsSync('${other}'); turn++) await setTimeout(100)
  if (!existsSync('${other}')) throw new Error('alone')
})`

test('[H50] two files are run at the same time', () => {
  const files = { 'rooms/a/a.test.ts': meets('a', 'b'), 'rooms/a/slow-b.test.ts': meets('b', 'a') }
  assert.equal(runIn(files).status, 0)
})

/** Two tests; what the second begins throws when nobody waits for it. */
const THROWS_LATE = `
test('first', async () => { await null })
test('second', async () => {
  await null
  setTimeout(() => { throw new Error('late') }, 1)
  await new Promise((resolve) => setTimeout(resolve, 50))
})`

test('[H49] an error that nobody waits for fails the test in which its work began', () => {
  const { status, out } = runIn({ 'rooms/a/a.test.ts': THROWS_LATE })
  assert.equal(status, 1)
  assert.match(out, /^ +ok \d+ - first$/m)
  assert.match(out, /^ +not ok \d+ - second$/m)
})

test('[H51] [H52] a file that cannot be loaded fails the run and is named before the end', () => {
  const { status, out } = runIn({
    'rooms/a/a.test.ts': TOLD,
    'rooms/a/b.test.ts': "throw new Error('stone')",
  })
  assert.equal(status, 1)
  assert.match(out, /# failed: rooms\/a\/b\.test\.ts loads\n# {3}stone\n.*\n# tests 2\n/)
})

test('[H51] a run without any file fails', () => {
  assert.equal(runIn({}).status, 1)
})

test('[H54] continuous integration runs the test command of the README', () => {
  const script = readFileSync(join(repositoryRoot, '.ci', 'run'), 'utf8')
  const commands = script.split('\n').filter((line) => /^(?!#|set |cd |$)/.test(line))
  const shown = readFileSync(join(repositoryRoot, 'README.md'), 'utf8')
  const [command] = /(?<=## Test\n\n```sh\n).*/.exec(shown) ?? []
  assert.deepEqual(commands, [command])
})

/** Whether the store was compiled for this Node; if not, the setup would rightly compile it. */
function isCompiled(): boolean {
  try {
    createRequire(import.meta.url)('better-sqlite3-multiple-ciphers')(':memory:').close()
    return true
  } catch {
    return false
  }
}

function setUp(path: string | undefined) {
  return spawnSync(process.execPath, ['scripts/setup.mjs', 'test'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  })
}

test('[H53] the setup is silent when nothing is to be done', { skip: !isCompiled() }, () => {
  const child = setUp(process.env.PATH)
  assert.deepEqual([child.status, child.stderr], [0, ''])
  // What a machine cannot have is said each time: why, and the command that helps.
  const told = child.stdout.split('\n').filter((line) => !/^(?:No |On Debian or )/.test(line))
  assert.deepEqual(told, [''])
})

test('[H57] without a browser the setup says which command helps, and goes on', {
  skip: !isCompiled(),
}, () => {
  const empty = mkdtempSync(join(tmpdir(), 'tumen-no-browser-'))
  try {
    const child = setUp(empty)
    assert.equal(child.status, 0)
    assert.match(child.stdout, /No Chromium is here/)
    assert.match(child.stdout, /sudo apt-get install chromium/)
  } finally {
    rmSync(empty, { recursive: true })
  }
})

test('[H56] a script that travels as more than 12 kB is a problem, named with its size', () => {
  const noise = randomBytes(12 * 1024 + 100)
  const [problem, ...more] = sizeProblems([
    { path: 'large.js', bytes: noise },
    { path: 'long-but-even.js', bytes: new Uint8Array(200_000) },
  ])
  assert.match(problem ?? '', /^large\.js is \d+ bytes compressed; 12288 is the limit\.$/)
  assert.deepEqual(more, [])
})

test('[H55] the store is compiled without the hook by which newer Nodes stop at random', () => {
  const folder = join(repositoryRoot, 'node_modules/better-sqlite3-multiple-ciphers')
  const binary = readFileSync(join(folder, 'build/Release/better_sqlite3.node'))
  assert.ok(binary.includes('AddEnvironmentCleanupHook'), 'the bytes can be searched')
  assert.ok(!binary.includes('RemoveEnvironmentCleanupHook'))
})
