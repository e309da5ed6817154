// What changed between a text and another that was made from it: the words that were left out,
// put in, or put in the place of others. Words that either text has once are fixed first, as many
// as ascend in both; only the short stretches between two are compared word by word, so that time
// grows with the length of the texts. Source: patience differences (B. Cohen); Hunt, McIlroy 1976.
import { type Token, type WordRun, weightOf, wordsOf } from './word-run.ts'

/** A stretch of each text, by offsets; empty on one side where something was added or left out. */
export interface WordChange {
  from: { start: number; end: number }
  to: { start: number; end: number }
  /** Whether a number was changed, or stands within three words of what was. */
  isAtNumber: boolean
}

/** All changes from one text to another. */
export interface WordChanges {
  /** Ascending in both texts. */
  changes: WordChange[]
  /** Share of the first text that stands in the second in its order, 0 to 1. */
  kept: number
  /** True when a text is longer than what was compared. */
  isBounded: boolean
}

const MOST_COMPARED = 200_000
/** Pairs of words that are compared between two runs; a longer stretch is one change. */
const MOST_PAIRS = 90_000
/** Words in common between two changes that make them one: one word, or three signs. */
const LEAST_BETWEEN = 20
/** Words on either side in which a number makes a change one at a number. */
const NEAR = 3

/** The changes that made `to` out of `from`. */
export function wordChanges(from: string, to: string, most = MOST_COMPARED): WordChanges {
  const words = new Map<string, number>()
  const left = wordsOf(from.slice(0, most), words)
  const right = wordsOf(to.slice(0, most), words)
  const pairs = pairsBetween(left, right, anchoredRuns(left, right))
  const all = weightOf(left, 0, left.length)
  const same = pairs.reduce((sum, pair) => sum + weightOf(left, pair.left, pair.length), 0)
  const sides = { from, to, left, right }
  return {
    changes: gapsOf(pairs, left, right).map((gap) => changeOf(gap, sides)),
    kept: all === 0 ? 0 : same / all,
    isBounded: from.length > most || to.length > most,
  }
}

/** Words that make an anchor. */
const SEED = 4

/** Runs in common that ascend in both texts: each grows around words that either text has once. */
function anchoredRuns(left: readonly Token[], right: readonly Token[]): WordRun[] {
  const runs: WordRun[] = []
  let end = { left: 0, right: 0 }
  const isSame = (a: number, b: number) =>
    a < left.length && b < right.length && left[a]?.word === right[b]?.word
  for (const anchor of longestAscent(anchorsOf(left, right))) {
    let [a, b] = [anchor.left, anchor.right]
    if (a < end.left || b < end.right) continue
    while (a > end.left && b > end.right && isSame(a - 1, b - 1)) [a, b] = [a - 1, b - 1]
    let length = 0
    while (isSame(a + length, b + length)) length++
    runs.push({ left: a, right: b, length })
    end = { left: a + length, right: b + length }
  }
  return runs
}

interface Anchor {
  left: number
  right: number
}

/** Where words stand that either text has exactly once, by their place in the first. */
function anchorsOf(left: readonly Token[], right: readonly Token[]): Anchor[] {
  const [own, other] = [placesOf(left), placesOf(right)]
  const found: Anchor[] = []
  for (const [seed, place] of own) {
    const there = other.get(seed)
    if (place !== TWICE && there !== undefined && there !== TWICE)
      found.push({ left: place, right: there })
  }
  return found.sort((a, b) => a.left - b.left)
}

const TWICE = -1

function placesOf(tokens: readonly Token[]): Map<string, number> {
  const places = new Map<string, number>()
  for (let at = 0; at + SEED <= tokens.length; at++) {
    let seed = ''
    for (let n = at; n < at + SEED; n++) seed += `${tokens[n]?.word},`
    places.set(seed, places.has(seed) ? TWICE : at)
  }
  return places
}

/** The longest part of the anchors that ascends in both texts (patience sorting). */
function longestAscent(anchors: readonly Anchor[]): Anchor[] {
  const tops: number[] = []
  const before: (number | undefined)[] = []
  for (const [n, { right }] of anchors.entries()) {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((anchors[tops[middle] ?? 0]?.right ?? 0) < right) low = middle + 1
      else high = middle
    }
    before.push(tops[low - 1])
    tops[low] = n
  }
  const kept: Anchor[] = []
  for (let at = tops.at(-1); at !== undefined; at = before[at]) {
    const anchor = anchors[at]
    if (anchor) kept.push(anchor)
  }
  return kept.reverse()
}

/** The runs, and between them the words in common that are found one by one. */
function pairsBetween(
  left: readonly Token[],
  right: readonly Token[],
  runs: readonly WordRun[],
): WordRun[] {
  const ends = { left: left.length, right: right.length, length: 0 }
  let at = { left: 0, right: 0 }
  return [...runs, ends].flatMap((run) => {
    const own = left.slice(at.left, run.left)
    const other = right.slice(at.right, run.right)
    const between = commonWords(own, other).map(([a, b]) => ({
      ...{ left: at.left + a, right: at.right + b, length: 1 },
    }))
    at = { left: run.left + run.length, right: run.right + run.length }
    return [...between, run]
  })
}

/** Words in common of two lists that ascend in both, as pairs of places. */
function commonWords(own: readonly Token[], other: readonly Token[]): [number, number][] {
  const most = Math.min(own.length, other.length)
  const isSame = (a: number, b: number) => own[a]?.word === other[b]?.word
  let top = 0
  while (top < most && isSame(top, top)) top++
  let low = 0
  while (low < most - top && isSame(own.length - 1 - low, other.length - 1 - low)) low++
  const middle = commonSequence(
    own.slice(top, own.length - low),
    other.slice(top, other.length - low),
  )
  return [
    ...Array.from({ length: top }, (_, n): [number, number] => [n, n]),
    ...middle.map(([a, b]): [number, number] => [top + a, top + b]),
    ...Array.from({ length: low }, (_, n): [number, number] => {
      const left = low - n
      return [own.length - left, other.length - left]
    }),
  ]
}

/** The longest common sequence of two short lists of words; nothing of long ones. */
function commonSequence(own: readonly Token[], other: readonly Token[]): [number, number][] {
  const [rows, columns] = [own.length, other.length]
  if (rows * columns > MOST_PAIRS) return []
  const width = columns + 1
  const most = new Uint16Array((rows + 1) * width)
  for (let a = rows - 1; a >= 0; a--)
    for (let b = columns - 1; b >= 0; b--) {
      const at = a * width + b
      const isSame = own[a]?.word === other[b]?.word
      most[at] = isSame
        ? (most[at + width + 1] ?? 0) + 1
        : Math.max(most[at + width] ?? 0, most[at + 1] ?? 0)
    }
  const pairs: [number, number][] = []
  for (let a = 0, b = 0; a < rows && b < columns; ) {
    const at = a * width + b
    if (own[a]?.word === other[b]?.word) pairs.push([a++, b++])
    else if ((most[at + width] ?? 0) >= (most[at + 1] ?? 0)) a++
    else b++
  }
  return pairs
}

/** Words of both texts that have no partner; half-open. */
interface Gap {
  left: [number, number]
  right: [number, number]
}

function gapsOf(pairs: readonly WordRun[], left: readonly Token[], right: readonly Token[]): Gap[] {
  const gaps: Gap[] = []
  let [a, b, weight] = [0, 0, 0]
  for (const pair of pairs) {
    const isGap = pair.left > a || pair.right > b
    const last = gaps.at(-1)
    if (isGap && last && weight < LEAST_BETWEEN) {
      last.left[1] = pair.left
      last.right[1] = pair.right
    } else if (isGap) gaps.push({ left: [a, pair.left], right: [b, pair.right] })
    if (isGap) weight = 0
    weight += weightOf(left, pair.left, pair.length)
    a = pair.left + pair.length
    b = pair.right + pair.length
  }
  return gaps.filter((gap) => gap.left[1] <= left.length && gap.right[1] <= right.length)
}

interface Sides {
  from: string
  to: string
  left: readonly Token[]
  right: readonly Token[]
}

function changeOf(gap: Gap, { from, to, left, right }: Sides): WordChange {
  return {
    from: stretch(left, gap.left),
    to: stretch(right, gap.right),
    isAtNumber: hasNumber(from, left, gap.left) || hasNumber(to, right, gap.right),
  }
}

/** From the first word to the end of the last; where there is none, before the next word. */
function stretch(tokens: readonly Token[], [first, end]: [number, number]) {
  const before = tokens[first - 1]?.end ?? 0
  const start = tokens[first]?.start ?? before
  return { start, end: first === end ? start : (tokens[end - 1]?.end ?? start) }
}

const DIGIT = /\p{N}/u

function hasNumber(text: string, tokens: readonly Token[], [first, end]: [number, number]) {
  const near = tokens.slice(Math.max(0, first - NEAR), end + NEAR)
  return near.some((token) => DIGIT.test(text.slice(token.start, token.end)))
}
