// What the operations about linkage answer, as far as the pages print it, and the addresses of the
// pages. Only ids stand in an address.
import type { Output, ReviewQueue } from '@tumen/contract'

/** `linkage.next-for-review`. */
export type ReviewAnswer = Output<'linkage.next-for-review'>
/** What somebody said of two records. */
export type SaidAnswer = Output<'linkage.explain-pair'>['judgements'][number]

/** `linkage.explain-pair`. */
export type PairAnswer = Output<'linkage.explain-pair'>

/** The page of a linkage. */
export function linkagePath(run: string): string {
  return `/linkage/${encodeURIComponent(run)}`
}

/** Two records of a pair, by their ids. */
export interface PairOfIds {
  a: string
  b: string
}

/** The page that explains a pair. */
export function pairPath(run: string, { a, b }: PairOfIds): string {
  return `${linkagePath(run)}/pair?${new URLSearchParams({ a, b })}`
}

/** Where in a queue somebody is: behind which pair, and which pair was just judged. */
export interface ReviewPlace {
  queue: ReviewQueue
  after?: PairOfIds | undefined
  judged?: PairOfIds | undefined
}

/** The page on which pairs are read. */
export function reviewPath(run: string, { queue, after, judged }: ReviewPlace): string {
  const query = new URLSearchParams({ queue })
  if (after) query.append('after', after.a)
  if (after) query.append('after', after.b)
  if (judged) query.append('judged', judged.a)
  if (judged) query.append('judged', judged.b)
  return `${linkagePath(run)}/review?${query}`
}

/** Two ids under one name of an address; nothing unless there are two. */
export function pairIn(query: URLSearchParams, name: string): PairOfIds | undefined {
  const [a, b] = query.getAll(name)
  return a === undefined || b === undefined ? undefined : { a, b }
}
