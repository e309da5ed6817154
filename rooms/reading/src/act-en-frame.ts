// Finding phrases of the lists among the words of a sentence, "over to * police" with one to
// three words at the star.
import type { Frame, FramesByStart } from './act-en-lexicon.ts'
import type { Word } from './act-en-word.ts'
import { hasMark } from './mark-set.ts'

/** A phrase that was found: indexes of words, half-open, and what it says. */
export interface FrameMatch {
  first: number
  end: number
  act: string
}

const LONGEST_GAP = 3

/** The longest phrase of the set that begins at a word, or nothing. */
export function frameAt(
  words: readonly Word[],
  n: number,
  set: FramesByStart,
): FrameMatch | undefined {
  const word = words[n]
  if (word === undefined) return undefined
  if (hasMark(set.starts, word.slot)) {
    const own = set.byStart.get(word.lower)
    const found = own && oneOf(words, n, own)
    if (found) return found
  }
  return set.starred && oneOf(words, n, set.starred)
}

function oneOf(
  words: readonly Word[],
  n: number,
  frames: readonly Frame[],
): FrameMatch | undefined {
  for (const frame of frames) {
    const end = endOfFrame(words, n, frame.words)
    if (end !== undefined) return { first: n, end, act: frame.act }
  }
  return undefined
}

function endOfFrame(
  words: readonly Word[],
  n: number,
  parts: readonly string[],
): number | undefined {
  let at = n
  for (let m = 0; m < parts.length; m++) {
    const part = parts[m]
    if (part === '*') {
      const after = parts[m + 1]
      let gap = 1
      while (gap < LONGEST_GAP && words[at + gap]?.lower !== after) gap++
      at += gap
    } else if (words[at]?.lower === part) at++
    else return undefined
  }
  return at
}

/** The first phrase of the set that begins inside `[first, end)`. */
export function firstFrame(
  words: readonly Word[],
  { first, end }: { first: number; end: number },
  set: FramesByStart,
): FrameMatch | undefined {
  for (let n = first; n < end; n++) {
    const match = frameAt(words, n, set)
    if (match) return match
  }
  return undefined
}

/** All phrases of the set, none inside another. */
export function allFrames(words: readonly Word[], set: FramesByStart): FrameMatch[] {
  const found: FrameMatch[] = []
  for (let n = 0; n < words.length; n++) {
    const match = frameAt(words, n, set)
    if (!match) continue
    found.push(match)
    n = match.end - 1
  }
  return found
}
