// What was measured here of each reader: of the values that it proposed without a question, how
// many people recorded as they were. Read again from the texts, beside what was recorded.
import { type Claim, given, type ProposalDecisionRow } from '@tumen/claim'
import { LEAST_MEASURED, type Output } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import type { Field, Proposal, ReadByBoth } from '@tumen/reading'
import { readClaims } from '../claim/read.ts'
import { readers } from '../document/reading-pool.ts'
import type { Call, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { canRead } from '../policy.ts'
import { readableSource } from '../proposal/source.ts'
import { mayReadClaim, objectOf } from '../record/row-answer.ts'
import { keptAnswers } from './reading.ts'

type Measured = NonNullable<Output<'reader.show'>['measured']>[number]

/** The newest decisions that are looked at, so that the page comes soon. */
const MOST_DECISIONS = 200

/** A field as a proposal or a claim says it: what two of them have the same is unchanged. */
type Said = Pick<Proposal, 'act' | 'quantity' | 'places' | 'times'> & { origin: string | undefined }

const FIELDS: readonly (readonly [Field, (said: Said) => readonly unknown[]])[] = [
  ['quantity', ({ quantity: q }) => (q ? [q.op, q.value, q.low, q.high] : [])],
  ['act', ({ act }) => [act]],
  ['measure', ({ quantity }) => (quantity ? [quantity.measure] : [])],
  ['places', ({ places }) => places.map((one) => one.gazetteer ?? one.name).sort()],
  ['times', ({ times }) => times.map((one) => `${one.role} ${one.earliest} ${one.latest}`).sort()],
  ['speakers', ({ origin }) => (origin === undefined ? [] : [origin])],
]

/** The shares of each reader, over the newest decisions that the asker may read. */
export async function measureReaders(desk: Desk, call: Call): Promise<Measured[]> {
  const newest = await desk.ledger.read.decisions(MOST_DECISIONS)
  const byDocument = new Map<string, Stored<ProposalDecisionRow>[]>()
  for (const one of newest) {
    if (one.row.claim === undefined) continue
    byDocument.set(one.row.document, [...(byDocument.get(one.row.document) ?? []), one])
  }
  const tallies = { rules: new Tally('rules'), model: new Tally('model') }
  for (const [id, decisions] of byDocument) {
    const read = await readDocument(desk, call, id)
    if (!read) continue
    const ids = decisions.flatMap(({ row }) => row.claim ?? [])
    const claims = await readClaims(desk, ids)
    for (const { row } of decisions) {
      const found = claims.get(row.claim ?? '')
      if (!found || !mayReadClaim(call.actor)(found)) continue
      const claim = found.claim.row
      tallies.rules.add(proposalAt(read.rules, row.key, claim), claim)
      tallies.model.add(proposalAt(read.model.proposals, row.key, claim), claim)
    }
  }
  return [tallies.rules.measured(), tallies.model.measured()]
}

async function readDocument(desk: Desk, call: Call, id: string): Promise<ReadByBoth | undefined> {
  const stored = await desk.ledger.read.document(id)
  if (!stored || !canRead(call.actor, objectOf(stored))) return undefined
  const source = await readableSource(desk, stored.row)
  const kept = await keptAnswers(desk, stored.row)
  const answers = kept?.answers ?? { numbers: {}, drafts: [] }
  const pool = desk.readers ?? readers
  return pool.run(call, await gazetteerOf(desk), { kind: 'both', source, answers })
}

/** What a reader proposes on the number of a claim, or where it has none, under the same key. */
function proposalAt(all: readonly Proposal[], key: string, claim: Claim): Proposal | undefined {
  const span = claim.quantity?.span
  const onNumber = all.filter(({ quantity }) => {
    return span && quantity && quantity.span.start < span.end && span.start < quantity.span.end
  })
  const same = onNumber.find(({ act }) => act === claim.proposition.act)
  return all.find((one) => one.key === key) ?? same ?? onNumber[0]
}

class Tally {
  readonly #reader: Measured['reader']
  readonly #fields = new Map<Field, { proposed: number; unchanged: number }>()
  #decided = 0

  constructor(reader: Measured['reader']) {
    this.#reader = reader
  }

  add(proposal: Proposal | undefined, claim: Claim): void {
    if (!proposal) return
    this.#decided++
    const { speakers, questions } = proposal
    const said: Said = { ...proposal, origin: speakers.at(-1)?.label }
    const recorded: Said = {
      ...{ act: claim.proposition.act, places: claim.places, times: claim.times },
      ...given({ quantity: claim.quantity }),
      origin: claim.chain.at(-1)?.label,
    }
    for (const [field, inWords] of FIELDS) {
      const proposed = inWords(said)
      if (questions.some((one) => one.field === field) || proposed.length === 0) continue
      const tally = this.#fields.get(field) ?? { proposed: 0, unchanged: 0 }
      const isSame = JSON.stringify(proposed) === JSON.stringify(inWords(recorded))
      this.#fields.set(field, {
        proposed: tally.proposed + 1,
        unchanged: tally.unchanged + (isSame ? 1 : 0),
      })
    }
  }

  measured(): Measured {
    const missing = Math.max(0, LEAST_MEASURED - this.#decided)
    const all = [...this.#fields].map(([field, tally]) => ({ field, ...tally }))
    const fields = missing > 0 ? [] : all
    return { reader: this.#reader, decided: this.#decided, missing, fields }
  }
}
