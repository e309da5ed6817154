// A small workspace as each released version wrote it opens, is sound and answers as it did then,
// for ever. Where they come from is in vectors/ledger/README.md. Everything is invented.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { chmod, cp, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import type { Role } from '@tumen/contract'
import { callByName } from '../call.ts'
import { openDesk } from '../desk.ts'
import { Refusal } from '../refusal.ts'

const HERE = new URL('../../../../vectors/ledger/', import.meta.url).pathname
const CHANGELOG = readFileSync(new URL('../../../../CHANGELOG.md', import.meta.url), 'utf8')
/** Public on purpose, like everything in these workspaces. */
const PASSPHRASE = 'nothing here happened'

const roots = new Set<string>()
process.on('exit', () => {
  for (const root of roots) rmSync(root, { recursive: true, force: true })
})

/** One question to the version that wrote the workspace, with what it said. */
interface Asked {
  account: string
  roles: Role[]
  operation: string
  input: object
  answer?: unknown
  refused?: string
  details?: unknown
}

/** A copy that may be opened, with the modes that a checkout gives. */
async function copyOf(version: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'tumen-released-'))
  roots.add(root)
  const folder = join(root, 'workspace')
  await cp(join(HERE, version, 'workspace'), folder, { recursive: true })
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644)
  await chmod(folder, 0o755)
  return folder
}

/** Opens a copy at an instant, guarded as any workspace is. */
function open(folder: string, at: string) {
  let drawn = 0
  return openDesk({
    ...{ folder, unlock: { passphrase: PASSPHRASE }, clock: () => new Date(at) },
    random: (length) =>
      new Uint8Array(
        createHash('shake256', { outputLength: length }).update(`${drawn++}`).digest(),
      ),
  })
}

type OpenDesk = Awaited<ReturnType<typeof open>>

function ask(desk: OpenDesk, { account, roles, operation, input }: Asked): Promise<unknown> {
  const call = { actor: { account, roles }, progress: { report: () => undefined } }
  return callByName(desk, operation, input, call)
}

/** Where that version was wrong, and what is said instead. */
interface Corrected extends Pick<Asked, 'operation' | 'input'> {
  path: string
  is: unknown
  why: string
}

/** What stands at a path such as `.answer.claims.0.state`. */
function valueAt(answer: unknown, path: string): unknown {
  const keys = path.split('.').slice(1)
  return keys.reduce((part, key) => (part as Record<string, unknown>)?.[key], answer)
}

/** Where an answer differs from what was said: a later version may say more, and nothing else. */
function differences(was: unknown, is: unknown, path = ''): string[] {
  if (Array.isArray(was) && Array.isArray(is) && was.length !== is.length) return [`${path}.length`]
  if (was === null || typeof was !== 'object') return Object.is(was, is) ? [] : [path]
  if (is === null || typeof is !== 'object') return [path]
  return Object.entries(was).flatMap(([key, value]) =>
    differences(value, (is as Record<string, unknown>)[key], `${path}.${key}`),
  )
}

async function answerNow(desk: OpenDesk, asked: Asked): Promise<Partial<Asked>> {
  try {
    return { answer: await ask(desk, asked) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: error.code, details: error.details }
  }
}

const versions = readdirSync(HERE).filter((name) => /^\d/.test(name))

test('[D440] every released version has its workspace', () => {
  const released = [...CHANGELOG.matchAll(/^## (\d+\.\d+\.\d+), \d{4}-\d{2}-\d{2}$/gm)]
  assert.deepEqual(versions.sort(), released.map(([, version]) => version).sort())
})

for (const version of versions) {
  const read = (name: string) => JSON.parse(readFileSync(join(HERE, version, name), 'utf8'))
  const stored: Asked[] = read('answers.json')
  const corrected: Corrected[] = read('corrected.json')

  test(`[D441] a workspace of ${version} opens, is sound and answers as it did`, async () => {
    const folder = await copyOf(version)
    const desk = await open(folder, '2023-03-01T09:00:00.000Z')
    try {
      for (const asked of stored) {
        const { operation, input, answer, refused, details } = asked
        const was = refused === undefined ? { answer } : { refused, details }
        const is = await answerNow(desk, asked)
        const known = corrected.filter((one) =>
          isDeepStrictEqual([one.operation, one.input], [operation, input]),
        )
        const paths = known.map(({ path }) => path)
        assert.deepEqual(differences(was, is), paths, operation)
        for (const one of known) assert.equal(valueAt(is, one.path), one.is, one.why)
      }
      assert.deepEqual(await desk.ledger.fsck({ all: true }), [])
      for (const name of ['.', 'objects', 'ledger.db', 'store.key.age'])
        assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name)
    } finally {
      await desk.close()
    }
    // Once more, in the format of today.
    const again = await open(folder, '2023-03-01T09:00:00.000Z')
    assert.deepEqual(await again.ledger.fsck({ all: true }), [])
    await again.close()
  })

  test(`[D441] mutation test: an answer of ${version} that changed in one place is found`, async () => {
    const [first] = stored
    const changed = JSON.parse(JSON.stringify(first?.answer).replace('"value":52', '"value":53'))
    assert.deepEqual(differences(first?.answer, first?.answer), [])
    assert.notDeepEqual(differences(changed, first?.answer), [])
    assert.deepEqual(differences({ a: [1] }, { a: [1, 2] }), ['.a.length'])
    assert.deepEqual(differences({ a: 1 }, { a: 1, b: 2 }), [])
  })

  test(`[D442] a workspace of ${version} is changed years later, once the clock is confirmed`, async () => {
    const desk = await open(await copyOf(version), '2026-11-30T09:00:00.000Z')
    const actor = { account: 'ana-1', roles: ['analyst'] as Role[] }
    const record = { ...actor, operation: 'event.record', input: { id: 'E9', title: 'Later' } }
    const today = { today: '2026-11-30' }
    try {
      assert.equal((await answerNow(desk, record)).refused, 'clock-ahead')
      await ask(desk, { ...actor, operation: 'workspace.confirm-clock', input: today })
      await ask(desk, record)
      assert.deepEqual(await desk.ledger.fsck({ all: true }), [])
    } finally {
      await desk.close()
    }
  })
}
