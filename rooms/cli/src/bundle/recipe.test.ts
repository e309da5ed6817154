// The commands of HOWTO.txt, word for word, on bundles of the invented world, with the tools that
// are on this machine; and what these bundles never hold.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { HOWTO_COMMANDS } from '@tumen/view'
import { canaryStrings } from '@tumen/world'
import { derive, runStep, skips, unpacked } from '../../fixture/recipe.ts'

await derive('R08')
await derive('R11')
const folders = {
  court: await unpacked('court'),
  partner: await unpacked('partner'),
  public: await unpacked('public'),
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
  assert.notEqual(
    spawnSync('sh', ['-c', script], { cwd: folders.court }).status,
    0,
    'mutation test',
  )
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
