// The verifier as others get it: one file in an empty folder, run as a process; the 39 attacks of
// the vectors through the same code on a disk; archives. Test keys only.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test, { before } from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { checkPlace } from '../rooms/cli/src/bundle/check-place.ts'
import { verifierFiles } from '../rooms/cli/src/bundle/verifier-file.ts'
import { captureTerminal } from '../rooms/cli/src/captured-terminal.ts'
import { run } from '../rooms/cli/src/run.ts'
import { archiveOf } from '../rooms/custody/fixture/archive.ts'
import { ATTACKS, courtBundle, type Files, rewrite } from '../rooms/custody/fixture/bundle.ts'
import { vectorJson, vectorText } from '../rooms/custody/src/vector.test.ts'
import { buildVerifier, verifierPage, verifierProgram } from './verifier.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-verifier-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const PROGRAM = join(root, 'alone', 'verify.mjs')
const [POLICY, SIGNERS] = [join(root, 'policy.txt'), join(root, 'allowed_signers')]
const TRUST = ['--policy', POLICY, '--signers', SIGNERS]
let source = ''

before(async () => {
  mkdirSync(dirname(PROGRAM))
  source = await verifierProgram()
  writeFileSync(PROGRAM, source)
  writeFileSync(POLICY, vectorText('bundle/court/custody/policy.txt'))
  writeFileSync(SIGNERS, vectorText('bundle/court/custody/allowed_signers'))
})

let folders = 0
function written(files: Files): string {
  const folder = join(root, String(folders++))
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (bytes) writeFileSync(join(folder, path), bytes)
    else symlinkSync(POLICY, join(folder, path))
  }
  return folder
}

function zipped(files: Files): string {
  const path = join(root, `${folders++}.zip`)
  const packed = [...files].map(([name, bytes]) => ({ path: name, bytes: bytes as Uint8Array }))
  writeFileSync(path, archiveOf(packed.map((file) => ({ ...file, deflate: true }))))
  return path
}

/** Runs `verify.mjs` where nothing else is, and without a search path for packages. */
function alone(...args: string[]) {
  const env = { PATH: process.env.PATH ?? '' }
  const done = spawnSync(process.execPath, [PROGRAM, ...args], {
    ...{ cwd: dirname(PROGRAM), encoding: 'utf8', env },
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

async function tumen(...args: string[]) {
  const terminal = captureTerminal({ cwd: root })
  return { code: await run(['verify', ...args], terminal), out: terminal.printed.out }
}

test('[H80] verify.mjs alone says what `tumen verify` says, in three languages', async () => {
  const folder = written(courtBundle())
  for (const language of LANGUAGES) {
    const own = alone(...TRUST, '--lang', language, folder)
    const known = await tumen(folder, ...TRUST, '--lang', language)
    assert.deepEqual([own.code, own.out, own.err], [0, known.out, ''])
    assert.ok(!/authentic|진품|真品/i.test(own.out))
  }
  assert.equal(alone(folder).code, 1)
  const altered = courtBundle()
  altered.set('data/statements.jsonl', Buffer.from('{"secret":"minju"}\n'))
  const found = alone(...TRUST, '--json', written(altered))
  assert.equal(found.code, 6)
  assert.ok(!found.out.includes('minju'))
  assert.ok(JSON.parse(found.out).findings.length > 0)
})

test('[H80] wrong usage and what is no bundle end with 2, and nothing typed is repeated', () => {
  assert.equal(alone().code, 2, 'an empty folder')
  const wrong = [['--nonsense-minju'], ['minju', 'second']]
  const unreadable = ['--policy', '--signers'].flatMap((option) => [
    ...[
      [option, 'minju', root],
      [option, root, root],
      [option, PROGRAM, root],
    ],
  ])
  for (const args of [...wrong, ...unreadable]) {
    const { code, out, err } = alone(...args)
    assert.deepEqual([code, out], [2, ''])
    assert.ok(err.includes('node verify.mjs') && !err.includes('minju'), err)
  }
  const help = alone('--help')
  assert.deepEqual([help.code, help.err], [0, ''])
  assert.match(help.out, /not from the bundle/)
})

test('[H80] what may not be read, or is no file, is no bundle, and nothing is thrown', () => {
  const folder = written(courtBundle())
  const pipe = join(root, 'pipe')
  assert.equal(spawnSync('mkfifo', [pipe, join(folder, 'custody', 'who', '9.json')]).status, 0)
  for (const place of [pipe, join(PROGRAM, 'below'), '/dev/null']) {
    const { code, err } = alone(...TRUST, place)
    assert.deepEqual([code, err], [2, ''], place)
  }
  const { code, out } = alone(...TRUST, '--json', folder)
  assert.equal(code, 6)
  const { findings } = JSON.parse(out)
  assert.ok(findings.some((one: { code: string }) => one.code === 'not-a-file'))
})

test('[H80] it is made of Node’s own modules for files alone, and asks no network', () => {
  const reached = [...source.matchAll(/\bfrom\s*"([^"]+)"|\bimport\("([^"]+)"\)/g)].map(
    ([, one, other]) => one ?? other,
  )
  const allowed = ['crypto', 'fs', 'fs/promises', 'path', 'util', 'zlib']
  assert.deepEqual(
    [...new Set(reached)].sort(),
    allowed.map((name) => `node:${name}`),
  )
  assert.ok(!/\bfetch\(|WebSocket|XMLHttpRequest|require\(|https?:\/\//.test(source))
})

interface Mutation {
  name: string
  rewrite: 'none' | 'tags' | 'both'
  exit: number
  codes: string[]
}

test('[H80] bundle/mutations.json: each of 39 attacks on a disk ends with its code', async () => {
  const { cases } = vectorJson<{ cases: Mutation[] }>('bundle/mutations.json')
  for (const { name, rewrite: which, exit, codes } of cases) {
    const files = courtBundle()
    ATTACKS[name]?.(files)
    rewrite(files, which)
    const isAlone = name.includes('no trust given') || name.startsWith('the same, verified')
    const trust = isAlone ? {} : { policy: POLICY, signers: SIGNERS }
    const found = await checkPlace({ place: written(files), ...trust })
    assert.ok('exit' in found)
    assert.equal(found.exit, exit, name)
    const told = found.findings.map(({ step, code }) => `${step} ${code}`)
    for (const code of codes) assert.ok(told.includes(code), `${name}: ${code} in ${told}`)
  }
  assert.equal(cases.length, 39)
})

test('[H81] a bundle in a ZIP is checked as its folder, an altered one too, and another file is none', async () => {
  const place = zipped(courtBundle())
  const folder = await tumen(written(courtBundle()), ...TRUST)
  assert.deepEqual(await tumen(place, ...TRUST), folder)
  assert.deepEqual(alone(...TRUST, place), { ...folder, err: '' })
  const altered = courtBundle()
  altered.set('custody/openings/3.json', Buffer.from('{}\n'))
  assert.equal((await tumen(zipped(altered), ...TRUST)).code, 6)
  const none = await tumen(POLICY, ...TRUST)
  assert.equal(none.code, 2)
  assert.match(none.out, /no archive that can be read in one way only/)
})

test('[H81] archives that the tool of others makes are read: in a file, in a stream, stored', async (t) => {
  if (spawnSync('sh', ['-c', 'command -v zip']).status !== 0) {
    t.diagnostic('zip is not on this machine: its archives were not read')
    return
  }
  const folder = written(courtBundle())
  for (const [n, command] of ['zip -qr ARCHIVE .', 'zip -qr - . > ARCHIVE', 'zip -qr0 ARCHIVE .']
    .map((text) => text.replace('ARCHIVE', '"$1"'))
    .entries()) {
    const place = join(root, `tool-${n}.zip`)
    const made = spawnSync('sh', ['-c', command, 'sh', place], { cwd: folder })
    assert.equal(made.status, 0)
    const found = await checkPlace({ place, policy: POLICY, signers: SIGNERS })
    assert.ok('exit' in found)
    assert.deepEqual([found.exit, found.findings], [0, []], command)
  }
})

test('[H81] a stream with more behind its end is not read', async () => {
  const files = [...courtBundle()].map(([path, bytes]) => ({ path, bytes: bytes as Uint8Array }))
  const place = join(root, 'more.zip')
  const [first] = files
  assert.ok(first)
  const more = [{ ...first, deflate: true, trailing: true }, ...files.slice(1)]
  writeFileSync(place, archiveOf(more))
  const found = await checkPlace({ place, policy: POLICY, signers: SIGNERS })
  assert.ok('exit' in found && found.findings.some(({ code }) => code === 'unreadable'))
})

test('[H82] the same sources make the same bytes, and a bundle gets what was built', async () => {
  assert.equal(await verifierProgram(), source)
  await buildVerifier()
  const built = new Map((await verifierFiles()).map(({ path, bytes }) => [path, bytes]))
  assert.deepEqual([...built.keys()], ['verify/verify.html', 'verify/verify.mjs'])
  const text = (path: 'verify/verify.html' | 'verify/verify.mjs') =>
    Buffer.from(built.get(path) ?? []).toString('utf8')
  assert.equal(text('verify/verify.mjs'), source)
  assert.equal(text('verify/verify.html'), await verifierPage())
})
