// English clauses: cut before relative pronouns, "that" and conjunctions that open a verb of their
// own, and at semicolons. What a number belongs to may hold a relative clause inside it.
// Source: reading.md 1.
import { type EnglishSentence, englishSentence, type Predicate } from './act-en-predicate.ts'
import { rolesOf } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'

/** The clauses of the sentence of that index, in order; together they cover it. */
export function englishClauses(text: PreparedText, lexicon: Lexicon, sentence: number): Range[] {
  const { start, end } = text.sentences[sentence] ?? { start: 0, end: 0 }
  const taken = englishSentence(text, lexicon, sentence)
  const cuts = cutsOf(taken).map((n) => taken.words[n]?.start ?? end)
  const starts = [start, ...cuts.filter((cut) => cut > start && cut < end)]
  return starts.map((from, n) => ({ start: from, end: starts[n + 1] ?? end }))
}

/** Where a number stands: a range of the text and the index of its sentence. */
export interface Standing {
  range: Range
  sentence: number
}

/**
 * The clause that holds a number together with its verb: a relative clause or a participle
 * between the two is inside, what is joined behind the verb is not.
 */
export function englishClauseOf(
  text: PreparedText,
  lexicon: Lexicon,
  { range, sentence }: Standing,
): Range {
  const clauses = englishClauses(text, lexicon, sentence)
  const taken = englishSentence(text, lexicon, sentence)
  const { mains, objects } = rolesOf(taken, range)
  const first = objects[0] ?? mains[0]
  const verb = taken.words[first?.head ?? -1] ?? range
  const [from, to] = [Math.min(verb.start, range.start), Math.max(verb.end, range.end)]
  const inside = clauses.filter(({ start, end }) => start < to && end > from)
  return { start: inside[0]?.start ?? range.start, end: inside.at(-1)?.end ?? range.end }
}

function cutsOf({ words, predicates }: EnglishSentence): number[] {
  const cuts: number[] = []
  for (const [n, one] of predicates.entries()) {
    const from = predicates[n - 1]?.end ?? 0
    const cut = cutBefore(words, from, one)
    if (cut !== undefined) cuts.push(cut)
  }
  return cuts
}

// The last mark between two verbs that opens a clause for the second one.
function cutBefore(words: readonly Word[], from: number, one: Predicate): number | undefined {
  let hasNoun = false
  for (let n = one.first - 1; n >= from; n--) {
    const word = words[n]
    if (!word) continue
    if (word.is === 'break' && word.lower !== '(') return n + 1
    if (word.is === 'relative' || word.is === 'subordinate' || word.is === 'that') return n
    if (word.is === 'coordinate' && (!hasNoun || words[n - 1]?.is === 'comma')) return n
    if (word.is === 'comma' && hasNoun && one.isFinite && from > 0) return n + 1
    if (['word', 'number', 'pronoun', 'determiner'].includes(word.is)) hasNoun = true
  }
  return undefined
}
