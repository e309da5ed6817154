// person.show: one person with all the reasons for "one person": what each list says, claims that
// name it, what people said of its mentions, pairs inside, warnings, lineage. Claims stay where
// they are: a person points at them. Source: desk.md P14, U26.

import { given, type LinkagePair, type Mention } from '@tumen/claim'
import { personShow } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { type MentionPair, personWarnings, weightOf } from '@tumen/linkage'
import { claimAnswers } from '../claim/answer.ts'
import { valueAnswers } from '../field/answer.ts'
import { byEvent, involvementAnswers } from '../involvement/answer.ts'
import { seenInvolvements } from '../involvement/seen.ts'
import { verdictsOf } from '../linkage/book.ts'
import { type JudgedPairs, judgedPairs } from '../linkage/judged-pair.ts'
import { keptModel } from '../linkage/model.ts'
import { saidFor } from '../linkage/said-pair.ts'
import { warningInput } from '../mention/warning.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { findPerson, lineageAbout } from './lineage.ts'
import { seenPerson } from './merge.ts'
import { openProposals } from './proposal.ts'
import { summaryOf } from './summary.ts'
import { lastWhereabouts } from './whereabouts.ts'

export const showPerson = implement(personShow, async (desk, { id }, call) => {
  const { read } = desk.ledger
  const current = await findPerson(desk, call.actor, { id, field: 'id' })
  const members = await read.personMembers()
  const ids = members.flatMap(({ row }) => (row.person === current ? [row.mention] : []))
  if (ids.length === 0) throw new Refusal('unknown-person', 'id')
  const mentions = await read.mentionsById(ids)
  const judged = await judgedPairs(desk)
  const inside = await pairsInside(desk, ids)
  const about = new Set([...judged.held.values()].flatMap(({ a, b }) => [a, b]))
  const claims = await claimsNaming(desk, call, [current, id, ...ids])
  const involvements = await involvementsOf(desk, call, ids)
  const firstEvent = involvements[0]?.event
  const rows = mentions.map(({ row }) => row)
  return {
    person: { ...summaryOf(current, mentions, about), ...given({ firstEvent }) },
    asked: id,
    seen: seenPerson(ids),
    mentions: await mentionAnswers(desk, mentions),
    fields: ids.flatMap(await valueAnswers(desk, call.actor, { mentions: ids })),
    ...{ claims, involvements },
    whereabouts: lastWhereabouts({ claims, involvements, mentions: rows }),
    judgements: judgementsOn(judged, call, new Set(ids)),
    pairs: inside.map(({ row: { run, a, b, millibits } }) => ({
      ...{ run, a, b, weight: millibits / 1000 },
    })),
    warnings: await warningsOf(desk, { mentions, inside, judged }),
    lineage: await lineageAbout(desk, call.actor, current),
    proposals: (await openProposals(desk, judged)).filter(({ persons }) =>
      persons.includes(current),
    ),
  }
})

async function mentionAnswers(desk: Desk, mentions: readonly Stored<Mention>[]) {
  const titles = new Map(
    (await desk.ledger.read.rows('list')).map(({ row }) => [row.id, row.title]),
  )
  return mentions.map(({ row, recorded, by, leaf }) => ({
    mention: row,
    title: titles.get(row.list) ?? row.list,
    ...{ recorded, by, leaf },
  }))
}

/** The readable claims in which one of these ids is listed. */
async function claimsNaming(desk: Desk, { actor }: Call, ids: readonly string[]) {
  const found = await desk.ledger.read.claimsListing([...new Set(ids)])
  return claimAnswers(desk, actor, found.filter(mayReadClaim(actor)))
}

/** What a person was in events, in the order of these. */
async function involvementsOf(desk: Desk, { actor }: Call, mentions: readonly string[]) {
  const found = await seenInvolvements(desk, actor, { mentions })
  return byEvent(await involvementAnswers(desk, found))
}

function judgementsOn(judged: JudgedPairs, { actor }: Call, ids: ReadonlySet<string>) {
  const rows = judged.rows.filter(({ row }) => ids.has(row.a) || ids.has(row.b))
  return saidFor(judged, rows, actor.account)
}

/** Weighed pairs among some mentions, of the newest run that has any. */
async function pairsInside(desk: Desk, ids: readonly string[]): Promise<Stored<LinkagePair>[]> {
  const { read } = desk.ledger
  const own = new Set(ids)
  for (const { row } of (await read.rows('linkage_run')).toReversed()) {
    const found = await read.linkagePairs(row.id, ids)
    const inside = found.filter((one) => own.has(one.row.a) && own.has(one.row.b))
    if (inside.length > 0) return inside
  }
  return []
}

interface Inside {
  mentions: readonly Stored<Mention>[]
  inside: readonly Stored<LinkagePair>[]
  judged: JudgedPairs
}

/** What makes the person doubtful, by the threshold of the settings of its newest linkage. */
async function warningsOf(desk: Desk, { mentions, inside, judged }: Inside) {
  const numbers = new Map(mentions.map(({ row }, n) => [row.id, n]))
  const runs = await desk.ledger.read.rows('linkage_run')
  const run = runs.find(({ row }) => row.id === inside[0]?.row.run)
  const threshold = run ? weightOf(keptModel(run.row.model).threshold) : 0
  const ends = inside.map(
    ({ row }): MentionPair => [numbers.get(row.a) as number, numbers.get(row.b) as number],
  )
  const pairs = {
    a: Int32Array.from(ends, ([a, b]) => Math.min(a, b)),
    b: Int32Array.from(ends, ([a, b]) => Math.max(a, b)),
    w: Float64Array.from(inside, ({ row }) => row.millibits / 1000),
    rules: Int32Array.from(inside, ({ row }) => row.rules),
  }
  const book = { mentions, pairs, ...verdictsOf(judged, numbers) }
  const root = new Int32Array(mentions.length)
  return [...(personWarnings(warningInput(book, root, threshold)).get(0) ?? [])]
}
