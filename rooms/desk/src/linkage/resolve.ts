// linkage.resolve: persons from a linkage and from what people said, with ids that stay. What
// would join or split a person that people judged is proposed to them. One leaf; repeated, no row.
// Source: linkage.md 9.

import { checkRow, type PersonProposal } from '@tumen/claim'
import { type Asked, linkageResolve } from '@tumen/contract'
import type { Writer } from '@tumen/ledger'
import type { MentionPair } from '@tumen/linkage'
import { makeChange, step } from '../change/make.ts'
import { type Desk, implement } from '../operation.ts'
import { type Joined, joinPersons } from '../person/join.ts'
import {
  changeOfPersons,
  type PersonChange,
  type PersonState,
  personsOf,
  writePersons,
} from '../person/state.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { bitsAt, factsOf, type LinkageBook, openLinkage, verdictsOf } from './book.ts'

export const resolveLinkage = implement(linkageResolve, async (desk, input, call) => {
  const change = { operation: 'linkage.resolve', subject: input.run, input }
  return makeChange(desk, call, change, async (write) => {
    step(call, 'resolve', 0, 1)
    const book = await openLinkage(desk, input.run)
    const state = await personsOf(
      desk,
      book.mentions.map(({ row }) => row.id),
    )
    const threshold = input.threshold ?? book.model.threshold
    const bits = bitsAt(threshold, book.calibration)
    const joined = joinPersons(await joinInput(desk, book, state, { input, bits }))
    const changed = changeOfPersons(state, joined.root, () => desk.newId('pe'))
    await writePersons(write, call, changed, input.run)
    const proposals = await writeProposals(desk, write, {
      run: input.run,
      state,
      joined,
      changed,
    })
    return {
      ...answerOf(state, joined, changed, book),
      ...{ proposals, threshold: { probability: threshold, bits } },
      uncalibrated: !book.calibration.calibrated,
    }
  })
})

/** The book's pairs and verdicts with all mentions of the persons that it touches. */
async function joinInput(
  desk: Desk,
  book: LinkageBook,
  state: PersonState,
  { input, bits }: { input: Asked<'linkage.resolve'>; bits: number },
) {
  const known = await desk.ledger.read.mentionsById(state.ids)
  const byId = new Map(known.map((stored) => [stored.row.id, stored]))
  const mentions = state.ids.flatMap((id) => byId.get(id) ?? [])
  const gone = state.ids.length - mentions.length
  // Of an import that was undone since nobody is a person.
  if (gone > 0) throw new Refusal('rests-on-undone', 'run', [{ mentions: gone }])
  return {
    ...{ state, pairs: book.pairs, threshold: bits, anew: input.anew },
    facts: await factsOf(desk, book.model, mentions),
    ...verdictsOf(book.judged, state.numbers),
    impossible: book.impossible,
  }
}

interface Proposing {
  run: string
  state: PersonState
  joined: Joined
  changed: PersonChange
}

/** Proposals that nobody has made before. */
async function writeProposals(
  desk: Desk,
  write: Writer,
  proposing: Proposing,
): Promise<PersonProposal[]> {
  const before = await desk.ledger.read.rows('person_proposal')
  const known = new Set(before.map(({ row }) => sameAs(row)))
  const made: PersonProposal[] = []
  for (const one of proposalsOf(proposing)) {
    if (known.has(sameAs(one))) continue
    known.add(sameAs(one))
    const row = { ...one, id: desk.newId('pp') }
    refuseFindings(checkRow('person_proposal', row))
    await write.append('person_proposal', row)
    made.push(row)
  }
  return made
}

/** A merge is known by its persons, a split by its mentions, too. */
function sameAs({ kind, persons, mentions }: Omit<PersonProposal, 'id'>): string {
  const more = kind === 'split_from' ? mentions : []
  return JSON.stringify([kind, [...persons].sort(), [...more].sort()])
}

function proposalsOf({ run, state, joined, changed }: Proposing): Omit<PersonProposal, 'id'>[] {
  const { ids, known } = state
  const merges = joined.merges.flatMap((pair: MentionPair) => {
    const persons = pair.map((mention) => changed.person[mention] as string)
    const mentions = pair.map((mention) => ids[mention] as string)
    const isTwo = new Set(persons).size === 2
    return isTwo ? [{ run, kind: 'merged_into' as const, persons, mentions }] : []
  })
  const splits = joined.splits.map(({ known: at, mentions }) => ({
    ...{ run, kind: 'split_from' as const, persons: [known[at]?.id as string] },
    mentions: mentions.map((mention) => ids[mention] as string),
  }))
  return [...merges, ...splits]
}

function answerOf(state: PersonState, joined: Joined, changed: PersonChange, book: LinkageBook) {
  const barriers = new Map<Joined['refused'][number]['barrier'], number>()
  for (const { barrier } of joined.refused) barriers.set(barrier, (barriers.get(barrier) ?? 0) + 1)
  const own = changed.person.slice(0, book.mentions.length)
  return {
    persons: new Set(own).size,
    added: changed.added.length,
    moved: changed.moved.length,
    lineage: [...changed.lineage],
    refused: [...barriers].map(([barrier, pairs]) => ({ barrier, pairs })),
    conflicts: joined.findings.flatMap((one) =>
      one.code === 'judgement_conflict' ? [one.chain.map((n) => state.ids[n] as string)] : [],
    ),
  }
}
