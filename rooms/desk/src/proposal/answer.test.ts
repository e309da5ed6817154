// Answers to the open questions of proposals: none is taken by default, what each of them means,
// and that other words are read as those of a form. Everything in the texts is invented.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { type Claim, FACTUALITIES } from '@tumen/claim'
import { type FixtureDesk, refused } from '../../fixture/desk.ts'
import { firstAnswers, openReport, type Read } from '../../fixture/proposal.ts'
import { type Amended, completeForm } from './amended.ts'
import { takeAnswers } from './answer.ts'
import type { ProposedClaim } from './proposed-claim.ts'

const TEXT =
  'It is untrue that 27 herders were arrested in Jilin in May. Later 31 drivers were arrested there.'

/** The text as K9, with the proposal that asks whether it happened and the one after it. */
async function openDenied(t: TestContext) {
  const fixture = await openReport()
  t.after(fixture.close)
  await fixture.ask('own', 'document.add', {
    ...{ id: 'K9', title: 'Denied', text: TEXT, language: 'en' },
    ...{ publisher: 'harbour', published: '2024-07-29' },
  })
  const { proposals } = await fixture.ask<Read>('own', 'document.read', { document: 'K9' })
  const [open, sure] = proposals
  assert.ok(open && sure)
  assert.ok(open.questions.some(({ code }) => code === 'did-it-happen'))
  const given = await firstAnswers(fixture, [open.id, sure.id], 'K9')
  const others = given.filter(({ code }) => code !== 'did-it-happen')
  const answer = (word: string) => ({ proposal: open.id, code: 'did-it-happen', answer: word })
  const accept = (ids: string[], answers: object[]) =>
    fixture.ask<{ claims: { id: string }[] }>('own', 'proposal.accept', {
      ...{ document: 'K9', proposals: ids, answers },
    })
  return { fixture, open, sure, others, answer, accept }
}

async function claimOf(fixture: FixtureDesk, id = ''): Promise<Claim> {
  return (await fixture.ask<{ claim: Claim }>('own', 'claim.show', { id })).claim
}

const decisions = async (fixture: FixtureDesk) =>
  (await fixture.ask<Read>('own', 'document.read', { document: 'K9' })).proposals.map(
    ({ decision }) => decision?.decision,
  )

test('[D600] what may not have happened is not accepted before somebody says that it did', async (t) => {
  const { fixture, open, sure, others, accept } = await openDenied(t)
  const size = await fixture.size()
  const no = await refused(accept([open.id, sure.id], others))
  const left = [{ proposal: open.key, question: 'did-it-happen' }]
  assert.deepEqual([no.code, no.field, no.details], ['open-question', 'answers', left])
  assert.equal(await fixture.size(), size)
  await accept(
    [sure.id],
    others.filter(({ proposal }) => proposal === sure.id),
  )
  await fixture.ask('own', 'proposal.amend', { document: 'K9', proposal: open.id, denied: true })
  assert.equal((await decisions(fixture))[0], 'amended')
})

test('[D720] an answer drops the words that showed how sure it was', () => {
  const quote = [{ start: 0, end: 2, text: 'As' }]
  const proposition = { act: 'arrest', polarity: 'affirmed', text: 'As' }
  const said = { quote, proposition, places: [], times: [], modalityCue: 'According to' }
  const claim = { ...said, modality: 'reported' } as unknown as Amended['claim']
  const amended: Amended = { claim, chain: [], speakers: new Map(), isWhole: false }
  assert.equal(completeForm({ act: 'arrest' }, amended).modalityCue, 'According to')
  assert.equal(completeForm({ modality: 'predicted' }, amended).modalityCue, undefined)
})

test('[D605] another act leaves whence and whither as they are', () => {
  const place = (name: string, role: string) => ({ name, role, stated: false })
  const places = [place('North Korea', 'destination'), place('Tumen', 'locus')]
  const proposition = { act: 'attempted_return', polarity: 'affirmed', text: 'As' }
  const claim = { proposition, places } as unknown as Amended['claim']
  const amended: Amended = { claim, chain: [], speakers: new Map(), isWhole: false }
  const asked = { code: 'which-act', field: 'act', candidates: ['forced_return'] } as const
  const answer = { proposal: 'k', code: 'which-act' as const, answer: 'forced_return' }
  const proposal = { key: 'k', questions: [{ ...asked, candidates: [...asked.candidates] }] }
  const taken = takeAnswers(proposal, amended, [answer])
  assert.equal(taken.amended.claim.places[0]?.role, 'destination')
})

test('[D601] every open question is answered by a person, whatever its field; all or none', async (t) => {
  const fixture = await openReport()
  t.after(fixture.close)
  const { proposals } = await fixture.ask<Read>('own', 'document.read', { document: 'K1' })
  const asked = proposals.flatMap(({ key, questions }) =>
    questions.map(({ code }) => ({ proposal: key, question: code })),
  )
  assert.ok(asked.length > 0)
  const ids = proposals.map(({ id }) => id)
  const size = await fixture.size()
  const no = await refused(
    fixture.ask('own', 'proposal.accept', { document: 'K1', proposals: ids }),
  )
  assert.deepEqual([no.code, no.details], ['open-question', asked])
  const answers = await firstAnswers(fixture, ids)
  const one = { document: 'K1', proposals: ids, answers: answers.slice(1) }
  assert.equal((await refused(fixture.ask('own', 'proposal.accept', one))).code, 'open-question')
  assert.equal(await fixture.size(), size)
  await fixture.ask('own', 'proposal.accept', { document: 'K1', proposals: ids, answers })
  assert.equal(await fixture.size(), size + 1)
})

test('[D602] what is no answer to a question of the chosen proposals is refused by it', async (t) => {
  const { fixture, open, sure, others, answer, accept } = await openDenied(t)
  const size = await fixture.size()
  const own = others.filter(({ proposal }) => proposal === open.id)
  const right = answer('denied')
  for (const [more, question] of [
    [[answer('perhaps')], 'did-it-happen'],
    [[answer('not-said')], 'did-it-happen'],
    [[right, right], 'did-it-happen'],
    [[right, { ...right, proposal: sure.id }], 'did-it-happen'],
    [[right, { ...right, code: 'total-or-incident' }], 'total-or-incident'],
  ] as const) {
    const no = await refused(accept([open.id], [...own, ...more]))
    assert.deepEqual([no.code, no.details[0]?.question], ['answer-unfit', question])
  }
  assert.equal(await fixture.size(), size)
})

test('[D603] whether it happened says whether it counts, is denied, expected or only supposed', async (t) => {
  const { fixture, open, others, answer, accept } = await openDenied(t)
  const own = others.filter(({ proposal }) => proposal === open.id)
  const says = new Map<string, string>()
  for (const word of FACTUALITIES) {
    if (word === 'fiction') {
      const no = await refused(accept([open.id], [...own, answer(word)]))
      assert.equal(no.code, 'not-a-claim')
      continue
    }
    const { claims } = await accept([open.id], [...own, answer(word)])
    const { proposition, modality } = await claimOf(fixture, claims[0]?.id)
    const isReal = modality === 'asserted' || modality === 'reported'
    says.set(word, `${proposition.polarity} ${isReal ? 'real' : modality}`)
    const { changes } = await fixture.ask<{ changes: { leaf: number }[] }>('own', 'change.list', {})
    await fixture.ask('own', 'change.undo', { change: changes[0]?.leaf })
  }
  const wordsOf = (meant: string) => [...says].flatMap(([word, of]) => (of === meant ? [word] : []))
  assert.deepEqual(wordsOf('affirmed real'), ['happened', 'ongoing'])
  assert.deepEqual(wordsOf('denied denied'), ['denied', 'refuted', 'retracted', 'rumour_denied'])
  assert.deepEqual(wordsOf('affirmed predicted'), ['planned', 'ordered'])
  assert.deepEqual(wordsOf('affirmed possible'), ['feared'])
  assert.deepEqual(wordsOf('affirmed hypothetical'), ['conditional', 'hypothetical', 'question'])
})

test('[D604] answers that change nothing accept, others amend and are read by a person', async (t) => {
  const { fixture, open, sure, others, answer, accept } = await openDenied(t)
  const own = others.filter(({ proposal }) => proposal === sure.id)
  const one = await accept([sure.id], own)
  assert.equal((await claimOf(fixture, one.claims[0]?.id)).extraction.method, 'rule')
  const rest = others.filter(({ proposal }) => proposal === open.id)
  const two = await accept([open.id], [...rest, answer('planned')])
  assert.equal((await claimOf(fixture, two.claims[0]?.id)).extraction.method, 'human')
  assert.deepEqual(await decisions(fixture), ['amended', 'accepted'])
})

const SPAN = { start: 0, end: 2, text: '27' }
const place = (name: string, role = 'custody') => {
  return { name, role, level: 'adm1', relation: 'in', gazetteer: name, stated: false }
}
const month = (month: string) => {
  return { role: 'event', earliest: `2024-${month}-01`, latest: `2024-${month}-28`, stated: true }
}
const link = (label: string, role: string) => {
  return { link: { label, role }, speaker: { isNew: true, candidates: [] } }
}
const proposed = {
  claim: {
    ...{ doc: 'R1', kind: 'quantity', quote: [SPAN], modality: 'reported' },
    proposition: { act: 'detention', polarity: 'affirmed', text: '27' },
    quantity: { op: 'exactly', value: 27, unit: 'persons', measure: 'flow', span: SPAN },
    ...{ places: [place('Jilin'), place('Liaoning')], times: [month('05')] },
  },
  chain: [link('The Paper', 'publisher'), link('an aid group', 'ngo'), link('a pastor', 'person')],
} as unknown as ProposedClaim

/** What one answer changes: fields of the form, then what stays of places and times. */
function answered(code: string, candidates: string[], answer: string) {
  const field = 'act' as const
  const questions = [{ code, field, candidates }] as Parameters<typeof takeAnswers>[0]['questions']
  const amended = { ...proposed, speakers: new Map(), isWhole: false }
  const given = [{ code, answer }] as Parameters<typeof takeAnswers>[2]
  const { form, amended: after, isChanged } = takeAnswers({ key: 'k', questions }, amended, given)
  const places = after.claim.places.map(({ name, role }) => `${name} ${role}`)
  const partOf = after.claim.quantity?.partOf
  return { form, places, times: after.claim.times.length, partOf, isChanged }
}

test('[D605] [D802] [D804] a chosen candidate says its field, and "not said" leaves out what may be left out', () => {
  const acts = ['detention', 'arrest']
  assert.equal(answered('arrested-or-held', acts, 'detention').isChanged, false)
  const arrest = answered('arrested-or-held', acts, 'arrest')
  assert.deepEqual([arrest.form, arrest.places[0]], [{ act: 'arrest' }, 'Jilin arrest_site'])
  const places = ['Jilin', 'Liaoning']
  assert.deepEqual(answered('which-place', places, 'Liaoning').places, ['Liaoning custody'])
  assert.deepEqual(answered('which-place', places, 'not-said').places, [])
  assert.equal(answered('which-place', ['Jilin'], 'Jilin').isChanged, false)
  const roles = answered('place-role', ['custody', 'arrest_site'], 'arrest_site')
  assert.deepEqual(roles.places, ['Jilin arrest_site', 'Liaoning arrest_site'])
  const days = ['2024-05-01/2024-05-28', '2024-06-01/2024-06-28']
  assert.equal(answered('which-period', days, days[0] ?? '').isChanged, false)
  assert.deepEqual(answered('which-period', days, days[1] ?? '').form, { time: days[1] })
  assert.equal(answered('which-period', days, 'not-said').times, 0)
  const who = ['a pastor', 'an aid group', 'a trader']
  assert.equal(answered('who-is-origin', who, 'a pastor').isChanged, false)
  const cut = answered('who-is-origin', who, 'an aid group')
  assert.deepEqual(cut.form, { chain: ['The Paper', 'an aid group'] })
  const other = answered('who-is-origin', who, 'a trader')
  assert.deepEqual(other.form, { chain: ['The Paper', 'an aid group', 'a trader'] })
  assert.deepEqual(answered('who-is-origin', who, 'not-said').form, { chain: ['The Paper'] })
  assert.equal(answered('same-group', ['27'], 'not-said').isChanged, true)
  const totals = ['flow', 'cumulative']
  assert.deepEqual(answered('total-or-incident', totals, 'cumulative').form, {
    measure: 'cumulative',
  })
  assert.throws(() => answered('arrested-or-held', acts, 'not-said'), /answer-unfit/)
  const groups = ['30', '36']
  assert.deepEqual(answered('same-group', groups, '36').partOf, { value: 36 })
  assert.equal(answered('same-group', groups, 'not-said').partOf, undefined)
  assert.throws(() => answered('same-group', groups, '9'), /answer-unfit/)
  const hedged = answered('same-group', groups, 'about 60').partOf
  assert.deepEqual(hedged, { value: 60, op: 'about' })
  assert.deepEqual(answered('same-group', groups, '최소 40명').partOf, {
    value: 40,
    op: 'at_least',
  })
  // A whole has one number: of a range neither end is taken.
  assert.throws(() => answered('same-group', groups, '50 to 60'), /answer-unfit/)
})

test('[D606] other words go into the form, and are read and refused as its own', async (t) => {
  const form = answered('which-place', ['Jilin'], 'Hunchun').form
  assert.deepEqual([form.place, form.placeRole], ['Hunchun', 'custody'])
  const date = (answer: string) => answered('which-date', ['2024-05-01/2024-05-28'], answer).form
  assert.deepEqual(date('June 2024'), { time: 'June 2024' })
  // What a page prints can be typed back; two days are a period, whatever was asked.
  assert.deepEqual(date('until 31 July 2024'), { until: '31 July 2024' })
  assert.deepEqual(date('2024년 7월 31일까지'), { until: '2024년 7월 31일' })
  assert.deepEqual(date('自2024年7月31日起'), { since: '2024年7月31日' })
  assert.deepEqual(date('18 June 2024 to 31 July 2024'), { time: '18 June 2024 to 31 July 2024' })
  assert.deepEqual(answered('what-is-counted', ['27'], 'families').form, { unit: 'families' })
  assert.deepEqual(answered('what-is-counted', ['27'], 'drivers').form, { affected: 'drivers' })
  const { fixture, open, others, accept } = await openDenied(t)
  const own = others.filter(({ proposal }) => proposal === open.id)
  await refused(accept([open.id], own))
  const amend = { document: 'K9', proposal: open.id, time: '2024-13' }
  const answers = [{ code: 'did-it-happen', answer: 'planned' }]
  const no = await refused(fixture.ask('own', 'proposal.amend', { ...amend, answers }))
  assert.equal(no.field, 'time')
  const made = await fixture.ask<{ id: string }>('own', 'proposal.amend', {
    ...{ ...amend, time: '2024-04', answers },
  })
  const claim = await claimOf(fixture, made.id)
  assert.deepEqual([claim.times[0]?.earliest, claim.modality], ['2024-04-01', 'predicted'])
})
