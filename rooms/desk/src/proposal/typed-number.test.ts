// A number that is typed instead of the one that was read, and who a name of the chain means.
// Everything in the texts is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Agent, Claim } from '@tumen/claim'
import { type FixtureDesk, refused } from '../../fixture/desk.ts'
import { firstAnswers, openReport, type Read } from '../../fixture/proposal.ts'
import type { Amended } from './amended.ts'
import { answeredChain } from './answered-chain.ts'
import { takeTypedNumber } from './typed-number.ts'

const TEXT =
  'In 2019, 40 herders came to Jilin. Nine of the 40 were detained there, a pastor said. ' +
  'The Border Rescue Socety said more than ten people were caught in Dandong every week.'

async function openHerders() {
  const fixture = await openReport()
  await fixture.ask('own', 'document.add', {
    ...{ id: 'K9', title: 'Herders', text: TEXT, language: 'en' },
    ...{ publisher: 'harbour', published: '2024-07-29' },
  })
  return fixture
}

/** The proposal whose words hold these, and what is recorded of it with a change. */
async function recorded(fixture: FixtureDesk, words: string, change: object): Promise<Claim> {
  const { proposals } = await fixture.ask<Read>('own', 'document.read', { document: 'K9' })
  const one = proposals.find(({ range }) => TEXT.slice(range.start, range.end).includes(words))
  assert.ok(one, words)
  const answers = (await firstAnswers(fixture, [one.id], 'K9')).map(({ proposal: _, ...a }) => a)
  const input = { document: 'K9', proposal: one.id, answers, ...change }
  const { id } = await fixture.ask<{ id: string }>('own', 'proposal.amend', input)
  const { claim } = await fixture.ask<{ claim: Claim }>('own', 'claim.show', { id })
  return claim
}

const CASES: readonly [words: string, change: object, expected: object][] = [
  ['Nine', { number: 'Nine' }, { op: 'exactly', value: 9, words: 'Nine' }],
  ['Nine', { number: '9' }, { op: 'exactly', value: 9, words: 'Nine of the 40' }],
  ['Nine', { number: '9', numberKeeps: ['partOf'] }, { value: 9, whole: 40 }],
  ['Nine', { number: '9 of the 36' }, { value: 9, whole: 36 }],
  ['Nine', { number: '36명 중 9명' }, { value: 9, whole: 36 }],
  ['Nine', { number: '36人中的9人' }, { value: 9, whole: 36 }],
  ['Nine', { number: 'at least 8' }, { op: 'at_least', value: 8 }],
  ['ten', { number: '12' }, { value: 12, unit: 'persons', rate: false }],
  ['ten', { number: '12', numberKeeps: ['per'] }, { value: 12, rate: true }],
]

for (const [words, change, expected] of CASES)
  test(`[D640] ${JSON.stringify(change)} instead of ${words} is all of the number`, async (t) => {
    const fixture = await openHerders()
    t.after(fixture.close)
    const { quantity } = await recorded(fixture, words, change)
    assert.ok(quantity)
    const whole = quantity.partOf?.value
    const found: Record<string, unknown> = { ...quantity, whole, words: quantity.span.text }
    found.rate = quantity.per !== undefined
    for (const [name, value] of Object.entries({ whole: undefined, ...expected }))
      assert.deepEqual(found[name], value, name)
    if (!found.rate) assert.notEqual(quantity.measure, 'rate')
  })

test('[D640] a bare number counts what was counted, and no digit of a year is its words', () => {
  const text = 'In 2019 nine families were held.'
  const quote = [{ start: 0, end: text.length, text }]
  const span = { start: 8, end: 12, text: 'nine' }
  const quantity = { op: 'exactly', value: 9, unit: 'families', measure: 'flow', span }
  const amended = { claim: { quantity, quote, times: [] }, isWhole: false } as unknown as Amended
  const { form } = takeTypedNumber({ form: { number: '9' }, amended }, text)
  assert.deepEqual(form, { op: 'exactly', value: 9, unit: 'families' })
})

test('[D640] what cannot be read is a problem of the number', async (t) => {
  const fixture = await openHerders()
  t.after(fixture.close)
  const no = await refused(recorded(fixture, 'Nine', { number: 'nine or so of many' }))
  assert.deepEqual([no.code, no.details[0]?.code], ['findings', 'quantity_not_read'])
})

test('[D641] another speaker replaces only the one who was asked about', () => {
  const of = (...labels: string[]) =>
    labels.map((label, n) => {
      return { label, role: n === 0 ? ('publisher' as const) : ('outlet' as const), entry: label }
    })
  const said = (chain: ReturnType<typeof of>, answer: string) =>
    answeredChain(chain, answer)?.map(({ entry }) => entry)
  const chain = of('The Paper', 'RFA', 'a pastor')
  assert.deepEqual(said(chain, 'a trader'), ['The Paper', 'RFA', 'a trader'])
  assert.deepEqual(said(of('The Paper'), 'a trader'), ['The Paper', 'a trader'])
  assert.deepEqual(said(chain, 'RFA'), ['The Paper', 'RFA'])
  assert.deepEqual(said(chain, 'not-said'), ['The Paper'])
  assert.equal(said([{ label: 'RFA', role: 'outlet', entry: 'RFA' }], 'not-said'), undefined)
})

test('[D642] a near name is one of them or another one, by the word of a person', async (t) => {
  const fixture = await openHerders()
  t.after(fixture.close)
  const name = { en: 'Border Rescue Society' }
  await fixture.ask('own', 'agent.record', { id: 'brs', kind: 'organisation', name })
  const change = (speakers: object[]) => recorded(fixture, 'ten', { speakers })
  const no = await refused(change([]))
  assert.ok(['near-speaker', 'unknown-agent'].includes(no.code), no.code)
  const speaker = 'The Border Rescue Socety'
  const agents = async () =>
    (await fixture.ask<{ agents: Agent[] }>('own', 'agent.list', {})).agents.length
  const before = await agents()
  const claim = await change([{ name: speaker, is: 'brs' }])
  assert.equal(claim.chain.at(-1)?.agent, 'brs')
  assert.equal(await agents(), before)
  const typed = { chain: ['harbour', 'a trader of Hunchun'] }
  const almost = { name: 'Border Rescue Societe', kind: 'organisation' }
  const other = { chain: ['harbour', almost.name], speakers: [almost] }
  const near = await refused(recorded(fixture, 'Nine', other))
  assert.deepEqual([near.code, near.details[0]?.candidate], ['near-speaker', 'brs'])
  await refused(recorded(fixture, 'Nine', typed))
  const said = [{ name: 'a trader of Hunchun', kind: 'person', anonymity: 'unnamed' }]
  const told = await recorded(fixture, 'Nine', { ...typed, speakers: said })
  assert.deepEqual(
    [told.chain.length, told.chain[1]?.anonymity, told.chain[1]?.label],
    [2, 'unnamed', 'a trader of Hunchun'],
  )
})
