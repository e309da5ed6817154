// What the reader of measure looks at: the words around an English number that are said of it, up
// to the marks behind which another number or clause begins. Source: reading.md 2, Measure.

import { FORM } from './act-en-lexicon.ts'
import type { Predicate } from './act-en-predicate.ts'
import { englishSentence } from './act-en-predicate.ts'
import { rolesOf, wordsIn } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import { type NumberLists, numberLists, type Phrase } from './count-en-lexicon.ts'
import type { Context, Draft, MeasureReading } from './draft.ts'
import type { Filled } from './proposal.ts'

/** The number and what is said of it. */
export interface Scene {
  words: readonly Word[]
  lists: NumberLists
  draft: Draft
  /** The number: indexes of words, half-open. */
  first: number
  end: number
  /** From the number before, or the begin of the sentence. */
  from: number
  /** To the next number, or the end of the sentence. */
  to: number
  /** The verb that holds the number. */
  verb?: Predicate | undefined
}

/** The surroundings of the draft's number. */
export function sceneOf(draft: Draft, { text, lexicon, drafts, at }: Context): Scene {
  const sentence = englishSentence(text, lexicon, draft.sentence)
  const { words } = sentence
  const [first, end] = wordsIn(words, draft.range)
  const isNear = (other: Draft | undefined) =>
    other?.sentence === draft.sentence && other.quantity !== undefined
  const [before, after] = [drafts[at - 1], drafts[at + 1]]
  const head =
    before && isNear(before) ? lastMark(words, wordsIn(words, before.range)[1], first) : 0
  const next = after && isNear(after) ? wordsIn(words, after.range)[0] : words.length
  const roles = rolesOf(sentence, draft.range)
  const verbs = [...roles.objects, ...roles.mains, ...(roles.around ? [roles.around] : [])]
  const verb = verbs.find(({ act }) => act === draft.act?.value) ?? verbs[0]
  return {
    words,
    lists: numberLists(lexicon),
    draft,
    first,
    end,
    from: Math.max(head, lastOpening(words, first, numberLists(lexicon))),
    to: firstMark(words, end, next),
    verb,
  }
}

// What stands before the last mark belongs to the number before.
function lastMark(words: readonly Word[], from: number, to: number): number {
  for (let n = to - 1; n >= from; n--) {
    const is = words[n]?.is
    if (is === 'break' || is === 'comma' || is === 'coordinate') return n + 1
  }
  return from
}

// "the largest since 2016, when 47 were killed": a clause of its own begins before the number.
function lastOpening(
  words: readonly Word[],
  to: number,
  { cumulative, stock }: NumberLists,
): number {
  for (let n = to - 1; n >= 0; n--) {
    const is = words[n]?.is
    if (is === 'break' && words[n]?.detail === '') return n + 1
    const isMark = is === 'relative' || is === 'subordinate'
    if (isMark && !cumulative.at(words, n) && !stock.at(words, n)) return behindComma(words, n, to)
  }
  return 0
}

// "who lived there, only 5,000 were traced": a relative clause ends at its comma.
function behindComma(words: readonly Word[], from: number, to: number): number {
  const comma = words.findIndex(({ is }, n) => n > from && n < to && is === 'comma')
  return comma === -1 ? from + 1 : comma + 1
}

// What stands behind a semicolon or in a clause with "which" is no longer said of the number.
function firstMark(words: readonly Word[], from: number, to: number): number {
  for (let n = from; n < to; n++) {
    if (words[n]?.is === 'break' && words[n]?.detail === '') return n
    // Behind the quotation somebody else speaks.
    if (words[n]?.lower === '"') return n
    if (words[n - 1]?.is !== 'comma') continue
    if (words[n]?.is === 'relative' || words[n]?.verb?.forms === FORM.ing) return n
  }
  return to
}

/** The measure with the words that show it. */
export function filled(
  { words }: Scene,
  { first, end }: Pick<Phrase, 'first' | 'end'>,
  value: MeasureReading,
): Filled<MeasureReading> {
  const start = words[first]?.start ?? 0
  const range = { start, end: words[end - 1]?.end ?? start }
  return { value, rules: [`measure.${value.measure}`], range }
}
