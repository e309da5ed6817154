// Claims for another workspace leave as bundles do: asked for, let go by somebody else, handed out
// once, dead after a day. Everything here is invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Output } from '@tumen/contract'
import { approveBundle, filesOf } from '../../fixture/bundle.ts'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import { invitationOf, joinAccount } from '../account/door.ts'

type Made = Output<'bundle.make'>
type Asked = Output<'bundle.ask'>

const NOTE = 'CANARY-EXCHANGE only few may read'
const FORM = { profile: 'exchange', documents: ['R1'], recipient: 'CANARY-MEANT a workspace' }
const all = () => ({ account: 'ana', roles: ['analyst' as const] })

/** A report with an open claim and one with a note of the house. */
async function openWith(review: 'self' | 'second-person') {
  const fixture = await openFixture(review)
  await addReport(fixture)
  await fixture.ask('ana', 'claim.record', { ...HELD, id: 'c1' })
  const noted = { ...HELD, id: 'c2', chain: ['harbour'], problems: [NOTE] }
  await fixture.ask('ana', 'claim.record', noted)
  const ask = (input: object = {}) => fixture.ask<Asked>('ana', 'bundle.ask', { ...FORM, ...input })
  const approve = (bundle: string) => approveBundle(fixture, bundle)
  const make = (bundle: string) => fixture.ask<Made>('ana', 'bundle.make', { bundle })
  return { fixture, ask, approve, make }
}

/** The names of what is in the archive, and all of its text. */
async function textOf({ archive }: Made) {
  const files = await filesOf(archive)
  const text = [...files.values()].map((bytes) => Buffer.from(bytes).toString())
  return { names: [...files.keys()], text: text.join('\n') }
}

test('[D846] where several work, claims leave by asking, by leave of another, once, within a day', async () => {
  const { fixture, ask, approve, make } = await openWith('second-person')
  for (const who of ['ana', 'rev'] as const) {
    const { code } = await refused(fixture.ask(who, 'claim.export', { document: 'R1' }))
    assert.equal(code, 'bundle-needed')
  }
  const { bundle, recipient, state, claims, leftOut } = await ask()
  assert.deepEqual([state, claims], ['waiting', 1])
  assert.deepEqual(leftOut, [{ id: 'c2', code: 'restricted' }])
  assert.equal((await refused(make(bundle))).code, 'wrong-state')
  await approve(bundle)
  const made = await make(bundle)
  const { names, text } = await textOf(made)
  assert.deepEqual(names, ['claims.json', 'recipient.txt'])
  assert.ok(text.includes('"id":"c1"') && text.includes(recipient))
  for (const secret of [NOTE, '"c2"', FORM.recipient]) assert.ok(!text.includes(secret), secret)
  assert.equal((await refused(make(bundle))).code, 'wrong-state')
  const late = await ask()
  await approve(late.bundle)
  fixture.now.day = '2022-05-03'
  const { code, details } = await refused(make(late.bundle))
  assert.deepEqual([code, details], ['wrong-state', [{ state: 'expired' }]])
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D846] what only few may read goes by a second decision, and is read back elsewhere', async () => {
  const { fixture, ask, approve, make } = await openWith('second-person')
  const { bundle, restrictedCounts } = await ask({ withNotes: true })
  assert.deepEqual(restrictedCounts, [{ field: 'problems', count: 1, goes: true }])
  await approve(bundle)
  const file = (await filesOf((await make(bundle)).archive)).get('claims.json')
  assert.ok(file && Buffer.from(file).toString().includes(NOTE))
  const { claims, agents } = JSON.parse(Buffer.from(file).toString()) as Output<'claim.export'>
  const other = await openFixture('self')
  await addReport(other)
  const own = agents.filter(({ id }) => id !== 'harbour')
  await other.ask('own', 'claim.import', { claims, ...(own.length > 0 && { agents: own }) })
  const { claim } = await other.ask<Output<'claim.show'>>('own', 'claim.show', { id: 'c2' })
  assert.deepEqual(claim.problems, [NOTE])
  // What is said later comes along with nothing that was let go before.
  const again = await ask()
  await approve(again.bundle)
  await fixture.ask('ana', 'claim.record', { ...HELD, id: 'c3', affected: 'more' })
  const { text } = await textOf(await make(again.bundle))
  assert.ok(text.includes('"c1"') && !text.includes('"c3"'))
})

test('[D846] one person alone exports as before; a second account ends that', async () => {
  const { fixture, ask, make } = await openWith('self')
  const exported = () => fixture.ask<Output<'claim.export'>>('ana', 'claim.export', {})
  assert.equal((await exported()).claims.length, 2)
  const { bundle, alone } = await ask()
  assert.equal(alone, true)
  const join = async (account: string) => {
    const input = { account, roles: [{ role: 'editor' }] }
    const { word } = await fixture.ask<{ word: string }>('adm', 'account.invite', input)
    assert.ok(await invitationOf(fixture.desk, word))
    assert.ok(await joinAccount(fixture.desk, word))
  }
  await join('edi-1')
  assert.equal((await exported()).claims.length, 2)
  await join('edi-2')
  assert.equal((await refused(exported())).code, 'bundle-needed')
  const { code, details } = await refused(make(bundle))
  assert.deepEqual([code, details], ['wrong-state', [{ state: 'waiting' }]])
})

test('[D846] an office exports its own, and a foreign document is a missing one', async () => {
  const { fixture } = await openWith('second-person')
  const { north, south } = await twoOffices(fixture)
  await askAs(fixture.desk, { ...all(), roles: ['analyst'] }, 'record.assign', {
    ...{ kind: 'document', id: 'R1', groups: [north] },
  })
  const roles = ['analyst'] as const
  const [NORTH, SOUTH] = [heldIn('a-n', north, [...roles]), heldIn('a-s', south, [...roles])]
  const ask = (actor: typeof NORTH, documents: string[]) =>
    askAs<Asked>(fixture.desk, actor, 'bundle.ask', { ...FORM, documents })
  assert.equal((await ask(NORTH, ['R1'])).claims, 1)
  const [foreign, missing] = [await refused(ask(SOUTH, ['R1'])), await refused(ask(SOUTH, ['R0']))]
  assert.deepEqual(
    [foreign.code, foreign.field, foreign.details],
    [missing.code, missing.field, missing.details],
  )
  const { bundles } = await askAs<Output<'bundle.list'>>(fixture.desk, SOUTH, 'bundle.list', {})
  assert.deepEqual(bundles, [])
})
