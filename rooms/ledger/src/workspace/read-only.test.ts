// A folder that cannot be written: by its rights, by a flag, by how it is mounted. Root may do much
// in spite of rights, so what a machine cannot show is skipped with its reason.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { addDocument, countedRandom, makeFixture, STORE_KEY } from '../../fixture/store.ts'
import { createWorkspace, openWorkspace } from './workspace.ts'

const around = { clock: () => new Date('2019-08-09T10:00:00.000Z'), random: countedRandom() }
const isRoot = process.getuid?.() === 0
const NOBODY = 65_534

const WORKSPACE = fileURLToPath(new URL('workspace.ts', import.meta.url))
const OPENER = `
import { openWorkspace, createWorkspace } from ${JSON.stringify(WORKSPACE)}
const random = (length) => new Uint8Array(length)
const around = { clock: () => new Date(), random }
const [folder] = process.argv.slice(1)
const unlock = { key: new Uint8Array(32).fill(9) }
const settings = { review: 'self', owner: 'o' }
const made = { passphrase: 'p', workFactor: 4, settings }
const code = (work) => work.then((ledger) => ledger.close().then(() => 'opened'), (e) => e.code)
const opened = await code(openWorkspace({ folder, unlock, ...around }))
const created = await code(createWorkspace({ folder: folder + '/inner', ...made, ...around }))
process.stdout.write(opened + ' ' + created)
`
const NODE = ['--import', 'tsx', '--conditions=tumen-source', '--input-type=module', '-e', OPENER]

/** A closed workspace with one document. */
async function closedWorkspace(t: TestContext): Promise<string> {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', 'At least 52.')
  await fixture.ledger.close()
  return fixture.folder
}

/** Every file with its bytes and mode: what must stay as it is. */
function stateOf(folder: string): unknown {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names.map((name) => {
    const found = statSync(join(folder, name))
    const bytes = found.isFile() ? readFileSync(join(folder, name)).toString('base64') : ''
    return [name, found.mode, bytes]
  })
}

/** Runs a command of the system; nothing when it is not there or not allowed. */
function tried(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0
}

test('[L149] a folder with a flag that forbids writing is read-only, for root as well', async (t) => {
  const folder = await closedWorkspace(t)
  const flagged = [folder, join(folder, 'ledger.db')]
  for (const path of flagged)
    if (!tried('chattr', ['+i', path])) {
      tried('chattr', ['-i', folder])
      return t.skip('this file system, or this user, cannot set the flag')
    }
  try {
    const before = stateOf(folder)
    const unlock = { passphrase: 'another one' }
    await assert.rejects(openWorkspace({ folder, unlock, ...around }), { code: 'read-only' })
    const made = { passphrase: 'p', settings: { review: 'self', owner: 'o' } } as const
    const inner = createWorkspace({ folder: join(folder, 'inner'), ...made, ...around })
    await assert.rejects(inner, { code: 'read-only' })
    assert.deepEqual(stateOf(folder), before)
  } finally {
    for (const path of flagged) tried('chattr', ['-i', path])
  }
  await (await openWorkspace({ folder, unlock: { key: STORE_KEY }, ...around })).close()
})

test('[L149] a folder on a disk that is mounted for reading is read-only', async (t) => {
  const folder = await closedWorkspace(t)
  const mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
  if (!tried('unshare', ['-m', 'sh', '-c', mount, folder, 'true']))
    return t.skip('no namespace of mounts can be made here')
  const before = stateOf(folder)
  const inside = ['-m', 'sh', '-c', mount, folder, process.execPath, ...NODE, folder]
  const { stdout, stderr } = spawnSync('unshare', inside, { encoding: 'utf8' })
  assert.equal(stdout, 'read-only read-only', stderr)
  assert.deepEqual(stateOf(folder), before)
})

test('[L149] a folder whose rights forbid writing is read-only, and opens when they allow it', async (t) => {
  if (process.platform === 'win32') return t.skip('no such rights')
  const folder = await closedWorkspace(t)
  const parts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  if (isRoot)
    for (const path of [dirname(folder), folder, ...parts.map((name) => join(folder, name))])
      chownSync(path, NOBODY, NOBODY)
  // Root may write in spite of rights, so somebody else opens it then.
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const env = { ...process.env, HOME: dirname(folder), TMPDIR: dirname(folder) }
  const opened = () => {
    const { stdout, stderr } = spawnSync(process.execPath, [...NODE, folder], {
      ...{ encoding: 'utf8', env, ...as },
    })
    return stdout === '' ? stderr : stdout
  }
  chmodSync(folder, 0o500)
  const before = stateOf(folder)
  assert.equal(opened(), 'read-only read-only')
  assert.deepEqual(stateOf(folder), before)
  chmodSync(folder, 0o700)
  chmodSync(join(folder, 'ledger.db'), 0o400)
  assert.match(opened(), /^read-only/, 'the database alone')
  chmodSync(join(folder, 'ledger.db'), 0o600)
  assert.match(opened(), /^opened/, 'mutation test: without what forbids it, it opens')
})
