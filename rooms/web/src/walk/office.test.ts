// What one office learns of the other in a record that both have, over HTTP and with accounts: for
// whom a bundle is and who asked, what was said before the other had it, who may look.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { openOffices } from '../../fixture/office.ts'

const TEXT = 'Harbour Wire said that at least 52 people were held in Liaoning.'
type Offices = Awaited<ReturnType<typeof openOffices>>

/** Two offices in which people of each kind work, and a report that both have. */
async function opened(t: TestContext): Promise<Offices> {
  const offices = await openOffices(t)
  const { north, south, works, done, ask } = offices
  for (const [end, group] of [
    ['n', north],
    ['s', south],
  ] as const) {
    await works(`ana-${end}`, group, 'documenter', 'analyst')
    await works(`rev-${end}`, group, 'reviewer')
    await works(`edi-${end}`, group, 'editor')
  }
  await works('adm-1', undefined, 'administrator')
  await works('lead-1', undefined, 'analyst', 'reviewer', 'documenter')
  await done('lead-1', 'agent.record', { id: 'harbour', kind: 'outlet', name: { en: 'Harbour' } })
  const report = { id: 'R1', title: 'A report', text: TEXT, language: 'en', publisher: 'harbour' }
  await done('lead-1', 'document.add', { ...report, published: '2026-04-29' })
  await ask('record.assign', { kind: 'document', id: 'R1', groups: [north] })
  return offices
}

/** Everything that a list of pages and operations tells somebody. */
async function toldAll({ pageOf, toldTo }: Offices, who: string, ids: readonly string[]) {
  const asked: [string, object][] = [
    ...([
      ['bundle.list', {}],
      ['request.list', {}],
      ['review.list', {}],
    ] as [string, object][]),
    ...([
      ['change.list', { limit: 500 }],
      ['access.list', {}],
    ] as [string, object][]),
    ...ids.flatMap((id): [string, object][] => [
      ['record.history', { id }],
      ['review.show', { item: id }],
      ['bundle.list', { bundle: id }],
    ]),
  ]
  const told: string[] = []
  for (const [name, input] of asked) told.push((await toldTo(who, name, input)).text)
  for (const path of ['/', '/bundles', '/requests', '/log', '/review', '/documents/R1'])
    told.push(await pageOf(who, path))
  for (const id of ids)
    told.push(await pageOf(who, `/claims/${id}`), await pageOf(who, `/bundles/${id}`))
  return told.join('\n')
}

test('[E930] for whom a bundle is, and what for, concerns the office that asked', async (t) => {
  const offices = await opened(t)
  const { north, south, done, refusedTo } = offices
  await done('lead-1', 'record.assign', { kind: 'document', id: 'R1', groups: [north, south] })
  const { bundle } = await done<{ bundle: string }>('ana-n', 'bundle.ask', {
    ...{ profile: 'court', documents: ['R1'], withNotes: true },
    ...{ recipient: 'the invented court of the delta', reason: 'the hearing of the lantern' },
  })
  for (const who of ['edi-s', 'ana-s', 'rev-s']) {
    const told = await toldAll(offices, who, [bundle])
    for (const word of ['invented court', 'lantern', 'ana-n', 'bundle.ask'])
      assert.ok(!told.includes(word), `${who} ${word}`)
    assert.ok(told.includes('A report'), who)
  }
  const missing = await refusedTo('edi-s', 'bundle.approve', { bundle: 'bu_0' })
  assert.equal(await refusedTo('edi-s', 'bundle.approve', { bundle }), missing)
  for (const who of ['edi-n', 'ana-n'])
    assert.ok((await toldAll(offices, who, [bundle])).includes('invented court'), who)
  // It stays with its office where its asker goes to the other one.
  const roles = [{ role: 'analyst', group: south }]
  await offices.ask('account.change', { account: 'ana-n', roles })
  assert.ok(!(await toldAll(offices, 'edi-s', [bundle])).includes('invented court'))
})

/** A small text of which a copy may leave, and what is open to members of the rest. */
const COPY = Buffer.from('The report says that people were held.').toString('base64')

test('[E931] [E934] nobody lets leave what they have not looked at, by pages and the interface', async (t) => {
  const offices = await opened(t)
  const { done, refusedTo, sentBy, pageOf, works } = offices
  const closed = { id: 'S1', title: 'A closed report', text: TEXT, language: 'en' }
  const day = { published: '2026-04-29' }
  await done('lead-1', 'document.add', { ...closed, ...day, sensitivity: 'restricted' })
  const made = { document: 'S1', bytes: COPY, mediaType: 'text/plain', tool: 'pen' }
  const { id: copy } = await done<{ id: string }>('lead-1', 'evidence.derive', made)
  await works('rev-1', undefined, 'reviewer')
  await works('edi-1', undefined, 'editor')
  await works('edi-r', undefined, 'editor', 'reviewer')
  await done('rev-1', 'evidence.review', { derivative: copy, decision: 'approved' })
  const asked = async (profile: string) => {
    const form = {
      profile,
      documents: ['S1'],
      recipient: 'a court',
      withNotes: profile === 'court',
    }
    return (await done<{ bundle: string }>('lead-1', 'bundle.ask', form)).bundle
  }
  const approve = (bundle: string) => refusedTo('edi-1', 'bundle.approve', { bundle })
  const shared = await asked('partner')
  // The copy is closed to nobody who decides; its original is not shown to them.
  assert.equal(await approve(shared), '409 not-looked')
  const refused = await sentBy('edi-1', `/bundles/${shared}`, { do: 'approved' })
  assert.equal(refused.status, 409)
  assert.equal(
    await refusedTo('edi-1', 'bundle.look', { bundle: shared, id: 'S1' }),
    '404 not-found',
  )
  const listed = await pageOf('edi-1', `/bundles/${shared}`)
  assert.doesNotMatch(listed, /A closed report/)
  assert.match(await pageOf('edi-r', `/bundles/${shared}`), /as it would leave · .*A closed report/)
  const [, href = ''] = /href="(\/bundles\/[^"]+\/look\/[^"]+)"/.exec(listed) ?? []
  assert.match(await pageOf('edi-1', href.replaceAll('&amp;', '&')), /The report says that people/)
  await done('edi-1', 'bundle.approve', { bundle: shared })
  // What is closed as it came is let go by somebody who may read it, and has.
  const whole = await asked('court')
  await done('edi-1', 'bundle.look', { bundle: whole, id: copy })
  assert.equal(await approve(whole), '409 not-looked')
  const leave = { kind: 'document', id: 'S1', account: 'edi-1', until: '2099-01-01', reason: 'x' }
  await done('lead-1', 'access.grant', leave)
  assert.equal(await approve(whole), '409 not-looked')
  await done('edi-1', 'document.show', { id: 'S1' })
  assert.equal(await approve(whole), '409 not-looked')
  const { text } = await done<{ text: string }>('edi-1', 'bundle.look', { bundle: whole, id: 'S1' })
  assert.equal(text, TEXT)
  await done('edi-1', 'bundle.approve', { bundle: whole })
  // Nobody has to look at what they refuse.
  await done('edi-1', 'bundle.approve', { bundle: await asked('court'), decision: 'refused' })
})

test('[E933] an administrator who gives themselves a role alone is told of to who works there', async (t) => {
  const offices = await opened(t)
  const { north, works, done, refusedTo, pageOf } = offices
  await works('adm-2', undefined, 'administrator')
  const roles = [{ role: 'administrator' }, { role: 'analyst', group: north }]
  const own = { account: 'adm-1', roles }
  assert.equal(await refusedTo('adm-1', 'account.change', own), '409 own-role')
  assert.equal(await refusedTo('adm-1', 'document.show', { id: 'R1' }), '403 not-allowed')
  await done('adm-1', 'account.close', { account: 'adm-2' })
  await done('adm-1', 'account.change', own)
  for (const who of ['ana-n', 'rev-n', 'edi-n', 'lead-1'])
    assert.match(await pageOf(who, '/'), /adm-1, who lets people in, gave themselves/, who)
  for (const who of ['ana-s', 'edi-s']) assert.ok(!(await pageOf(who, '/')).includes('adm-1'), who)
})

test('[E932] what was said in a review before the other office had the record stays in its own', async (t) => {
  const offices = await opened(t)
  const { north, south, done, pageOf } = offices
  const form = { quote: ['at least 52 people were held in Liaoning'], number: 'at least 52' }
  const claim = { ...form, act: 'detention', place: 'Liaoning', affected: 'new', document: 'R1' }
  const said = { ...claim, chain: ['harbour'] }
  const { id: judged } = await done<{ id: string }>('ana-n', 'claim.record', said)
  const items = [judged]
  await done('ana-n', 'review.submit', { items, comment: 'the lantern is lit, @rev-s look' })
  const assign = { items, reviewers: ['rev-n'], comment: 'the ferryman waits' }
  await done('lead-1', 'review.assign', assign)
  const decision = { item: judged, decision: 'rejected', comment: 'the miller lied' }
  await done('rev-n', 'review.decide', decision)
  await done('lead-1', 'record.assign', { kind: 'document', id: 'R1', groups: [north, south] })
  const secrets = ['lantern', 'ferryman', 'miller', 'rev-n', 'review.decide']
  for (const who of ['ana-s', 'rev-s', 'edi-s']) {
    const told = await toldAll(offices, who, [judged])
    for (const word of secrets) assert.ok(!told.includes(word), `${who} ${word}`)
    // That it was rejected is the record's, and stands there.
    assert.match(await pageOf(who, `/claims/${judged}`), /rejected/i, who)
  }
  const own = await toldAll(offices, 'rev-n', [judged])
  for (const word of secrets) assert.ok(own.includes(word), word)
  // What is said from then on is said to both.
  await done('ana-n', 'review.comment', { item: judged, comment: 'a new word' })
  assert.ok((await toldAll(offices, 'rev-s', [judged])).includes('a new word'))
})
