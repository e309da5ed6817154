// What goes wrong comes out without contents: every operation, with a canary in every field.

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { inspect } from 'node:util'
import { contractList } from '@tumen/contract'
import { z } from 'zod'
import { addReport, HELD, openFixture, refused } from '../fixture/desk.ts'
import { createDesk, openDesk } from './desk.ts'
import { Fault, rethrowSafely } from './fault.ts'
import { Refusal } from './refusal.ts'

const CANARIES = ['CANARY-07-SECRET', '카나리아가아비밀', '金丝雀零柒机密']
const CANARY = CANARIES.join(' ')

const fixture = await openFixture()
await addReport(fixture)
await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })

/** Everything that a door could print of an error. */
function toldBy(error: unknown): string {
  const { message, stack } = error as Error
  return [message, stack, JSON.stringify(error), inspect(error, { depth: 9 })].join('\n')
}

function assertClean(error: unknown, where: string): void {
  assert.ok(error instanceof Refusal || error instanceof Fault, `${where}: ${String(error)}`)
  for (const canary of CANARIES) assert.ok(!toldBy(error).includes(canary), where)
}

interface Schema {
  type?: string
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
}

/** An input with a canary wherever words may stand. */
function fill(schema: Schema): unknown {
  const [first] = schema.anyOf ?? []
  if (first) return fill(first)
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'array') return [fill(schema.items ?? {})]
  if (schema.type === 'integer' || schema.type === 'number') return 7
  if (schema.type === 'boolean') return false
  if (schema.type !== 'object') return CANARY
  const entries = Object.entries(schema.properties ?? {})
  return entries.length > 0
    ? Object.fromEntries(entries.map(([name, inner]) => [name, fill(inner)]))
    : { [CANARY]: CANARY }
}

test('[D9] no refusal carries contents: every operation with a canary in every field', async () => {
  let refusals = 0
  for (const { name, input } of contractList) {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
    const full = fill(schema) as Record<string, unknown>
    const inputs = [full, { ...full, [CANARY]: 1 }, CANARY, [CANARY]]
    for (const field of Object.keys(full)) {
      const { [field]: _, ...rest } = full
      inputs.push(rest, { [field]: full[field] })
    }
    for (const one of inputs)
      await fixture.ask('own', name, one as object).catch((error: unknown) => {
        refusals += 1
        assertClean(error, name)
      })
  }
  assert.ok(refusals > 150)
})

test('[D9] nor when all is right but one field', async () => {
  const bases: [string, Record<string, unknown>][] = [
    ['claim.record', { ...HELD, chain: ['harbour'], said: '2022-04-01', text: 'x' }],
    [
      'claim.record',
      { claim: { ...HELD, doc: 'R1', quote: [{ start: 0, end: 2, text: CANARY }] } },
    ],
    ['claim.import', { claims: [{ id: CANARY, doc: CANARY, [CANARY]: CANARY }] }],
    [
      'claim.import',
      { claims: [1], agents: [{ id: CANARY, kind: 'person', anonymity: 'unnamed' }] },
    ],
    ['document.add', { title: 't', text: 'x', language: 'en', published: '2022' }],
    ['figure.ask', { act: 'detention', place: 'CN', period: '2022' }],
    ['search', { query: 'a', act: 'arrest', number: '7' }],
    ['place.import', { geonames: `${CANARY}\t${CANARY}` }],
    ['agent.relate', { a: 'harbour', b: 'harbour', relation: 'same' }],
  ]
  for (const [name, base] of bases)
    for (const field of Object.keys(base)) {
      const value = Array.isArray(base[field]) ? [CANARY] : CANARY
      await fixture
        .ask('own', name, { ...base, [field]: value })
        .catch((error: unknown) => assertClean(error, `${name} ${field}`))
      await fixture.ask('own', name, base).catch((error: unknown) => assertClean(error, name))
    }
})

test('[D9] a canary that stands in a refusal is found by this test', () => {
  assert.throws(() => assertClean(new Refusal('not-found', CANARY), 'planted'))
  assert.throws(() => assertClean(new Error('any other error'), 'planted'))
})

test('[D10] an unexpected error leaves as a fault: name, code and positions only', () => {
  const broken = Object.assign(new TypeError(`cannot read ${CANARY}`), { code: 'SQLITE_IOERR' })
  assert.throws(
    () => rethrowSafely(broken, 'claim.record'),
    (error) => {
      assertClean(error, 'fault')
      assert.ok(error instanceof Fault)
      assert.equal(error.message, 'claim.record: TypeError SQLITE_IOERR')
      assert.ok(error.positions.every((at) => /^[\w.-]+:\d+:\d+$/.test(at)))
      assert.ok(error.positions.length > 0)
      return true
    },
  )
  const hostile = Object.assign(new Error('x'), { code: CANARY, name: CANARY })
  assert.throws(
    () => rethrowSafely(hostile, 'x'),
    (error) => (error as Error).message === 'x: Error',
  )
  assert.throws(
    () => rethrowSafely(CANARY, 'x'),
    (error) => (error as Error).message === 'x: string',
  )
})

test('[D10] a full disk, a used key and a lost object are refusals that say what to do', () => {
  const codes = { 'disk-full': 'disk-full', ENOSPC: 'disk-full', SQLITE_FULL: 'disk-full' }
  const all = { ...codes, 'key-reused': 'key-reused', 'missing-object': 'damaged' }
  for (const [code, expected] of Object.entries(all))
    assert.throws(
      () => rethrowSafely(Object.assign(new Error('x'), { code }), 'document.add'),
      (error) => error instanceof Refusal && error.code === expected,
    )
})

test('[D10] a workspace says why it does not open, and nothing is touched', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tumen-open-'))
  const around = { clock: () => new Date('2022-05-01'), random: (n: number) => new Uint8Array(n) }
  const made = { owner: 'o', review: 'self' as const, workFactor: 4 }
  const create = (folder: string) =>
    createDesk({ folder, passphrase: 'right', ...made, ...around, random: fixtureRandom })
  const open = (folder: string, passphrase: string) =>
    openDesk({ folder, unlock: { passphrase }, ...around })
  try {
    const folder = join(root, 'w')
    const desk = await create(folder)
    assert.equal((await refused(open(folder, 'right'))).code, 'in-use')
    await desk.close()
    assert.equal((await refused(create(folder))).code, 'already-exists')
    const wrong = await refused(open(folder, CANARY))
    assert.equal(wrong.code, 'wrong-passphrase')
    assertClean(wrong, 'passphrase')
    assert.equal((await refused(open(join(root, 'none'), 'right'))).code, 'not-a-workspace')
    await writeFile(join(root, 'file'), 'x')
    await (await open(folder, 'right')).close()
  } finally {
    await rm(root, { recursive: true, force: true })
  }
})

function fixtureRandom(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}

test('[D10] a closed desk gives a fault and no more', async () => {
  const closed = await openFixture()
  await closed.desk.close()
  for (const name of ['claim.list', 'document.list'])
    await closed.ask('own', name, {}).then(
      () => assert.fail('it went through'),
      (error: unknown) => assertClean(error, name),
    )
  await rm(join(closed.folder, '..'), { recursive: true, force: true })
})
