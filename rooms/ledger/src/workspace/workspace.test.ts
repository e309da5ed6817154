import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Decrypter } from 'age-encryption'
import {
  addClaim,
  addDocument,
  claimOf,
  countedRandom,
  makeFixture,
  PASSPHRASE,
  STORE_KEY,
} from '../../fixture/store.ts'
import { sha256Hex } from '../evidence/object-file.ts'
import { LedgerFault } from '../fault.ts'
import { createWorkspace, openWorkspace } from './workspace.ts'

const around = { clock: () => new Date('2019-08-09T10:00:00Z'), random: countedRandom() }
const settings = { review: 'self', owner: 'u-owner' } as const

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-ledger-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every file below a folder with its digest and mode. */
function contentsOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names.map((name) => {
    const path = join(folder, name)
    const { mode, mtimeMs } = statSync(path)
    const digest = statSync(path).isFile() ? sha256Hex(readFileSync(path)) : 'folder'
    return `${name} ${mode} ${mtimeMs} ${digest}`
  })
}

function fault(code: string) {
  return (error: unknown) => error instanceof LedgerFault && error.code === code
}

test('[L1] a new workspace is whole, and nothing stands beside it', async (t) => {
  const fixture = await makeFixture(t)
  assert.deepEqual(readdirSync(join(fixture.folder, '..')), ['workspace'])
  assert.deepEqual(fixture.ledger.settings, settings)
  assert.equal((await fixture.ledger.head()).size, 1)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

test('[L1] an empty folder becomes the workspace; any other is refused and stays', async (t) => {
  const parent = emptyFolder(t)
  const options = { passphrase: 'p', workFactor: 2, settings, ...around }
  const empty = join(parent, 'empty')
  mkdirSync(empty)
  await (await createWorkspace({ folder: empty, ...options })).close()
  const full = join(parent, 'full')
  mkdirSync(full)
  writeFileSync(join(full, 'letter.txt'), 'mine')
  const file = join(parent, 'file')
  writeFileSync(file, 'mine')
  for (const folder of [full, file, empty]) {
    await assert.rejects(createWorkspace({ folder, ...options }), fault('already-exists'))
  }
  assert.deepEqual(readdirSync(full), ['letter.txt'])
  assert.deepEqual(readdirSync(parent).sort(), ['empty', 'file', 'full'])
})

test('[L1] a creation that fails leaves nothing behind', async (t) => {
  const parent = emptyFolder(t)
  const folder = join(parent, 'workspace')
  const options = { folder, passphrase: 'p', workFactor: 2, settings, ...around }
  // A log cannot have a name with a space: the last step of all fails.
  await assert.rejects(createWorkspace({ ...options, origin: 'no name' }))
  assert.deepEqual(readdirSync(parent), [])
})

test('[L2] a wrong passphrase or key opens nothing and touches nothing', async (t) => {
  const fixture = await makeFixture(t)
  const { folder } = fixture
  await fixture.ledger.close()
  const before = contentsOf(folder)
  const wrong = { folder, unlock: { passphrase: 'winter' }, ...around }
  await assert.rejects(openWorkspace(wrong), fault('wrong-passphrase'))
  assert.deepEqual(contentsOf(folder), before)
  const other = { folder, unlock: { key: new Uint8Array(32) }, ...around }
  await assert.rejects(openWorkspace(other), fault('wrong-passphrase'))
  const named = (line: string) => !line.startsWith('lock ')
  assert.deepEqual(contentsOf(folder).filter(named), before.filter(named))
  const right = { folder, unlock: { passphrase: PASSPHRASE }, ...around }
  await (await openWorkspace(right)).close()
})

test('[L3] a folder that is no workspace is called so, and stays as it is', async (t) => {
  const folder = emptyFolder(t)
  const options = { folder, unlock: { passphrase: 'p' }, ...around }
  await assert.rejects(openWorkspace(options), fault('not-a-workspace'))
  assert.deepEqual(readdirSync(folder), [])
  const missing = { ...options, folder: join(folder, 'missing') }
  await assert.rejects(openWorkspace(missing), fault('not-a-workspace'))
  assert.equal(existsSync(missing.folder), false)
})

const WORKSPACE = fileURLToPath(new URL('workspace.ts', import.meta.url))
const HOLDER = `
import { openWorkspace } from ${JSON.stringify(WORKSPACE)}
const random = (length) => new Uint8Array(length)
const unlock = { key: new Uint8Array(32).fill(9) }
await openWorkspace({ folder: process.argv[1], unlock, clock: () => new Date(), random })
process.stdout.write('open')
setInterval(() => {}, 1000)
`

test('[L4] a second process is told who has the workspace, until that one is gone', async (t) => {
  const fixture = await makeFixture(t)
  const { folder } = fixture
  const options = { folder, unlock: { key: STORE_KEY }, ...around }
  await assert.rejects(openWorkspace(options), fault('in-use'))
  await fixture.ledger.close()
  const args = ['--import', 'tsx', '--conditions=tumen-source', '--input-type=module']
  const child = spawn(process.execPath, [...args, '-e', HOLDER, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  await assert.rejects(openWorkspace(options), { code: 'in-use', pid: child.pid })
  child.kill('SIGKILL')
  await once(child, 'exit')
  await (await openWorkspace(options)).close()
})

test('[L5] only the owner may read the folder and its files, whatever they were set to', {
  skip: process.platform === 'win32' && 'no such modes',
}, async (t) => {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', 'At least 52.')
  await fixture.ledger.close()
  const { folder } = fixture
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'ledger.db'), 0o644)
  await fixture.reopen()
  await addDocument(fixture.ledger, 'doc_2', 'Another.')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const name of ['', ...names]) {
    const stat = statSync(join(folder, name))
    assert.equal(stat.mode & 0o777, stat.isDirectory() ? 0o700 : 0o600, name)
  }
})

test('[L6] the store key is an age file that the passphrase alone opens', async (t) => {
  const fixture = await makeFixture(t)
  const file = readFileSync(join(fixture.folder, 'store.key.age'))
  assert.match(file.toString('latin1'), /^age-encryption\.org\/v1\n-> scrypt \S+ 4\n/)
  const decrypter = new Decrypter()
  decrypter.addPassphrase(PASSPHRASE)
  assert.deepEqual(await decrypter.decrypt(file), STORE_KEY)
})

test('[L8] no file of a workspace shows what was recorded', async (t) => {
  const fixture = await makeFixture(t)
  const canary = 'CANARY heron 강제북송 canary'
  await addDocument(fixture.ledger, 'doc_canary', canary)
  const text = 'CANARY proposition'
  const proposition = { act: 'detention', polarity: 'affirmed', text } as const
  await addClaim(fixture.ledger, claimOf('claim_canary', { proposition }))
  const seen = () => {
    const names = readdirSync(fixture.folder, { recursive: true, encoding: 'utf8' })
    const files = names.filter((name) => statSync(join(fixture.folder, name)).isFile())
    const marks = ['CANARY', 'canary', '강제북송', sha256Hex(canary)].map((mark) =>
      Buffer.from(mark),
    )
    return files.filter((name) => {
      const bytes = readFileSync(join(fixture.folder, name))
      return name.includes(sha256Hex(canary)) || marks.some((mark) => bytes.includes(mark))
    })
  }
  assert.deepEqual(seen(), [])
  // The mutation test: the same search finds a plain copy.
  writeFileSync(join(fixture.folder, 'planted'), canary)
  assert.deepEqual(seen(), ['planted'])
})

test('[L12] a flipped byte anywhere in the database is damage, never another answer', async (t) => {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', 'At least 52 were held.')
  await addClaim(fixture.ledger, claimOf('claim_1'))
  await fixture.ledger.close()
  const path = join(fixture.folder, 'ledger.db')
  const whole = readFileSync(path)
  copyFileSync(path, `${path}.whole`)
  for (let page = 0; page < whole.length / 4096; page++) {
    const bytes = Buffer.from(whole)
    const at = page * 4096 + 100
    bytes[at] = (bytes[at] as number) ^ 1
    writeFileSync(path, bytes)
    const codes = await codesOf(fixture.folder)
    assert.ok(codes.includes('damaged') || codes.includes('FS0'), `page ${page}: ${codes}`)
  }
})

/** What opening, reading and checking a workspace says. */
async function codesOf(folder: string): Promise<string[]> {
  try {
    const ledger = await openWorkspace({ folder, unlock: { key: STORE_KEY }, ...around })
    try {
      return (await ledger.fsck({ all: true })).map((finding) => finding.code)
    } finally {
      await ledger.close()
    }
  } catch (error) {
    assert.ok(error instanceof LedgerFault, String(error))
    // With the key alone, an unreadable first page cannot be told from a wrong key.
    return [error.code === 'wrong-passphrase' ? 'damaged' : error.code]
  }
}
