// From a proposal to a claim: who its speakers are, what of it is open to whom, and that a
// proposal which calls itself reviewed is not believed.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { EvidenceDocument } from '@tumen/claim'
import type { Proposal, SpeakerLink } from '@tumen/reading'
import { actorOf, addReport, openFixture, REPORT, refused } from '../../fixture/desk.ts'
import { checkDraft } from '../claim/prepare.ts'
import type { Call } from '../operation.ts'
import { relationsOf } from './link.ts'
import { proposedClaim, wholeChain } from './proposed-claim.ts'
import { openSpeakerBook } from './proposed-speaker.ts'

const fixture = await openFixture('second-person')
await addReport(fixture)
await addReport(fixture, 'R2')
await addReport(fixture, 'R3', { sensitivity: 'restricted' })
const { desk } = fixture
const call: Call = { actor: actorOf('own'), progress: { report: () => undefined } }

const OUTLET: SpeakerLink = {
  ...{ label: 'Harbour Wire', role: 'publisher', relation: 'reports', mode: 'own_voice' },
  anonymity: 'named',
}
const MISSIONARY: SpeakerLink = {
  ...{ label: 'a missionary', role: 'person', relation: 'speaks', mode: 'indirect_quote' },
  anonymity: 'unnamed',
}
const PASTOR: SpeakerLink = { ...MISSIONARY, label: 'Pastor Reed', anonymity: 'named' }

function proposalBy(...speakers: SpeakerLink[]): Proposal {
  const start = REPORT.indexOf('at least 52')
  const span = { start, end: start + 11, text: 'at least 52' }
  return {
    ...{ key: `quantity-${span.start}-${span.end}`, kind: 'quantity', position: 'body' },
    ...{ quote: [span], act: 'detention', polarity: 'affirmed', places: [], times: [] },
    quantity: { op: 'at_least', value: 52, unit: 'persons', measure: 'flow', span },
    ...{ speakers, modality: 'reported', links: [], fields: {}, questions: [] },
    extraction: { method: 'rule', reviewed: false },
  }
}

async function documentNamed(id: string): Promise<EvidenceDocument> {
  const found = await desk.ledger.read.document(id)
  assert.ok(found)
  return found.row
}

async function chainOf(id: string, ...speakers: SpeakerLink[]) {
  const document = await documentNamed(id)
  const book = openSpeakerBook(desk, { document, all: [] })
  const { chain } = await proposedClaim(proposalBy(...speakers), document, book)
  return chain
}

test('[D207] the publisher is the document’s, a known name is found, a new one would be recorded', async () => {
  await fixture.ask('own', 'agent.record', {
    id: 'reed',
    kind: 'person',
    name: { en: 'Pastor Reed' },
  })
  const chain = await chainOf('R1', OUTLET, PASTOR, { ...PASTOR, label: 'Ms Ford' })
  assert.deepEqual(
    chain.map(({ speaker: { agent, isNew } }) => [isNew ? 'new' : agent?.id, agent?.kind]),
    [
      ['harbour', 'outlet'],
      ['reed', 'person'],
      ['new', 'person'],
    ],
  )
  assert.equal(chain[2]?.speaker.agent?.scope, undefined)
  await fixture.ask('own', 'agent.record', {
    id: 'reed2',
    kind: 'person',
    name: { en: 'pastor reed' },
  })
  const several = await chainOf('R1', OUTLET, PASTOR)
  const no = await refused((async () => wholeChain(several, 'quantity-1-2'))())
  assert.deepEqual([no.code, no.field], ['unknown-agent', 'chain.1'])
  assert.deepEqual(
    no.details.map(({ candidate, proposal }) => [candidate, proposal]),
    [
      ['reed', 'quantity-1-2'],
      ['reed2', 'quantity-1-2'],
    ],
  )
})

test('[D207] an outlet that passes on its own words is one speaker', async () => {
  const chain = await chainOf('R1', OUTLET, { ...OUTLET, role: 'outlet', relation: 'speaks' })
  assert.deepEqual(
    chain.map(({ link }) => [link.role, link.relation]),
    [['publisher', 'speaks']],
  )
})

test('[D208] words for somebody without a name mean one speaker of one document', async () => {
  const document = await documentNamed('R1')
  const all = [{ speakers: [OUTLET, MISSIONARY] }]
  const book = openSpeakerBook(desk, { document, all })
  const first = await book.speakerOf(MISSIONARY)
  const again = await book.speakerOf({ ...MISSIONARY, label: 'A  missionary' })
  assert.equal(first.agent?.id, again.agent?.id)
  assert.equal(first.agent?.scope, 'R1')
  const known = await book.newSpeakers()
  assert.deepEqual(
    [...known.values()].map(({ id }) => id),
    [first.agent?.id],
  )
  const quote = ['at least 52 people were held in Liaoning']
  await fixture.ask('own', 'claim.record', {
    ...{ document: 'R1', quote, number: 'at least 52', act: 'detention' },
    ...{ chain: ['harbour', 'a missionary'], anonymity: 'unnamed' },
  })
  const here = (await chainOf('R1', OUTLET, MISSIONARY))[1]?.speaker
  const elsewhere = (await chainOf('R2', OUTLET, MISSIONARY))[1]?.speaker
  assert.deepEqual([here?.isNew, here?.agent?.scope], [false, 'R1'])
  assert.deepEqual([elsewhere?.isNew, elsewhere?.agent?.scope], [true, 'R2'])
})

test('[D209] new speakers of a restricted document belong to it, sources are always restricted', async () => {
  const [, speaker] = await chainOf('R3', OUTLET, { ...PASTOR, label: 'Ms Reedman' })
  assert.equal(speaker?.speaker.agent?.scope, 'R3')
  const open = await documentNamed('R1')
  const book = openSpeakerBook(desk, { document: open, all: [] })
  const profile = { ...proposalBy(OUTLET), kind: 'source_profile' as const }
  assert.equal((await proposedClaim(profile, open, book)).claim.sensitivity, 'restricted')
  assert.equal((await proposedClaim(proposalBy(OUTLET), open, book)).claim.sensitivity, 'public')
})

test('[D210] links are relations of claims that are there, and of none besides', () => {
  const one = { ...proposalBy(), key: 'a', links: [{ type: 'part_of' as const, to: 'b' }] }
  const two = { ...proposalBy(), key: 'b', links: [{ type: 'restates' as const, to: 'c' }] }
  const all = [one, two, { ...proposalBy(), key: 'c' }]
  const of = (made: [string, string][], earlier: [string, string][]) =>
    relationsOf(all, new Map(made), new Map(earlier)).map(({ from, to }) => `${from} ${to}`)
  assert.deepEqual(of([['a', 'c1']], []), [])
  assert.deepEqual(of([['a', 'c1']], [['b', 'c2']]), ['c1 c2'])
  assert.deepEqual(of([['b', 'c2']], [['a', 'c1']]), ['c1 c2'])
  assert.deepEqual(
    of(
      [['c', 'c3']],
      [
        ['a', 'c1'],
        ['b', 'c2'],
      ],
    ),
    ['c2 c3'],
  )
  assert.deepEqual(
    of(
      [],
      [
        ['a', 'c1'],
        ['b', 'c2'],
      ],
    ),
    [],
  )
})

test('[D201] mutation test: a proposal that calls itself reviewed is not believed', async () => {
  const document = await documentNamed('R1')
  const forged = proposalBy(OUTLET)
  Object.assign(forged.extraction, { reviewed: true })
  const book = openSpeakerBook(desk, { document, all: [] })
  const { claim, chain } = await proposedClaim(forged, document, book)
  const { links } = wholeChain(
    [{ ...chain[0], link: { ...OUTLET, relation: 'speaks' } }] as typeof chain,
    forged.key,
  )
  const text = (await desk.ledger.read.documentText('R1')) ?? ''
  const whole = { ...claim, id: 'forged', chain: links, origin: 'harbour' }
  const drafted = { ...whole, extraction: { ...forged.extraction, reviewed: true } }
  const { prepared } = await checkDraft(desk, call, {
    ...{ understood: drafted, claim: drafted, speakers: [], created: [], problems: [] },
    source: { document, text },
  })
  assert.equal(prepared?.claim.extraction.reviewed, false)
})
