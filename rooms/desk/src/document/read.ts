// document.read: what the program reads out of a text, as proposals with what was decided about
// each. Nothing of it counts, and nothing of it is stored, until a person accepts it.

import { type Claim, type EvidenceDocument, given } from '@tumen/claim'
import { documentRead } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { type LeftOut, type Proposal, rangeOfKey } from '@tumen/reading'
import { pause } from '../change/make.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { readingOf } from '../proposal/book.ts'
import { claimsOfDecisions } from '../proposal/link.ts'
import { proposedClaim } from '../proposal/proposed-claim.ts'
import { openSpeakerBook, type SpeakerBook } from '../proposal/proposed-speaker.ts'
import { isStanding } from '../proposal/settled-speaker.ts'
import { type Decisions, decisionsOn } from '../proposal/state.ts'
import { keptAnswers, modelStateOf } from '../reader/reading.ts'
import { findDocument } from '../record/find.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { withoutRepeated } from './original.ts'
import { titleOf } from './proposals.ts'
import type { ShownProposal } from './reading-work.ts'

export const readDocument = implement(documentRead, async (desk, input, call) => {
  const missing = { code: 'unknown-document' as const, field: 'document' }
  const stored = await findDocument(desk, call.actor, input.document, missing)
  const decisions = await decisionsOn(desk, input.document)
  const { from = 0, to = Number.POSITIVE_INFINITY } = input
  const read = await readingOf(desk, call, stored.row, [{ start: from, end: to }])
  const isDecided = (key: string) => decisions.has(key)
  const { own: known, repeated } = await withoutRepeated(desk, call, stored.row, {
    all: read.known,
    isDecided,
  })
  const own = new Set(known)
  const all = read.shown.filter((one) => own.has(one))
  const around = await surroundingsOf(desk, call, stored, { decisions, all })
  const asked = all.filter(({ proposal }) => touches(proposal, from, to))
  const told = asked.slice(0, MOST_TOLD)
  const proposals = []
  for (const [n, one] of told.entries()) {
    // Each of them asks the store, which answers at once: others come in between.
    if (n % TOLD_AT_ONCE === 0) await pause(call, 'reading', n, told.length)
    proposals.push(await answerFor(one, around))
  }
  const next = asked[MOST_TOLD] && startOf(asked[MOST_TOLD].proposal)
  const reader = await modelStateOf(desk, stored.row)
  const again = { repeated: repeated.length > 0 ? repeated : undefined }
  const part = read.done < read.total ? { done: read.done, total: read.total } : undefined
  const rest = given({ next, reader, second: read.rest.second, part, ...again })
  const counts = countsOf(known, decisions)
  return {
    document: titleOf(stored),
    proposals,
    counts,
    left: leftFor(read.rest.numbers, around),
    ...rest,
  }
})

/** The numbers that nobody proposes and on which no claim stands. */
function leftFor(all: readonly LeftOut[], { standing }: Surroundings) {
  const taken = standing.flatMap(({ quantity }) => (quantity ? [quantity.span] : []))
  const left = all.filter((one) => !taken.some((span) => meet(span, one)))
  return { all: left.length, numbers: left.slice(0, MOST_LEFT) }
}

/** Numbers left out that one answer tells of. */
const MOST_LEFT = 50

/** Proposals of one answer, and those that are made between two looks at what else waits. */
const MOST_TOLD = 500

const TOLD_AT_ONCE = 10

/** Where the words of a proposal begin. */
function startOf({ quote }: Proposal): number {
  return Math.min(...quote.map(({ start }) => start))
}

function touches({ quote }: Proposal, from: number, to: number): boolean {
  return quote.some((span) => span.start < to && span.end > from)
}

/** What stands around the proposals of a document. */
interface Surroundings {
  document: EvidenceDocument
  book: SpeakerBook
  gazetteer: Gazetteer
  decisions: Decisions
  /** Claims of decisions that the asker may read, by the key of their proposal. */
  claims: ReadonlyMap<string, string>
  standing: readonly Claim[]
  /** Ids of the claims that came of the proposals shown. */
  made: ReadonlySet<string>
  /** The other machine to which the text went for the answers of a model. */
  host: string | undefined
}

const MOST_CLAIMS = 1000

async function surroundingsOf(
  desk: Desk,
  call: Call,
  { row: document }: Stored<EvidenceDocument>,
  { decisions, all: shown }: { decisions: Decisions; all: readonly ShownProposal[] },
): Promise<Surroundings> {
  const all = shown.map(({ proposal }) => proposal)
  const found = await desk.ledger.read.claims({ doc: document.id, limit: MOST_CLAIMS })
  const standing = found.filter(mayReadClaim(call.actor)).filter(isStanding)
  const answers = await keptAnswers(desk, document)
  let made = 0
  return {
    document,
    gazetteer: await gazetteerOf(desk),
    // Nobody is recorded here; but two new speakers are two.
    book: openSpeakerBook(
      { ...desk, newId: () => `new-${++made}` },
      { document, all },
      { actor: call.actor },
    ),
    decisions,
    claims: await claimsOfDecisions(desk, call, decisions),
    standing: standing.map(({ claim }) => claim.row),
    made: new Set(all.flatMap(({ key }) => decisions.get(key)?.row.claim ?? [])),
    host: answers?.reading.row.host,
  }
}

async function answerFor({ id, proposal }: ShownProposal, around: Surroundings) {
  const { document, book, gazetteer } = around
  const { claim, chain } = await proposedClaim(proposal, document, book)
  const { key, links, fields, questions, agreement, differing } = proposal
  return {
    id,
    key,
    range: rangeOfKey(key),
    claim,
    chain: chain.map(({ link, speaker: { agent, isNew, candidates } }) => ({
      ...link,
      ...(agent === undefined || isNew ? {} : { agent: agent.id }),
      isNew,
      candidates: candidates.slice(0, 20).map((one) => one.id),
    })),
    links,
    fields: Object.entries(fields).map(([field, filled]) => ({
      field: field as keyof typeof fields,
      ...filled,
    })),
    questions: questions.map(({ code, field, candidates, range }) => {
      const own = code === 'which-place' ? placesOnce(candidates, proposal, gazetteer) : candidates
      return { code, field, candidates: own, ...given({ range }) }
    }),
    ...given({ agreement, differing, host: agreement && around.host }),
    standing: standingOn(proposal, around),
    ...decisionAnswer(key, around),
  }
}

/** Names of places, each place once: by the name that the proposal has, else by the first. */
function placesOnce(
  names: readonly string[],
  { places }: Proposal,
  gazetteer: Gazetteer,
): string[] {
  const read = new Set(places.map(({ name }) => name))
  const keyOf = (name: string) => {
    const ids = gazetteer.find(name).map(({ id }) => id)
    return ids.length === 0 ? name : ids.sort().join(' ')
  }
  const once = new Map<string, string>()
  for (const name of names)
    if (!once.has(keyOf(name)) || read.has(name)) once.set(keyOf(name), name)
  return [...once.values()]
}

/**
 * Claims on the same number, or of the same kind on the same words without one. What came of
 * another proposal is none: each of them says something else of its words.
 */
function standingOn({ kind, quantity, quote }: Proposal, around: Surroundings): string[] {
  const isSame = (claim: Claim) => {
    if (around.made.has(claim.id)) return false
    if (quantity && claim.quantity) return meet(quantity.span, claim.quantity.span)
    if (quantity || claim.quantity || claim.kind !== kind) return false
    return claim.quote.some((span) => quote.some((one) => meet(one, span)))
  }
  return around.standing.filter(isSame).map(({ id }) => id)
}

function meet(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end
}

function decisionAnswer(key: string, { decisions, claims }: Surroundings) {
  const stored = decisions.get(key)
  if (!stored) return {}
  const { row, by, recorded, leaf } = stored
  const { decision, reason } = row
  const claim = claims.get(key)
  const more = { ...(claim ? { claim } : {}), ...(reason ? { reason } : {}) }
  return { decision: { decision, ...more, by, recorded, leaf } }
}

function countsOf(all: readonly ShownProposal[], decisions: Decisions) {
  const of = (...names: string[]) =>
    all.filter(({ proposal }) =>
      names.includes(decisions.get(proposal.key)?.row.decision ?? 'open'),
    ).length
  return {
    all: all.length,
    open: of('open'),
    accepted: of('accepted', 'amended'),
    rejected: of('rejected'),
  }
}
