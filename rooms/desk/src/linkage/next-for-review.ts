// linkage.next-for-review: pairs for people to read, blind: fields of both mentions, and nothing
// of weights, of what others said, or of who told it. Source: linkage.md 10.2.
import { linkageNextForReview, REVIEW_QUEUES, type ReviewQueue } from '@tumen/contract'
import { calibrationQueue, sampleOf, seededChance, valueQueue } from '@tumen/linkage'
import { seenOf } from '../mention/seen.ts'
import { type Desk, implement } from '../operation.ts'
import { blindMention } from './answer.ts'
import { bitsAt, type LinkageBook, openLinkage } from './book.ts'
import { estimatedLists, estimatesCounting } from './counting-estimate.ts'
import { nameEvidence } from './explain-pair.ts'
import { pairKey } from './judged-pair.ts'
import { resolveBook } from './resolve-book.ts'

/** How many pairs are drawn for calibration (choice: linkage.md 10.2). */
const CALIBRATING = 400

export const reviewLinkage = implement(
  linkageNextForReview,
  async (desk, { run, queue, after, limit }, call) => {
    const book = await openLinkage(desk, run)
    const { account } = call.actor
    const waiting = await queuedPairs(desk, book, queue, account)
    const passed = after && waiting.indexOf(pairKey(after.a, after.b))
    const start = (passed ?? -1) + 1
    return {
      ...{ queue, left: waiting.length },
      second: [...book.judged.awaiting].filter((key) => isOfBook(book, key)).length,
      pairs: await pairsShown(desk, waiting.slice(start, start + limit)),
    }
  },
)

async function pairsShown(desk: Desk, keys: readonly string[]) {
  const ids = keys.flatMap((key) => key.split('\n'))
  const found = await desk.ledger.read.mentionsById([...new Set(ids)])
  const byId = new Map(found.map((stored) => [stored.row.id, stored]))
  return keys.flatMap((key) => {
    const [a, b] = key.split('\n').map((id) => byId.get(id))
    if (!a || !b) return []
    const { names } = nameEvidence(a.row, b.row)
    const seen = seenOf([a, b])
    return [{ a: blindMention(a), b: blindMention(b), ...(names && { names }), seen }]
  })
}

function isOfBook({ numbers }: LinkageBook, key: string): boolean {
  return key.split('\n').every((id) => numbers.has(id))
}

/** How many pairs of each queue are left for somebody; of the value queue at most a thousand. */
export async function pairsLeft(
  desk: Desk,
  book: LinkageBook,
  account: string,
): Promise<Record<ReviewQueue, number>> {
  const left = { value: 0, calibration: 0, second: 0 }
  for (const queue of REVIEW_QUEUES)
    left[queue] = (await queuedPairs(desk, book, queue, account)).length
  return left
}

/** The keys of the pairs that somebody may read, in their order. */
async function queuedPairs(
  desk: Desk,
  book: LinkageBook,
  queue: ReviewQueue,
  account: string,
): Promise<string[]> {
  const own = new Set(
    book.judged.rows.flatMap(({ row, by }) =>
      by === account && book.judged.inForce.has(row.id) ? [pairKey(row.a, row.b)] : [],
    ),
  )
  if (queue === 'second')
    return [...book.judged.awaiting].filter((key) => isOfBook(book, key) && !own.has(key)).sort()
  if (queue === 'calibration') return calibratingPairs(book).filter((key) => !isRead(book, key))
  return valuePairs(book, await estimatedLists(desk))
}

function isRead({ judged }: LinkageBook, key: string): boolean {
  return judged.held.has(key)
}

/** The pairs drawn for calibration; mixed, since in order of weight they would tell it. */
export function calibratingPairs(book: LinkageBook): string[] {
  const chance = seededChance(sampleOf(book.run.row.seed, 'calibration'))
  const drawn = calibrationQueue(book.pairs.w, CALIBRATING, chance)
  return drawn
    .map((pair) => ({ key: keyOf(book, pair), place: chance() }))
    .sort((x, y) => x.place - y.place)
    .map(({ key }) => key)
}

function valuePairs(book: LinkageBook, estimates: readonly ReadonlySet<string>[]): string[] {
  const { pairs, model, calibration } = book
  const threshold = bitsAt(model.threshold, calibration)
  const { root } = resolveBook(book, threshold)
  const judged = new Set<number>()
  for (const pair of pairs.w.keys()) if (isRead(book, keyOf(book, pair))) judged.add(pair)
  const figures = estimatesCounting(estimates, book, root)
  const queue = valueQueue({ pairs, root, threshold, judged, figures })
  return queue.map(({ pair }) => keyOf(book, pair))
}

function keyOf({ pairs, mentions }: LinkageBook, pair: number): string {
  const idOf = (n: number | undefined) => mentions[n ?? -1]?.row.id ?? ''
  return pairKey(idOf(pairs.a[pair]), idOf(pairs.b[pair]))
}
