// Texts as words, or as signs where they are written without spaces, and the runs of them that two
// texts have in common. Case, spaces and punctuation do not matter. Runs of five are looked up in
// an index of the second text and followed to their end, so time grows with the length of both.

/** Words that make a run worth following. */
const SEED = 5
/** Places of the same five words that are tried. */
const MOST_PLACES = 8
// Five words, or twelve signs of Hangul, Han or kana: shorter runs say nothing.
const WORD_WEIGHT = 12
const SIGN_WEIGHT = 5
const LEAST_WEIGHT = 60

const SIGN = String.raw`[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]`
const TOKEN = new RegExp(String.raw`(${SIGN})|(?:(?!${SIGN})[\p{L}\p{N}\p{M}])+`, 'gu')

/** A word, or a sign, of a text by its offsets (UTF-16 code units). */
export interface Token {
  start: number
  end: number
  /** The same number for the same word in both texts. */
  word: number
  /** How much it says; a sign says less than a word. */
  weight: number
}

/** The words of a text; `words` numbers them, and is the same for texts that are compared. */
export function wordsOf(text: string, words: Map<string, number>): Token[] {
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

/** Words that two texts have in common, by the place of the first in each. */
export interface WordRun {
  left: number
  right: number
  length: number
}

/** The runs of the first text that stand in the second as well, ascending and never overlapping. */
export function commonRuns(left: readonly Token[], right: readonly Token[]): WordRun[] {
  const seeds = seedsOf(right)
  const runs: WordRun[] = []
  for (let at = 0; at + SEED <= left.length; ) {
    const { place, length } = longestAt({ left, right, at }, seeds.get(seedAt(left, at)) ?? [])
    if (weightOf(left, at, length) < LEAST_WEIGHT) {
      at++
      continue
    }
    runs.push({ left: at, right: place, length })
    at += length
  }
  return runs
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

/** How much some words say together. */
export function weightOf(tokens: readonly Token[], at: number, length: number): number {
  let weight = 0
  for (let n = at; n < at + length; n++) weight += tokens[n]?.weight ?? 0
  return weight
}
