// The recipe of HOWTO.txt, word for word, on bundles of the invented world, with the tools that are
// on this machine; and what a bundle of it never holds.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { archiveBundle } from '@tumen/custody'
import { callOperation } from '@tumen/desk'
import { HOWTO_COMMANDS } from '@tumen/view'
import { canaryStrings, openWorld, worldActor } from '@tumen/world'
import { bundleVerifier } from './bundle-verifier.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-recipe-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const world = await openWorld()
const desk = { ...world.desk, verifier: bundleVerifier }

async function ask<T>(account: string, operation: string, input: object): Promise<T> {
  const call = { actor: worldActor(account), progress: { report: () => undefined } }
  return (await callOperation(desk, operation, input, call)) as T
}

const LOGGED = { documents: ['R08', 'R11'], claims: ['R08h', 'R08b', 'R11a'] }

/** A bundle of the world in a folder of its own, and whom to trust beside it. */
async function unpacked(profile: 'public' | 'partner' | 'court'): Promise<string> {
  const input = { ...LOGGED, profile, recipient: 'an invented court' }
  const { bundle } = await ask<{ bundle: string }>('ana-1', 'bundle.ask', input)
  await ask('edi-1', 'bundle.approve', { bundle })
  const { archive } = await ask<{ archive: string }>('ana-1', 'bundle.make', { bundle })
  const zip = new Uint8Array(Buffer.from(archive, 'base64'))
  const { entries, read } = await archiveBundle({
    size: zip.length,
    read: async (offset, length) => zip.subarray(offset, offset + length),
    inflate: async (packed) => new Uint8Array(inflateRawSync(packed)),
  })
  const folder = join(root, profile, 'bundle')
  for (const { path } of entries) write(join(folder, path), await read(path))
  const keys = await ask<Record<string, string>>('vie-1', 'bundle.keys', {})
  write(join(root, profile, 'trust/log.vkey'), `${keys.vkey}\n`)
  write(join(root, profile, 'trust/policy.txt'), keys.policy ?? '')
  write(join(root, profile, 'trust/allowed_signers'), keys.signers ?? '')
  return folder
}

function write(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

async function derive(document: string): Promise<void> {
  const bytes = Buffer.from(`What ${document} says, shortened.`).toString('base64')
  const input = { document, bytes, mediaType: 'text/plain', tool: 'an invented pair of scissors' }
  const { id } = await ask<{ id: string }>('doc-1', 'evidence.derive', input)
  await ask('rev-1', 'evidence.review', { derivative: id, decision: 'approved' })
}

await derive('R08')
await derive('R11')
const folders = {
  court: await unpacked('court'),
  partner: await unpacked('partner'),
  public: await unpacked('public'),
}

const TOOLS = ['sha256sum', 'ssh-keygen', 'spicy-litetlog', 'openssl'] as const
const isThere = (tool: string) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0

/** Runs one step of the recipe in a folder, as somebody types it. */
function runStep(
  folder: string,
  step: keyof typeof HOWTO_COMMANDS,
  at: { leaf?: number; line?: number } = {},
) {
  const { leaf = 0, line = 0 } = at
  const settings = ['TRUST=../trust', `LEAF=${leaf}`, `LINE=${line}`, 'WORK=$(mktemp -d)']
  const script = ['set -e', ...settings, ...HOWTO_COMMANDS[step], 'rm -r "$WORK"'].join('\n')
  return spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' })
}

function skips(t: TestContext, tool: (typeof TOOLS)[number]): boolean {
  if (isThere(tool)) return false
  t.diagnostic(`${tool} is not on this machine: its part of the recipe was not run`)
  return true
}

const leavesIn = (folder: string) =>
  readdirSync(join(folder, 'custody/openings')).map((name) => Number.parseInt(name, 10))

test('[T50] sha256sum finds every file of each bundle as listed, and no file unlisted', (t) => {
  if (skips(t, 'sha256sum')) return
  for (const folder of Object.values(folders)) {
    const { status, stdout, stderr } = runStep(folder, 'files')
    assert.equal(status, 0, stderr)
    const there = stdout.trim().split('\n')
    const list = 'cat manifest-sha256.txt tagmanifest-sha256.txt | cut -c 67-'
    const listed = spawnSync('sh', ['-c', list], { cwd: folder, encoding: 'utf8' }).stdout.split(
      '\n',
    )
    const unlisted = there.filter((path) => !listed.includes(path.slice(2)))
    assert.deepEqual(unlisted, ['./tagmanifest-sha256.txt'])
  }
})

test('[T50] ssh-keygen accepts who signed each bundle, and not another manifest', (t) => {
  if (skips(t, 'ssh-keygen')) return
  for (const folder of Object.values(folders)) {
    const { status, stdout, stderr } = runStep(folder, 'signature')
    assert.equal(status, 0, stderr)
    assert.match(stdout, /^Good "tumen-bundle@v1" signature for /)
  }
  const swapped = join(folders.court, 'manifest-sha256.txt')
  const other = HOWTO_COMMANDS.signature.join('\n').replace('manifest-sha256.txt', 'bagit.txt')
  const script = `TRUST=../trust\n${other}`
  assert.ok(existsSync(swapped))
  assert.notEqual(spawnSync('sh', ['-c', script], { cwd: folders.court }).status, 0, 'bite')
})

test('[T50] spicy-litetlog finds every opening at its place in the log of the policy', (t) => {
  if (skips(t, 'spicy-litetlog')) return
  for (const folder of Object.values(folders))
    for (const leaf of leavesIn(folder)) {
      const { status, stderr } = runStep(folder, 'proof', { leaf })
      assert.equal(status, 0, `${leaf}: ${stderr}`)
    }
})

test('[T50] sha256sum, sed and grep follow a row through its list to the opening of its leaf', (t) => {
  if (skips(t, 'sha256sum')) return
  const folder = folders.court
  const batches = join(folder, 'custody/rows')
  assert.ok(existsSync(batches), 'claims of the world came in batches')
  for (const batch of readdirSync(batches))
    for (const name of readdirSync(join(batches, batch))) {
      const at = { leaf: Number(batch), line: Number.parseInt(name, 10) }
      const { status, stdout, stderr } = runStep(folder, 'row', at)
      assert.equal(status, 0, `${batch}/${name}: ${stderr}`)
      assert.ok(stdout.startsWith(`${at.line + 1}:`), 'lines are counted from 1')
    }
  for (const leaf of leavesIn(folder)) assert.equal(runStep(folder, 'opening', { leaf }).status, 0)
})

test('[T50] the verifier in the bundle, run alone, says that everything holds', (t) => {
  const built = join(folders.court, 'verify/verify.mjs')
  if (!existsSync(built)) return t.diagnostic('verify.mjs is not built: not run')
  for (const folder of Object.values(folders)) {
    const args = ['verify/verify.mjs', '--policy', '../trust/policy.txt']
    const all = [...args, '--signers', '../trust/allowed_signers', '.']
    const { status, stdout, stderr } = spawnSync('node', all, { cwd: folder, encoding: 'utf8' })
    assert.equal(status, 0, stdout + stderr)
  }
})

test('[T51] no secret of the invented world is in a bundle that is not for court', () => {
  const secrets = [...canaryStrings(), 'an invented court', 'S-02']
  for (const folder of [folders.public, folders.partner]) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    for (const file of files.filter((one) => one.isFile())) {
      const path = join(file.parentPath, file.name)
      const found = spawnSync('grep', ['-laF', '-f', '-', path], { input: secrets.join('\n') })
      assert.equal(found.status, 1, path)
    }
  }
})
