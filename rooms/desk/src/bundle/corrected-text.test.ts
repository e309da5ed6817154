// Claims of a text that was corrected by hand, on their way out and in again. The letter is
// invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { checkFiles, filesOf, foundBy, type Keys, makeFixtureBundle } from '../../fixture/bundle.ts'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import { addPicture } from '../../fixture/picture.ts'

const TYPED = 'Reed met 39 people.\nThe ford was shut.'
const REASON = 'CANARY-REASON 39 on the page, read as 36'

/** A drawn picture that two people corrected one after the other. */
async function corrected({ ask }: FixtureDesk, id: string, more: object = {}) {
  await addPicture({ ask } as FixtureDesk, { id, sensitivity: 'public', ...more })
  const correct = (text: string, reason: string) =>
    ask<Output<'document.correct'>>('own', 'document.correct', { id, text, reason })
  const first = await correct(TYPED.replace('39', '36'), 'typed from the page')
  const second = await correct(TYPED, REASON)
  const third = await correct(`${TYPED}\nNine came back.`, 'CANARY-LATER a line was missing')
  return { first: first.id, second: second.id, third: third.id, correct }
}

const claimOn = ({ ask }: FixtureDesk, document: string, id: string, quote: string) =>
  ask('own', 'claim.record', {
    ...{ document, id, quote: [quote], act: 'arrest', place: 'CN', at: '2022-04' },
    chain: ['harbour'],
  })

/** The statements of a bundle that an outsider found whole. */
async function statedIn(fixture: FixtureDesk, archive: string) {
  const keys = await fixture.ask<Keys>('vie', 'bundle.keys', {})
  const files = await filesOf(archive)
  const { exit, info: _, signer: __, ...found } = await checkFiles(files, keys)
  assert.deepEqual([exit, foundBy({ ...found, exit } as never)], [0, []])
  const lines = Buffer.from(files.get('data/statements.jsonl') ?? [])
    .toString()
    .split('\n')
  const all = [...files.values()].map((bytes) => Buffer.from(bytes).toString()).join('\n')
  return { rows: lines.slice(0, -1).map((line) => JSON.parse(line)), all }
}

test('[D1100] a court reads who corrected the text that a claim quotes; nobody else does', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  await addReport(fixture)
  const texts = await corrected(fixture, 'letter')
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'plain', chain: ['harbour'] })
  await claimOn(fixture, 'letter', 'c1', 'met 39 people')
  // Corrected again later: the claim stays in its text, and so does what a court is told.
  await texts.correct(`${TYPED}\nTen came back.`, 'CANARY-LATER nine was ten')
  const claims = ['c1', 'plain']
  const ask = { documents: ['letter', 'R1'], claims, recipient: 'the court' }
  const court = await makeFixtureBundle(fixture, { ...ask, profile: 'court' })
  const { rows, all } = await statedIn(fixture, court.archive)
  const claim = rows.find(({ id }) => id === 'c1')
  assert.deepEqual([claim.layer, claim.quote[0].text], [texts.third, 'met 39 people'])
  assert.deepEqual(
    rows.flatMap(({ id, document, reason }) => (document ? [[id, reason]] : [])),
    [
      [texts.first, 'typed from the page'],
      [texts.second, REASON],
      [texts.third, 'CANARY-LATER a line was missing'],
    ],
  )
  assert.ok(!all.includes('nine was ten'))
  // A court that gets no document is told nothing of what was corrected in it.
  const alone = await makeFixtureBundle(fixture, { ...ask, documents: ['R1'], profile: 'court' })
  const without = await statedIn(fixture, alone.archive)
  assert.ok(without.all.includes('met 39 people') && !without.all.includes('CANARY-'))
  const partner = await makeFixtureBundle(fixture, { ...ask, profile: 'partner' })
  const open = await statedIn(fixture, partner.archive)
  assert.equal(open.rows.find(({ id }) => id === 'c1').quote[0].text, 'met 39 people')
  assert.ok(!open.all.includes('CANARY-'))
})

test('[D1101] claims of a corrected text come in where their words stand, and not elsewhere', async (t) => {
  const [from, to] = [await openFixture(), await openFixture()]
  t.after(from.close)
  t.after(to.close)
  for (const one of [from, to]) await addReport(one)
  await corrected(from, 'letter')
  await claimOn(from, 'letter', 'c1', 'met 39 people')
  const exported = () => from.ask<Output<'claim.export'>>('own', 'claim.export', {})
  const { claims } = await exported()
  // The desks of tests make the same ids: another workspace has others.
  const brought = claims.map((one) => ({ ...one, layer: 'tl_elsewhere' }))
  const load = () => to.ask('own', 'claim.import', { claims: brought })
  const why = async (asked: Promise<unknown>) =>
    (await refused(asked)).details.map(({ code, field }) => [code, field])
  assert.deepEqual(await why(load()), [['unknown-document', 'doc']])
  await addPicture(to, { id: 'letter', sensitivity: 'public' })
  assert.deepEqual(await why(load()), [['unknown-text', 'layer']])
  const correct = (text: string) =>
    to.ask<Output<'document.correct'>>('own', 'document.correct', {
      ...{ id: 'letter', text, reason: 'by another hand' },
    })
  await correct(TYPED.replace('39', '36'))
  assert.deepEqual(await why(load()), [['unknown-text', 'layer']])
  const own = await correct(TYPED)
  await correct(`\n${TYPED}`)
  await load()
  const { claim } = await to.ask<Output<'claim.show'>>('own', 'claim.show', { id: 'c1' })
  assert.deepEqual([claim.layer, claim.quote[0]?.text], [own.id, 'met 39 people'])
  assert.deepEqual(await to.desk.ledger.fsck({ all: true }), [])
})

test('[D1101] of a foreign document an office learns nothing by taking claims in', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  await addReport(fixture)
  await corrected(fixture, 'letter')
  await claimOn(fixture, 'letter', 'c1', 'met 39 people')
  const { claims } = await fixture.ask<Output<'claim.export'>>('own', 'claim.export', {})
  const { north, south } = await twoOffices(fixture)
  await askAs(fixture.desk, { account: 'ana', roles: ['analyst'] }, 'record.assign', {
    ...{ kind: 'document', id: 'letter', groups: [north] },
  })
  const SOUTH = heldIn('a-s', south, ['documenter', 'analyst', 'reviewer'])
  const ask = <T>(name: string, input: object) => askAs<T>(fixture.desk, SOUTH, name, input)
  const load = (doc: string, layer: string) =>
    refused(ask('claim.import', { claims: claims.map((one) => ({ ...one, id: 'x', doc, layer })) }))
  const [known] = claims
  const answers = await Promise.all([
    load('letter', known?.layer ?? ''),
    load('letter', 'tl_none'),
    load('none', 'tl_none'),
  ])
  for (const { code, details } of answers)
    assert.deepEqual([code, details], [answers[2]?.code, answers[2]?.details])
  assert.deepEqual((await ask<Output<'claim.export'>>('claim.export', {})).claims, [])
  for (const document of ['letter', 'none'])
    assert.equal((await refused(ask('document.show', { id: document }))).code, 'not-found')
})
