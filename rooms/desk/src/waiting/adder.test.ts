// Files whose adder is no longer who they were when they handed them in. Everything is invented.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Input, Output, Role } from '@tumen/contract'
import { actorOf, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { zipOf } from '../../fixture/hostile.ts'
import { joinAccount } from '../account/door.ts'
import { standingOf } from '../account/standing.ts'
import { callByName } from '../call.ts'
import { programOf } from '../credential/program.ts'
import { type FileBeside, noteFile } from '../evidence/file-beside.ts'
import type { Actor, Desk } from '../operation.ts'
import { lineParts } from './read.ts'

type Jobs = Output<'job.list'>['jobs']
type Held = Input<'account.invite'>['roles']

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A file of Word with one paragraph. */
function letterOf(n: number): Uint8Array {
  const words = `<w:p><w:r><w:t>At least ${n} people were held in the town.</w:t></w:r></w:p>`
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${W}><w:body>${words}</w:body></w:document>`,
  }
  return zipOf(Object.entries(parts).map(([name, part]) => ({ name, bytes: Buffer.from(part) })))
}

interface Room {
  fixture: FixtureDesk
  desk: Desk
  /** Lets files be read that were handed in before. */
  open(): void
  join(account: string, roles: Held): Promise<Actor>
  call<T>(actor: Actor, name: string, input: object, files?: Map<string, FileBeside>): Promise<T>
  handIn(actor: Actor, n: number, more?: object): Promise<string>
  /** Waits until nothing goes on with any file; gives why each is not read. */
  settled(): Promise<(string | undefined)[]>
  kept(): Promise<string[]>
}

async function opened(t: TestContext): Promise<Room> {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  const { desk } = fixture
  const parts = lineParts(desk)
  let open: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const behind = {
    ...parts,
    read: async (one: Parameters<typeof parts.read>[0]) => {
      await gate
      await parts.read(one)
    },
  }
  desk.memory.waiting.serve(behind)
  const call = <T>(actor: Actor, name: string, input: object, files = new Map()) =>
    callByName(desk, name, input, {
      ...{ actor, files, progress: { report: () => undefined } },
    }) as Promise<T>
  return {
    ...{ fixture, desk, open, call },
    join: async (account, roles) => {
      const { word } = await fixture.ask<{ word: string }>('adm', 'account.invite', {
        ...{ account, roles },
      })
      await joinAccount(desk, word)
      const standing = await standingOf(desk, account)
      assert.ok(standing)
      return standing.actor
    },
    handIn: async (actor, n, more = {}) => {
      const files = new Map()
      const head = { published: '2022-05', title: `Letter ${n}`, language: 'en', wait: false }
      const input = { ...head, ...more, bytes: noteFile(files, letterOf(n)) }
      const added = await call<Output<'document.add'>>(actor, 'document.add', input, files)
      assert.equal(added.reading, true)
      return added.id
    },
    settled: async () => {
      const unread = () => desk.memory.waiting.unread()
      while (unread().some(({ state }) => state !== 'refused')) await wait(10)
      return unread().map(({ why }) => why)
    },
    kept: async () => (await desk.ledger.waiting()).map(({ id }) => id),
  }
}

const DOCUMENTER: Held = [{ role: 'documenter' }]
const VIEWER: Held = [{ role: 'viewer' }]

const jobsOf = async ({ call }: Room, actor: Actor) =>
  (await call<{ jobs: Jobs }>(actor, 'job.list', {})).jobs

test('[D1359] a file is kept and not read once its account is closed or its role taken', async (t) => {
  const room = await opened(t)
  const { fixture, join, handIn, open, settled, kept } = room
  const [gone, less] = [await join('doc-1', DOCUMENTER), await join('doc-2', DOCUMENTER)]
  const stays = await join('doc-3', DOCUMENTER)
  const ids = [await handIn(gone, 1), await handIn(less, 2), await handIn(stays, 3)]
  await fixture.ask('adm', 'account.close', { account: 'doc-1' })
  await fixture.ask('adm', 'account.change', { account: 'doc-2', roles: VIEWER })
  open()
  assert.deepEqual(await settled(), ['adder-gone', 'adder-gone'])
  assert.deepEqual(await kept(), ids.slice(0, 2))
  const { documents } = await fixture.ask<Output<'document.list'>>('own', 'document.list', {})
  assert.deepEqual(
    documents.map(({ id }) => id),
    ids.slice(2),
  )
})

/** Has files read, with something that happens when it was looked at that the first one may be. */
function whileRead(desk: Desk, happens: () => Promise<unknown>): void {
  let isFirst = true
  const ledger = new Proxy(desk.ledger, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target)
      if (key !== 'waitedFile') return typeof value === 'function' ? value.bind(target) : value
      return async (row: { id: string; bytesHash: string }) => {
        if (isFirst) await happens()
        isFirst = false
        return target.waitedFile(row)
      }
    },
  })
  desk.memory.waiting.serve(lineParts({ ...desk, ledger }))
}

test('[D1359] an account that is closed while its file is read has no document made', async (t) => {
  const { fixture, desk, join, handIn, settled, kept } = await opened(t)
  whileRead(desk, () => fixture.ask('adm', 'account.close', { account: 'doc-1' }))
  const id = await handIn(await join('doc-1', DOCUMENTER), 1)
  assert.deepEqual(await settled(), ['adder-gone'])
  assert.deepEqual(await kept(), [id])
  const { code } = await refused(fixture.ask('own', 'document.show', { id }))
  assert.equal(code, 'not-found')
})

test('[D1361] a role that goes while a file is read has it read anew, without that role', async (t) => {
  const { fixture, desk, join, handIn, settled } = await opened(t)
  const { id: group } = await fixture.ask<{ id: string }>('adm', 'group.record', { name: 'north' })
  const roles = [{ role: 'documenter', group }]
  whileRead(desk, () => fixture.ask('adm', 'account.change', { account: 'doc-1', roles }))
  const id = await handIn(await join('doc-1', DOCUMENTER), 1)
  assert.deepEqual(await settled(), [])
  assert.deepEqual(await desk.ledger.read.groupsOf('document', id), [group])
})

test('[D1360] who lets others in is told whose file it is and why, and nothing else', async (t) => {
  const room = await opened(t)
  const { fixture, join, handIn, open, settled, kept } = room
  const gone = await join('doc-1', DOCUMENTER)
  const id = await handIn(gone, 1, { title: 'CANARY the letter of a name' })
  await fixture.ask('adm', 'account.change', { account: 'doc-1', roles: VIEWER })
  open()
  await settled()
  const adm = actorOf('adm')
  const [told, ...none] = await jobsOf(room, adm)
  assert.deepEqual(none, [])
  assert.deepEqual(
    [told?.by, told?.why, told?.stops, told?.document, told?.title],
    ['doc-1', 'adder-gone', true, undefined, undefined],
  )
  // A colleague sees that work waits; a key of the administrator is no administrator.
  const colleague = await jobsOf(room, await join('ana-1', [{ role: 'analyst' }]))
  const key = { id: 'k', operations: new Set(['job.list', 'account.list']) }
  for (const jobs of [colleague, await jobsOf(room, { ...adm, key })])
    assert.doesNotMatch(JSON.stringify(jobs), new RegExp(`CANARY|adder-gone|${id}`))
  // Its adder is still in, with fewer roles.
  const own = await jobsOf(room, { ...gone, roles: ['viewer'] })
  assert.deepEqual(
    own.map(({ why, document }) => [why, document]),
    [['adder-gone', id]],
  )
  await fixture.ask('adm', 'job.stop', { job: told?.id })
  assert.deepEqual(await kept(), [])
})

test('[D1361] it is read when its adder may add documents again', async (t) => {
  const { fixture, desk, join, handIn, open, settled, kept } = await opened(t)
  const one = await join('doc-1', DOCUMENTER)
  const two = await join('doc-2', DOCUMENTER)
  const ids = [await handIn(one, 1), await handIn(two, 2)]
  await fixture.ask('adm', 'account.change', { account: 'doc-1', roles: VIEWER })
  await fixture.ask('adm', 'account.close', { account: 'doc-2' })
  open()
  await settled()
  assert.deepEqual(await kept(), ids)
  await fixture.ask('adm', 'account.change', { account: 'doc-1', roles: DOCUMENTER })
  assert.deepEqual(await settled(), ['adder-gone'])
  // Whoever is let in anew is who they were, as soon as they come in.
  const { word } = await fixture.ask<{ word: string }>('adm', 'account.reset', { account: 'doc-2' })
  assert.deepEqual(await settled(), ['adder-gone'])
  await joinAccount(desk, word)
  assert.deepEqual(await settled(), [])
  for (const id of ids) assert.ok(await desk.ledger.read.document(id))
})

test('[D1362] what is read then is of the groups of both hours, and a new role opens nothing', async (t) => {
  const room = await opened(t)
  const { fixture, call, join, handIn, open, settled, kept } = room
  const groupOf = async (name: string) =>
    (await fixture.ask<{ id: string }>('adm', 'group.record', { name })).id
  const [north, south] = [await groupOf('north'), await groupOf('south')]
  const inGroups = (...groups: string[]): Held =>
    groups.map((group) => ({ role: 'documenter' as Role, group }))
  const moved = await join('doc-1', inGroups(north))
  const more = await join('doc-2', inGroups(north))
  const all = await join('doc-3', DOCUMENTER)
  const ids = [await handIn(moved, 1), await handIn(more, 2), await handIn(all, 3)]
  const change = (account: string, roles: Held) =>
    fixture.ask('adm', 'account.change', { account, roles })
  await change('doc-1', inGroups(south))
  await change('doc-2', DOCUMENTER)
  await change('doc-3', inGroups(south))
  open()
  assert.deepEqual(await settled(), ['adder-gone'])
  assert.deepEqual(await kept(), ids.slice(0, 1))
  const seen = async (group: string) => {
    const viewer: Actor = { account: 'v', roles: [], groups: { [group]: ['viewer'] } }
    const { documents } = await call<Output<'document.list'>>(viewer, 'document.list', {})
    return documents.map(({ id }) => id)
  }
  assert.deepEqual([await seen(north), await seen(south)], [[ids[1]], [ids[2]]])
})

test('[D1332] what a program hands in is read with what its key gives, and told to it alone', async (t) => {
  const room = await opened(t)
  const { fixture, desk, call, join, handIn, open, settled } = room
  const one = await join('doc-1', [{ role: 'documenter' }, { role: 'analyst' }])
  const operations = ['document.add', 'document.waits', 'document.show']
  const programOfNew = async (name: string) => {
    const { word } = await call<{ word: string }>(one, 'credential.issue', {
      ...{ name, operations, until: '2022-12-01' },
    })
    const actor = (await programOf(desk, word))?.actor
    assert.ok(actor?.key)
    return actor
  }
  const [first, second] = [await programOfNew('a phone'), await programOfNew('a laptop')]
  // The same bytes are here already, for whom the key does not know of.
  const files = new Map()
  const own = { published: '2022-05', title: 'Letter 1', language: 'en', sensitivity: 'restricted' }
  await call(one, 'document.add', { ...own, bytes: noteFile(files, letterOf(1)) }, files)
  const byKey = await handIn(first, 1)
  const byHand = await handIn(one, 2)
  const waits = (actor: Actor, id: string) => call<{ id: string }>(actor, 'document.waits', { id })
  assert.equal((await waits(first, byKey)).id, byKey)
  assert.equal((await waits(one, byKey)).id, byKey)
  const missing = await refused(waits(first, 'doc_none'))
  for (const [actor, id] of [
    [second, byKey],
    [first, byHand],
  ] as const) {
    const foreign = await refused(waits(actor, id))
    assert.deepEqual([foreign.code, foreign.field], [missing.code, missing.field])
  }
  // Nor may a key learn by the same bytes what somebody handed in by hand.
  const again = await handIn(first, 2)
  assert.notEqual(again, byHand)
  const late = await handIn(second, 3)
  await fixture.ask('adm', 'credential.revoke', { id: second.key?.id })
  open()
  assert.deepEqual(await settled(), ['adder-gone'])
  assert.deepEqual(
    (await desk.ledger.waiting()).map(({ id }) => id),
    [late],
  )
  const { state, added } = await call<Output<'document.waits'>>(first, 'document.waits', {
    id: byKey,
  })
  assert.deepEqual([state, added?.here], ['read', undefined])
})
