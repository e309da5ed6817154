// linkage.explain-pair: why a pair weighs what it weighs, bar by bar, with both mentions side by
// side, what keeps them apart and what people said. Calculated from what the run learned. Source:
// linkage.md 8.

import type { Mention } from '@tumen/claim'
import { linkageExplainPair, type pairExplanationSchema } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import {
  comparePersonNames,
  explainTrained,
  type PairExplanation,
  parsePersonName,
} from '@tumen/linkage'
import type { z } from 'zod'
import { type Call, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { type LinkageBook, openLinkage, probabilityAt } from './book.ts'
import { pairKey } from './judged-pair.ts'
import { isKeptFrom, saidFor } from './said-pair.ts'
import { withMentionFiles } from './work.ts'

/** A pair with everything that explains it. */
export type Explained = z.output<typeof pairExplanationSchema>

export const explainLinkage = implement(linkageExplainPair, async (desk, { run, a, b }, call) => {
  return explainedPair(desk, call, await openLinkage(desk, run), [a, b])
})

/** The explanation of a pair of a linkage; refuses mentions that it did not read. */
export async function explainedPair(
  desk: Desk,
  call: Call,
  book: LinkageBook,
  pair: readonly [string, string],
): Promise<Explained> {
  const [a, b] = [...pair].sort() as [string, string]
  const missing = [a, b].find((id) => !book.numbers.has(id))
  if (missing !== undefined) throw new Refusal('unknown-mention', missing === pair[0] ? 'a' : 'b')
  if (a === b) throw new Refusal('invalid-input', 'b', [{ path: 'b', code: 'relation_to_self' }])
  const found = await barsOf(desk, call, book, [a, b])
  if (!found) throw new Refusal('unknown-mention', 'a')
  const [one, other] = [mentionOf(book, a), mentionOf(book, b)]
  const isKept = isKeptFrom(book.judged, pairKey(a, b), call.actor.account)
  return {
    a: one.row,
    b: other.row,
    weight: found.weight,
    probability: probabilityAt(found.weight, book.calibration),
    bars: [...found.bars],
    ...nameEvidence(one.row, other.row),
    rules: rulesOf(book, a, b),
    constraints: constraintsOf(book, a, b).filter((one) => !isKept || one !== 'judged_different'),
    ...saidOf(book, call.actor.account, pairKey(a, b)),
    changed: await isChanged(desk, book, [a, b]),
    // Whose mentions they are may follow from what the first reader said.
    persons: isKept ? {} : await ownersOf(desk, a, b),
  }
}

function mentionOf({ mentions, numbers }: LinkageBook, id: string): Stored<Mention> {
  return mentions[numbers.get(id) as number] as Stored<Mention>
}

async function barsOf(
  desk: Desk,
  call: Call,
  { run, model, mentions, learning }: LinkageBook,
  pair: [string, string],
): Promise<PairExplanation | undefined> {
  const { lists: named, seed, knownAt } = run.row
  const read = { lists: named, mentions, model }
  const [found] = await withMentionFiles(desk, call, read, ({ lists, settings }) =>
    explainTrained({
      ...{ model, lists, settings, seed, learned: learning, pairs: [pair] },
      today: knownAt.slice(0, 10),
    }),
  )
  return found
}

/** Why two names compare as they do; nothing unless both are stated. */
export function nameEvidence({ name: one }: Mention, { name: other }: Mention) {
  if (one === undefined || other === undefined) return {}
  const { level, why, ambiguity } = comparePersonNames(parsePersonName(one), parsePersonName(other))
  return { names: { level, why, ambiguity } }
}

function rulesOf({ model, pairs, numbers }: LinkageBook, a: string, b: string): string[] {
  const [x, y] = [numbers.get(a), numbers.get(b)].sort((one = 0, two = 0) => one - two)
  const at = pairs.w.findIndex((_, n) => pairs.a[n] === x && pairs.b[n] === y)
  const bits = at === -1 ? 0 : (pairs.rules[at] ?? 0)
  return model.blocking.flatMap(({ name }, bit) => ((bits >>> bit) & 1 ? [name] : []))
}

/** What keeps exactly these two mentions apart. */
function constraintsOf(book: LinkageBook, a: string, b: string): Explained['constraints'] {
  const [x, y] = [book.numbers.get(a) as number, book.numbers.get(b) as number]
  const { list, sex } = book.facts
  const isAmong = (pairs: LinkageBook['different']) =>
    pairs.some(([one, other]) => pairKey(`${one}`, `${other}`) === pairKey(`${x}`, `${y}`))
  const isOneList = list !== undefined && (list[x] ?? -1) >= 0 && list[x] === list[y]
  const isTwoSexes = sex !== undefined && sex[x] !== sex[y] && Boolean(sex[x] && sex[y])
  return [
    ...(isAmong(book.different) ? (['judged_different'] as const) : []),
    ...(isOneList ? (['one_record_per_list'] as const) : []),
    ...(isTwoSexes ? (['sex'] as const) : []),
    ...(isAmong(book.impossible) ? (['impossible'] as const) : []),
  ]
}

/** What people said, but for what a second reader must not see yet. */
function saidOf({ judged }: LinkageBook, account: string, key: string) {
  const about = judged.rows.filter(({ row }) => pairKey(row.a, row.b) === key)
  const found = isKeptFrom(judged, key, account) ? undefined : judged.held.get(key)
  return {
    ...(found && { held: { verdict: found.verdict, disputed: found.disputed } }),
    judgements: saidFor(judged, about, account),
    awaitsSecond: judged.awaiting.has(key),
  }
}

/** Whether a mention says something else by now than in the run. */
async function isChanged(desk: Desk, book: LinkageBook, pair: string[]): Promise<boolean> {
  const now = await desk.ledger.read.mentionsById(pair)
  return now.some(({ row, leaf }) => mentionOf(book, row.id).leaf !== leaf)
}

async function ownersOf(desk: Desk, a: string, b: string): Promise<Explained['persons']> {
  const members = await desk.ledger.read.personMembers()
  const personOf = (id: string) => members.find(({ row }) => row.mention === id)?.row.person
  const [one, other] = [personOf(a), personOf(b)]
  return { ...(one !== undefined && { a: one }), ...(other !== undefined && { b: other }) }
}
