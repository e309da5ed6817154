// What the field has asked for of rights, each by its number in desk.md, in the invented world with
// a north and a south.
import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList, type Output, ROLES, type Role } from '@tumen/contract'
import { CANARY_PLACES, canary, inGroup, openNorth, PROBES, told } from '@tumen/world'
import { callByName } from '../call.ts'
import type { Actor } from '../operation.ts'
import { RIGHTS } from '../policy.ts'

const { world, FOREIGN, OWN, MISSING, south } = await openNorth()
const { desk } = world
const ADMINISTRATOR: Actor = { account: 'adm-1', roles: ['administrator'] }

const ask = async <T>(actor: Actor, name: string, input: object): Promise<T> =>
  (await callByName(desk, name, input, { actor, progress: { report() {} } })) as T

/** Forms of canaries of some classes, or of some numbers. */
function formsOf(isMeant: (n: number, of: string) => boolean): string[] {
  return CANARY_PLACES.flatMap(({ from, to, class: of }) =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n).flatMap((n) =>
      isMeant(n, of) ? (Object.values(canary(n)) as string[]) : [],
    ),
  )
}

/** Answers of every operation, also of those that change, where these hold one of the words. */
async function holding(actor: Actor, words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const { name, changes } of contractList) {
    const probes = PROBES[name as keyof typeof PROBES] ?? [() => ({})]
    for (const probe of changes ? [() => ({})] : probes)
      for (const ids of [FOREIGN, OWN, MISSING]) {
        const answer = await told(desk, actor, name, probe(ids, OWN))
        if (words.some((word) => answer.includes(word))) found.push(name)
      }
  }
  return [...new Set(found)]
}

test('[D741] C7: no role that may not read restricted fields is given one, by any operation', async () => {
  const words = formsOf((_, of) => of === 'restricted')
  const closed = ROLES.filter((role) => !RIGHTS['field.restricted']?.includes(role))
  for (const role of closed)
    assert.deepEqual(await holding({ account: `${role}-1x`, roles: [role] }, words), [], role)
  // Mutation test: who may read them is given some.
  const open: Role[] = ['analyst']
  const read = await holding({ account: 'x', roles: open }, words)
  assert.ok(read.includes('claim.show') && read.includes('bundle.preview'))
})

test('[D741] U23: the administrator’s every answer is free of sealed canaries, and of restricted ones', async () => {
  const words = formsOf((n, of) => n <= 20 || of === 'restricted' || of === 'sealed')
  assert.deepEqual(await holding(ADMINISTRATOR, words), [])
})

test('[D740] U19: an administrator takes R07 from a group, and the access of ana-2 follows at once', async () => {
  const ana2 = { ...inGroup('analyst', south), account: 'ana-2' }
  const answer = () => told(desk, ana2, 'document.show', { id: 'R07' })
  const missing = await told(desk, ana2, 'document.show', { id: 'X07' })
  assert.equal(await answer(), missing)
  const before = await desk.ledger.read.groupsOf('document', 'R07')
  const give = (actor: Actor, groups: string[]) =>
    ask<{ id: string }>(actor, 'record.assign', { kind: 'document', id: 'R07', groups })
  const groups = [...before, south]
  assert.deepEqual(await give({ account: 'rev-1', roles: ['reviewer'] }, groups), {
    ...{ id: 'R07', groups },
  })
  assert.notEqual(await answer(), missing)
  assert.deepEqual(await give(ADMINISTRATOR, before), { id: 'R07', groups: before })
  assert.equal(await answer(), missing)
  // It reads nothing by that.
  assert.match(await told(desk, ADMINISTRATOR, 'document.show', { id: 'R07' }), /not-allowed/)
})

test('[D742] U5: of each field of a record the last change and by whom follows from its history', async () => {
  const form = {
    ...{ document: 'R08', quote: ['about 80 people have been arrested'], number: 'about 80' },
    ...{ chain: ['Harbour Wire'], place: 'China' },
  }
  const author: Actor = { account: 'doc-9', roles: ['documenter'] }
  const actor: Actor = { account: 'rev-9', roles: ['documenter', 'reviewer'] }
  const made = await ask<{ id: string }>(author, 'claim.record', { ...form, act: 'detention' })
  const change = { ...form, act: 'arrest', amends: made.id, reason: 'misread' }
  const { id } = await ask<{ id: string }>(actor, 'claim.amend', change)
  const { rows } = await ask<Output<'record.history'>>(actor, 'record.history', { id })
  const last = new Map<string, string>()
  for (const { changes, by, recorded } of rows)
    for (const { path } of changes) last.set(path, `${by} ${recorded}`)
  assert.match(last.get('proposition.act') ?? '', /^rev-9 20/)
  assert.match(last.get('quantity.value') ?? '', /^doc-9 20/)
})

test('[D742] U6: what was destroyed leaves its kind, id, time, account and reason, and no content', async () => {
  const reviewer: Actor = { account: 'rev-1', roles: ['reviewer'] }
  const analyst: Actor = { account: 'ana-1', roles: ['analyst'] }
  const secret = canary(45).ascii
  const doc: Actor = { account: 'doc-1', roles: ['documenter'] }
  const { id: document } = await ask<{ id: string }>(doc, 'document.add', {
    ...{ title: secret, text: `${secret}: 71 were held.`, language: 'en', published: '2022-09' },
  })
  await ask(analyst, 'evidence.ask-shred', { document, reason: 'danger' })
  const { token } = await ask<{ token: string }>(reviewer, 'evidence.check-shred', { document })
  await ask(reviewer, 'evidence.shred', { document, reason: 'danger', token })
  const history = await told(desk, analyst, 'record.history', { id: document })
  const changes = await told(desk, analyst, 'change.list', { limit: 20 })
  assert.match(history, new RegExp(`tombstone.*${document}`))
  for (const part of ['rev-1', 'danger', '"recorded":"20']) assert.ok(history.includes(part), part)
  assert.ok(!history.includes(secret) && !changes.includes(secret))
})
