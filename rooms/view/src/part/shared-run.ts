// The passages that two texts have in common, word for word: what a reviewer looks at before
// saying that one text repeats the other. Case, spaces and punctuation do not matter. Runs of
// five tokens are looked up in an index of the second text and followed to their end, so time
// grows with the length of both texts.

/** A passage in both texts, by its offsets in each (UTF-16 code units). */
export interface SharedRun {
  a: { start: number; end: number }
  b: { start: number; end: number }
}

export interface SharedRuns {
  /** Ascending in the first text; no two overlap there. */
  runs: SharedRun[]
  /** Share of the first text that the passages make up, 0 to 1. */
  share: number
  /** True when a text is longer than what was compared. */
  isBounded: boolean
  /** Units of each text that were compared at the most. */
  most: number
}

const MOST_COMPARED = 200_000

const SEED = 5
/** Places of the same five tokens that are tried. */
const MOST_PLACES = 8
// Five words, or twelve signs of Hangul, Han or kana: shorter passages say nothing.
const WORD_WEIGHT = 12
const SIGN_WEIGHT = 5
const LEAST_WEIGHT = 60

const SIGN = String.raw`[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]`
const TOKEN = new RegExp(String.raw`(${SIGN})|(?:(?!${SIGN})[\p{L}\p{N}\p{M}])+`, 'gu')

interface Token {
  start: number
  end: number
  /** The same number for the same word in both texts. */
  word: number
  weight: number
}

/** The passages of `a` that stand in `b` as well. */
export function sharedRuns(a: string, b: string, most = MOST_COMPARED): SharedRuns {
  const words = new Map<string, number>()
  const left = tokensOf(a.slice(0, most), words)
  const right = tokensOf(b.slice(0, most), words)
  const seeds = seedsOf(right)
  const runs: SharedRun[] = []
  let shared = 0
  for (let at = 0; at + SEED <= left.length; ) {
    const { place, length } = longestAt({ left, right, at }, seeds.get(seedAt(left, at)) ?? [])
    const weight = weightOf(left, at, length)
    if (weight < LEAST_WEIGHT) {
      at++
      continue
    }
    runs.push({ a: spanOf(left, at, length), b: spanOf(right, place, length) })
    shared += weight
    at += length
  }
  const all = weightOf(left, 0, left.length)
  const isBounded = a.length > most || b.length > most
  return { runs, share: all === 0 ? 0 : shared / all, isBounded, most }
}

function tokensOf(text: string, words: Map<string, number>): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const key = match[0].toLowerCase()
    let word = words.get(key)
    if (word === undefined) {
      word = words.size
      words.set(key, word)
    }
    const weight = match[1] === undefined ? WORD_WEIGHT : SIGN_WEIGHT
    tokens.push({ start: match.index, end: match.index + match[0].length, word, weight })
  }
  return tokens
}

function seedAt(tokens: readonly Token[], at: number): string {
  let seed = ''
  for (let n = at; n < at + SEED; n++) seed += `${tokens[n]?.word},`
  return seed
}

function seedsOf(tokens: readonly Token[]): Map<string, number[]> {
  const seeds = new Map<string, number[]>()
  for (let at = 0; at + SEED <= tokens.length; at++) {
    const seed = seedAt(tokens, at)
    const places = seeds.get(seed)
    if (!places) seeds.set(seed, [at])
    else if (places.length < MOST_PLACES) places.push(at)
  }
  return seeds
}

interface Position {
  left: readonly Token[]
  right: readonly Token[]
  at: number
}

/** The place from which most tokens are the same, and how many. */
function longestAt({ left, right, at }: Position, places: readonly number[]) {
  let best = { place: 0, length: 0 }
  for (const place of places) {
    let length = SEED
    while (
      at + length < left.length &&
      place + length < right.length &&
      left[at + length]?.word === right[place + length]?.word
    )
      length++
    if (length > best.length) best = { place, length }
  }
  return best
}

function weightOf(tokens: readonly Token[], at: number, length: number): number {
  let weight = 0
  for (let n = at; n < at + length; n++) weight += tokens[n]?.weight ?? 0
  return weight
}

function spanOf(tokens: readonly Token[], at: number, length: number) {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 }
}
