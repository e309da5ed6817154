// person.merge: somebody decides that two persons are one. It is the judgements that it means, and
// persons follow in the same leaf; claims stay where they are. Source: linkage.md 10.1; desk.md
// U22, U26.

import { checkRow, type MentionJudgement } from '@tumen/claim'
import { personMerge } from '@tumen/contract'
import type { Writer } from '@tumen/ledger'
import { digestOf, makeChange } from '../change/make.ts'
import { judgedOf, judgedPairs, pairKey } from '../linkage/judged-pair.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { findPerson } from './lineage.ts'
import { changeOfPersons, type PersonState, personsOf, writePersons } from './state.ts'

export const mergePersons = implement(personMerge, async (desk, input, call) => {
  const change = { operation: 'person.merge', subject: input.a, input }
  return makeChange(desk, call, change, async (write) => {
    const a = await findPerson(desk, call.actor, { id: input.a, field: 'a' })
    const b = await findPerson(desk, call.actor, { id: input.b, field: 'b' })
    if (a === b) throw new Refusal('same-person', 'b')
    const [one, other] = [await mentionsOf(desk, a), await mentionsOf(desk, b)]
    refuseOthers(one, input.seen)
    const pairs = one.flatMap((x) => other.map((y): Pair => [x, y]))
    const verdict = 'same' as const
    const rows = await decided(desk, call, { pairs, verdict, reason: input.reason, least: 1 })
    const state = await personsOf(desk, [...one, ...other])
    return follow(desk, write, { call, rows, state, apart: new Set() })
  })
})

export type Pair = readonly [string, string]

export async function mentionsOf(desk: Desk, person: string): Promise<string[]> {
  const members = await desk.ledger.read.personMembers()
  return members.flatMap(({ row }) => (row.person === person ? [row.mention] : [])).sort()
}

/** What somebody saw of a person: of which mentions it was made, as a digest. */
export function seenPerson(mentions: readonly string[]): string {
  return digestOf([...mentions].sort())
}

/** Refuses where a person is made of other mentions than those that were seen. */
export function refuseOthers(mentions: readonly string[], seen: string | undefined): void {
  if (seen !== undefined && seen !== seenPerson(mentions)) throw new Refusal('stale', 'seen')
}

interface Decision {
  pairs: readonly Pair[]
  verdict: 'same' | 'different'
  reason: string
  /** How many pairs have to be said in any case. */
  least: number
}

/**
 * The judgements that a decision means: on so many pairs, and on each of which the same person
 * said otherwise. Refuses where others said otherwise: two who differ leave a pair open.
 */
export async function decided(
  desk: Desk,
  call: Call,
  { pairs, verdict, reason, least }: Decision,
): Promise<MentionJudgement[]> {
  const { rows, held } = await judgedPairs(desk)
  const isOther = ([x, y]: Pair) => {
    const said = held.get(pairKey(x, y))?.verdict
    return said !== undefined && said !== verdict
  }
  const contrary = verdict === 'same' ? (pair: Pair) => heldDifferent(pair, held) : isOther
  const chosen = pairs.filter((pair, n) => n < least || contrary(pair))
  const made = chosen.map((pair): MentionJudgement => {
    const [a, b] = [...pair].sort() as [string, string]
    return { id: desk.newId('jm'), a, b, verdict, blind: false, reason }
  })
  const by = call.actor.account
  const recorded = desk.clock().toISOString()
  const stored = made.map((row) => ({ row, by, recorded, leaf: -1, leafRow: -1 }))
  const after = judgedOf([...rows, ...stored], [])
  const wrong = made.filter(({ a, b }) => after.held.get(pairKey(a, b))?.verdict !== verdict)
  if (wrong.length > 0)
    throw new Refusal(
      'verdicts-differ',
      undefined,
      wrong.slice(0, 20).map(({ a, b }) => ({ a, b })),
    )
  return made
}

function heldDifferent([x, y]: Pair, held: ReadonlyMap<string, { verdict: string }>): boolean {
  return held.get(pairKey(x, y))?.verdict === 'different'
}

interface Following {
  call: Call
  rows: readonly MentionJudgement[]
  state: PersonState
  /** Mentions that are another person than the rest. */
  apart: ReadonlySet<string>
}

/** Writes the judgements, and the persons that follow from them. */
export async function follow(desk: Desk, write: Writer, { call, rows, state, apart }: Following) {
  for (const row of rows) {
    refuseFindings(checkRow('judgement', row))
    await write.append('judgement', row)
  }
  const isApart = state.ids.map((id) => apart.has(id))
  const root = Int32Array.from(isApart, (is) => isApart.indexOf(is))
  const changed = changeOfPersons(state, root, () => desk.newId('pe'))
  await writePersons(write, call, changed)
  return {
    persons: [...new Set(changed.person)],
    judgements: rows.length,
    lineage: [...changed.lineage],
  }
}
