// What two texts have in common, word by word, and where it stands in either: nothing that was
// corrected moves a quotation. Source: E. W. Myers, "An O(ND) Difference Algorithm and Its
// Variations", Algorithmica 1 (1986).

/** A stretch that both texts have: where it begins in either and its length, in UTF-16 units. */
export interface KeptText {
  before: number
  after: number
  length: number
}

// A sign of Chinese is a word, for no border shows where one ends.
const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+|\s|\S/gu
const WORD_SIGN = /[\p{L}\p{N}]/u

/** Tokens that may be new or gone; of texts that differ more, only the edges are compared. */
const MOST_CHANGES = 1000

/** The stretches that two texts have in common, in their order; each as long as it can be. */
export function keptText(before: string, after: string): KeptText[] {
  const [a, b] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  const most = Math.min(a.length, b.length) - head
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const middle = commonTokens(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const pairs = [
    ...Array.from({ length: head }, (_, n) => [n, n] as const),
    ...middle.map(([x, y]) => [x + head, y + head] as const),
    ...Array.from({ length: tail }, (_, n) => {
      return [a.length - tail + n, b.length - tail + n] as const
    }),
  ]
  return joined(pairs, startsOf(a), startsOf(b))
}

function startsOf(tokens: readonly string[]): number[] {
  const starts = [0]
  for (const token of tokens) starts.push((starts.at(-1) ?? 0) + token.length)
  return starts
}

function joined(
  pairs: readonly (readonly [number, number])[],
  before: readonly number[],
  after: readonly number[],
): KeptText[] {
  const found: KeptText[] = []
  for (const [x, y] of pairs) {
    const [from = 0, to = 0] = [before[x], after[y]]
    const length = (before[x + 1] ?? from) - from
    const last = found.at(-1)
    const isNext = last && last.before + last.length === from && last.after + last.length === to
    if (isNext) last.length += length
    else found.push({ before: from, after: to, length })
  }
  return found
}

/** Pairs of places at which two lists have the same token; none where too much differs. */
function commonTokens(a: readonly string[], b: readonly string[]): [number, number][] {
  const most = Math.min(a.length + b.length, MOST_CHANGES)
  const far = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let d = 0; d <= most; d++) {
    trace.push(far.slice(most + 1 - d - 1, most + 1 + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const at = most + 1 + k
      const isDown = k === -d || (k !== d && (far[at - 1] ?? 0) < (far[at + 1] ?? 0))
      let x = isDown ? (far[at + 1] ?? 0) : (far[at - 1] ?? 0) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      far[at] = x
      if (x >= a.length && x - k >= b.length) return walkedBack(trace, [a.length, b.length])
    }
  }
  return []
}

/** The way back through what each step had reached: its diagonals are what both texts have. */
function walkedBack(trace: readonly Int32Array[], end: [number, number]): [number, number][] {
  const pairs: [number, number][] = []
  let [x, y] = end
  for (let d = trace.length - 1; d >= 0; d--) {
    const k = x - y
    const far = (at: number) => trace[d]?.[at + d + 1] ?? 0
    const isDown = k === -d || (k !== d && far(k - 1) < far(k + 1))
    const from = d === 0 ? 0 : isDown ? far(k + 1) : far(k - 1)
    const fromY = d === 0 ? 0 : from - (isDown ? k + 1 : k - 1)
    const [startX, startY] = d === 0 ? [0, 0] : isDown ? [from, fromY + 1] : [from + 1, fromY]
    while (x > startX && y > startY) pairs.push([--x, --y])
    ;[x, y] = [from, fromY]
  }
  return pairs.reverse()
}

/** Where a range of the first text stands in the second; nothing where a word of it changed. */
export function keptRange(
  kept: readonly KeptText[],
  { start, end }: { start: number; end: number },
): { start: number; end: number } | undefined {
  const whole = kept.find((one) => one.before <= start && end <= one.before + one.length)
  if (!whole || end <= start) return undefined
  const by = whole.after - whole.before
  return { start: start + by, end: end + by }
}

/**
 * What stands in the second text where a range of the first stood, also where words of it changed:
 * all that lies between what stayed; with `isOuter` also what was put in right beside it.
 */
export function rangeAfter(
  kept: readonly KeptText[],
  { start, end }: { start: number; end: number },
  length: number,
  isOuter = false,
): { start: number; end: number } {
  const edge = isOuter ? 1 : 0
  const from = kept.findLast((one) => one.before <= start - edge)
  const to = kept.find((one) => one.before + one.length >= end + edge)
  const inFrom = from ? from.after + Math.min(start - from.before, from.length) : 0
  const inTo = to ? to.after + Math.max(end - to.before, 0) : length
  return { start: inFrom, end: Math.max(inFrom, inTo) }
}

/** A piece of what changed between two texts. */
export interface ChangedPiece {
  is: 'kept' | 'gone' | 'new'
  text: string
}

/** Both texts as one, in pieces: what stays, what goes and what comes. */
export function changedPieces(before: string, after: string): ChangedPiece[] {
  const pieces: ChangedPiece[] = []
  const add = (is: ChangedPiece['is'], text: string) => {
    if (text !== '') pieces.push({ is, text })
  }
  let [from, to] = [0, 0]
  const end = { before: before.length, after: after.length, length: 0 }
  for (const one of [...keptText(before, after), end]) {
    add('gone', before.slice(from, one.before))
    add('new', after.slice(to, one.after))
    add('kept', after.slice(one.after, one.after + one.length))
    ;[from, to] = [one.before + one.length, one.after + one.length]
  }
  return pieces
}

/** Where lines of a text begin in a corrected one. */
export interface MovedLines {
  /** Of each line; nothing for one of which no word stayed. */
  at: (number | undefined)[]
  /** Lines of the corrected text that none of them is. */
  others: number[]
}

/** Where lines, by their beginnings in `before`, begin in `after`: by the words that stayed. */
export function movedLines(before: string, after: string, starts: readonly number[]): MovedLines {
  const kept = keptText(before, after)
  let last = -1
  const at = starts.map((start, n) => {
    const word = firstKeptWord(kept, before, start, starts[n + 1] ?? before.length)
    if (word === undefined || word <= last) return undefined
    const line = after.lastIndexOf('\n', word - 1) + 1
    const exact = keptRange(kept, { start, end: start + 1 })?.start
    const begin = exact ?? line
    last = begin > last ? begin : word
    return last
  })
  const taken = new Set(at)
  const others = lineStarts(after).filter((start) => !taken.has(start))
  return { at, others }
}

/** Where the first word of a range that stayed stands in the corrected text. */
function firstKeptWord(
  kept: readonly KeptText[],
  before: string,
  start: number,
  end: number,
): number | undefined {
  for (const one of kept) {
    const from = Math.max(start, one.before)
    const word = before.slice(from, Math.min(end, one.before + one.length)).search(WORD_SIGN)
    if (word >= 0) return from + word + one.after - one.before
  }
  return undefined
}

/** Where lines with words begin. */
function lineStarts(text: string): number[] {
  const lines = Array.from(text.matchAll(/[^\n]+/g))
  return lines.flatMap(({ 0: line, index }) => (WORD_SIGN.test(line) ? [index] : []))
}
