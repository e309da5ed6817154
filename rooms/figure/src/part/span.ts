// Things with a first and a last day: those that meet a span of days are found without looking at
// the others. A sorted list, read as a tree in which each node knows the last day below it.

import { laterDay } from '../scope/order.ts'

/** First and last, both inclusive. */
export type Span = readonly [string, string]

interface Spanned<T> {
  value: T
  first: string
  last: string
}

/** A collection of things by their days. */
export class Spans<T> {
  readonly #all: Spanned<T>[] = []
  /** For the middle of each range of the list, the last day in this range. */
  #latest: string[] | undefined

  add(value: T, [first, last]: Span): void {
    this.#all.push({ value, first, last })
    this.#latest = undefined
  }

  /** What has a day in common with this span. */
  meeting(span: Span): T[] {
    const found: T[] = []
    const latest = this.#latest ?? this.#arrange()
    this.#look(0, this.#all.length, span, { latest, found })
    return found
  }

  #arrange(): string[] {
    this.#all.sort((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)))
    const latest: string[] = []
    const fill = (from: number, to: number): string => {
      if (from >= to) return ''
      const middle = (from + to) >> 1
      const ends = [fill(from, middle), fill(middle + 1, to), this.#all[middle]?.last ?? '']
      latest[middle] = ends.reduce(laterDay)
      return latest[middle] as string
    }
    fill(0, this.#all.length)
    this.#latest = latest
    return latest
  }

  #look(from: number, to: number, span: Span, into: { latest: string[]; found: T[] }): void {
    if (from >= to) return
    const middle = (from + to) >> 1
    if ((into.latest[middle] as string) < span[0]) return
    this.#look(from, middle, span, into)
    const { value, first, last } = this.#all[middle] as Spanned<T>
    if (first > span[1]) return
    if (last >= span[0]) into.found.push(value)
    this.#look(middle + 1, to, span, into)
  }
}
