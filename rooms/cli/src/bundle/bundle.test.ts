// Bundles at the command line: asked for, made into a file or a folder that was free, and checked.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-bundle-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))

async function tumen(...args: string[]) {
  const terminal = captureTerminal({ cwd: root, env: FIXTURE_ENV })
  const code = await run(['-w', 'work', ...args], terminal)
  return { code, ...terminal.printed }
}

async function json<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await tumen('--json', ...args)
  assert.equal(code, EXIT.done, err)
  return JSON.parse(out) as T
}

const LATER = 'bu_0123456789abcdef01234567'
await makeWorkspace(join(root, 'work'))
writeFileSync(join(root, 'report.txt'), 'At least 52 people were held.')
writeFileSync(join(root, 'shorter.txt'), 'People were held.')
const of = ['--title', 'A report', '--language', 'en', '--published', '2022-04-29']
const { id: document } = await json<{ id: string }>('document', 'add', 'report.txt', ...of)
const keys = await json<{ policy: string; signers: string }>('bundle', 'keys')
writeFileSync(join(root, 'policy.txt'), keys.policy)
writeFileSync(join(root, 'signers'), keys.signers)
const TRUST = ['--policy', join(root, 'policy.txt'), '--signers', join(root, 'signers')]

async function asked(profile = 'court'): Promise<string> {
  const words = ['bundle', 'ask', profile, 'a court', '--documents', document]
  return (await json<{ bundle: string }>(...words)).bundle
}

test('[T52] a bundle is made into a new archive or folder, and holds when it is checked', async () => {
  for (const place of ['bundle.zip', 'folder']) {
    const { code, out, err } = await tumen('bundle', 'make', place, await asked())
    assert.equal(code, EXIT.done, err)
    assert.ok(!out.includes('archive') && out.length < 1000)
    const checked = await tumen('bundle', 'verify', join(root, place), ...TRUST)
    assert.equal(checked.code, EXIT.done, checked.out)
    assert.equal((await tumen('verify', join(root, place), ...TRUST)).code, EXIT.done)
  }
  assert.equal(statSync(join(root, 'bundle.zip')).mode & 0o777, 0o600)
  assert.ok(existsSync(join(root, 'folder/verify/HOWTO.txt')))
})

test('[T52] a place that is taken is refused before the bundle is used up', async () => {
  const bundle = await asked()
  for (const place of ['report.txt', 'bundle.zip', 'folder', 'none/there.zip']) {
    const { code, err } = await tumen('bundle', 'make', place, bundle)
    assert.equal(code, EXIT.usage, place)
    assert.ok(!err.includes(place), 'no path is repeated')
  }
  const help = (await tumen('help', 'bundle', 'make')).out
  assert.ok(help.includes('tumen bundle make <file.zip|folder> <bundle>'), help)
  const unnamed = await tumen('bundle', 'make', bundle)
  assert.equal(unnamed.code, EXIT.usage)
  const { archive } = await json<{ archive: string }>('bundle', 'make', bundle)
  assert.ok(Buffer.from(archive, 'base64').subarray(0, 2).equals(Buffer.from('PK')))
})

test('[T52] a bundle that is not given leaves no file and no folder behind', async () => {
  const before = readdirSync(root).sort()
  for (const place of ['late.zip', 'late']) {
    const { code, err } = await tumen('bundle', 'make', place, LATER)
    assert.equal(code, EXIT.refused, err)
  }
  assert.deepEqual(readdirSync(root).sort(), before)
})

test('[T53] asking says what would be in it and what not, in three languages', async () => {
  const words = ['bundle', 'ask', 'partner', 'a court', '--documents', document]
  const nothing = await tumen(...words)
  assert.equal(nothing.code, EXIT.refused)
  const made = ['evidence', 'derive', 'shorter.txt', document, '--tool', 'scissors']
  const { id } = await json<{ id: string }>(...made)
  await json('evidence', 'review', id, 'refused')
  const copy = await tumen('evidence', 'derive', 'report.txt', document, '--tool', 'a copier')
  assert.notEqual(copy.code, EXIT.done, 'the original is no derivative')
  writeFileSync(join(root, 'shortest.txt'), 'Held.')
  await json('evidence', 'derive', 'shortest.txt', document, '--tool', 'scissors')
  for (const language of LANGUAGES) {
    const { code, out, err } = await tumen(...words, '--lang', language)
    assert.equal(code, EXIT.done, err)
    assert.ok(out.includes(id) && !/not-reviewed|leftOut|recipient:/.test(out), out)
    const list = await tumen('bundle', 'list', '--lang', language)
    assert.ok(list.out.includes('a court') && !/\bserved\b/.test(list.out), list.out)
    const some = await tumen('evidence', 'list', document, '--lang', language)
    assert.ok(some.out.includes(id) && !/\brefused\b/.test(some.out), some.out)
  }
})

test('[T53] whom to trust is printed as it is, or written into a new folder to be published', async () => {
  const { out } = await tumen('bundle', 'keys')
  for (const line of `${keys.policy}${keys.signers}`.trimEnd().split('\n'))
    assert.ok(out.split('\n').includes(line), line)
  assert.equal((await tumen('bundle', 'keys', 'keys')).code, EXIT.done)
  assert.equal(readFileSync(join(root, 'keys/policy.txt'), 'utf8'), keys.policy)
  assert.equal(readFileSync(join(root, 'keys/allowed_signers'), 'utf8'), keys.signers)
  assert.ok(readFileSync(join(root, 'keys/log.vkey'), 'utf8').endsWith('\n'))
  assert.equal((await tumen('bundle', 'keys', 'keys')).code, EXIT.usage, 'never over what is there')
})

test('[T53] the verifier lies beside the keys, the same as in a bundle, with digests to publish', async () => {
  assert.equal((await tumen('bundle', 'keys', 'trust')).code, EXIT.done)
  assert.equal((await tumen('bundle', 'make', 'for-trust', await asked())).code, EXIT.done)
  for (const name of ['verify.mjs', 'verify.html'])
    assert.ok(
      readFileSync(join(root, 'trust', name)).equals(
        readFileSync(join(root, 'for-trust/verify', name)),
      ),
    )
  const check = () => {
    const lines = readFileSync(join(root, 'trust/SHA256SUMS'), 'utf8').trimEnd().split('\n')
    return lines.map((line) => {
      const [digest, name = ''] = line.split('  ')
      const bytes = readFileSync(join(root, 'trust', name))
      return digest === createHash('sha256').update(bytes).digest('hex')
    })
  }
  assert.deepEqual(check(), [true, true, true, true, true])
  const trust = join(root, 'trust')
  const words = ['--policy', join(trust, 'policy.txt'), '--signers', join(trust, 'allowed_signers')]
  const place = join(root, 'for-trust')
  const { status } = spawnSync('node', [join(trust, 'verify.mjs'), ...words, place])
  assert.equal(status, 0)
  writeFileSync(join(trust, 'verify.mjs'), 'process.exit(0)')
  assert.ok(check().includes(false), 'mutation test')
})

test('[T5] what is given by its place is named so, and not as an option', async () => {
  for (const language of LANGUAGES) {
    const { code, err } = await tumen('bundle', 'make', LATER, '--lang', language)
    assert.equal(code, EXIT.usage)
    assert.ok(err.includes('<file.zip|folder>') && !err.includes('--file'), err)
    const bare = await tumen('log', 'export', '--lang', language)
    assert.ok(bare.err.includes('<folder>') && !bare.err.includes('--folder'), bare.err)
  }
})
