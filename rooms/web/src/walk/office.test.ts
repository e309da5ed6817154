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
