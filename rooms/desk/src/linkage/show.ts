// linkage.show: of one linkage what it found, how many persons it makes with its doubt, what
// people read so far, and what waits for them. Counts and ids.

import type { LinkageRun } from '@tumen/claim'
import { linkageShow } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { cohensKappa, type PersonWarning, personWarnings, type Verdict } from '@tumen/linkage'
import { warningInput } from '../mention/warning.ts'
import { type Desk, implement } from '../operation.ts'
import { openProposals } from '../person/proposal.ts'
import { can } from '../policy.ts'
import { answerOf } from '../record/row-answer.ts'
import { bitsAt, type LinkageBook, openLinkage } from './book.ts'
import { drawBook, personsBand } from './draw.ts'
import type { JudgedPairs } from './judged-pair.ts'
import { pairsLeft } from './next-for-review.ts'
import { resolveBook } from './resolve-book.ts'
import { learningOf } from './stored-run.ts'

/** Above this many mentions the doubt is drawn by `linkage.draw` only. */
const MOST_DRAWN = 5000

const DRAWS = 100

const MOST_DOUBTFUL = 100

/** A run as it is listed. */
export function headOf(stored: Stored<LinkageRun>) {
  const { model, trained: _, ...run } = answerOf(stored)
  const { name } = JSON.parse(model) as { name: string }
  return { ...run, modelName: name, findings: [...learningOf(stored).findings] }
}

export const showLinkage = implement(linkageShow, async (desk, { run }, call) => {
  const book = await openLinkage(desk, run)
  const { calibration, learning, pairs, run: stored } = book
  const mayRead = can(call.actor, 'mention.read')
  return {
    linkage: headOf(stored),
    pairs: pairs.w.length,
    floor: learning.floor,
    histogram: histogramOf(pairs.w),
    levels: levelsOf(book),
    prior: priorOf(book),
    ...personsOf(book, mayRead),
    calibration: { calibrated: calibration.calibrated, judged: calibration.judged },
    ...readingsOf(book),
    left: await pairsLeft(desk, book, call.actor.account),
    resolved: await isResolved(desk, book),
    proposals: mayRead ? await openProposals(desk, book.judged) : [],
  }
})

function histogramOf(weights: Float64Array | Float32Array) {
  const counts = new Map<number, number>()
  for (const weight of weights) {
    const bits = Math.floor(weight)
    counts.set(bits, (counts.get(bits) ?? 0) + 1)
  }
  return [...counts].sort(([x], [y]) => x - y).map(([bits, count]) => ({ bits, pairs: count }))
}

function levelsOf({ model, learning }: LinkageBook) {
  return learning.comparisons.flatMap(({ name, levels }) => {
    const own = model.comparisons.find((one) => one.name === name)
    const numbered = levels.map((numbers, at) => ({
      ...{ comparison: name, level: at === 0 ? -1 : levels.length - 1 - at },
      label: own?.levels[at]?.label ?? '',
      ...numbers,
    }))
    return numbered.slice(1)
  })
}

function priorOf({ learning }: LinkageBook) {
  const { prior, priorBand } = learning
  const [low, high] = priorBand
  const bits = prior > 0 ? Math.log2(prior / (1 - prior)) : 0
  return { probability: prior, bits, low, high }
}

/** Persons at the threshold, how sure that is, and what stood in the way. */
function personsOf(book: LinkageBook, mayRead: boolean) {
  const { calibration, model, mentions, pairs } = book
  const bits = bitsAt(model.threshold, calibration)
  const { root, refused } = resolveBook(book, bits)
  const joined = Array.from(pairs.w).filter((weight) => weight >= bits).length
  const drawn = mentions.length <= MOST_DRAWN ? drawBook(book, DRAWS, 1) : undefined
  const flags = drawn?.flags ?? (calibration.calibrated ? [] : (['uncalibrated'] as const))
  const warned = personWarnings(warningInput(book, root, bits))
  return {
    threshold: { probability: model.threshold, bits, joined },
    persons: { linked: new Set(root).size, ...(drawn && { band: personsBand(drawn) }) },
    flags: [...flags],
    refused: countsOf(refused.map(({ barrier }) => barrier)).map(([barrier, count]) => ({
      ...{ barrier, pairs: count },
    })),
    warnings: countsOf([...warned.values()].flat()).map(
      ([warning, count]: [PersonWarning, number]) => ({ warning, persons: count }),
    ),
    doubtful: mayRead ? doubtfulOf(book, root, warned) : [],
  }
}

/** Who is doubtful, by their mentions. */
function doubtfulOf(
  { mentions }: LinkageBook,
  root: Int32Array,
  warned: ReadonlyMap<number, readonly PersonWarning[]>,
) {
  const members = new Map(
    [...warned.keys()].slice(0, MOST_DOUBTFUL).map((one) => [one, [] as string[]]),
  )
  for (const [n, { row }] of mentions.entries()) members.get(root[n] as number)?.push(row.id)
  return [...members].map(([one, ids]) => {
    return { mentions: ids, warnings: [...(warned.get(one) ?? [])] }
  })
}

function countsOf<T extends string>(words: readonly T[]): [T, number][] {
  const counts = new Map<T, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([x], [y]) => (x < y ? -1 : 1))
}

/** What people read of the pairs of these mentions, without saying which verdict is whose. */
function readingsOf({ judged, numbers }: LinkageBook) {
  const isHere = (key: string) => key.split('\n').every((id) => numbers.has(id))
  const held = [...judged.held].filter(([key]) => isHere(key))
  const kappa = cohensKappa(verdictsTwice(judged, isHere))
  return {
    judged: {
      pairs: held.length,
      disputed: held.filter(([, { disputed }]) => disputed).length,
      awaiting: [...judged.awaiting].filter(isHere).length,
    },
    ...(kappa && { kappa }),
  }
}

/** Of each pair that two people read, what the first two of them said. */
function verdictsTwice(
  { rows, inForce }: JudgedPairs,
  isHere: (key: string) => boolean,
): [Verdict, Verdict][] {
  const byPair = new Map<string, Map<string, Verdict>>()
  for (const { row, by } of rows) {
    const key = `${row.a}\n${row.b}`
    if (!row.blind || !inForce.has(row.id) || !isHere(key)) continue
    byPair.set(key, (byPair.get(key) ?? new Map()).set(by, row.verdict))
  }
  return [...byPair.values()].flatMap((said): [Verdict, Verdict][] => {
    const [first, second] = [...said.values()]
    return first && second ? [[first, second]] : []
  })
}

async function isResolved(desk: Desk, { mentions }: LinkageBook): Promise<boolean> {
  const members = await desk.ledger.read.personMembers()
  const known = new Set(members.map(({ row }) => row.mention))
  return mentions.every(({ row }) => known.has(row.id))
}
