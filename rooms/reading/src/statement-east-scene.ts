// A clause of a Korean or Chinese text for the finders of claims without a number: its words for
// acts, its numbers, and how a statement is made of it.
import type { Act } from '@tumen/claim'
import type { Trigger } from './act-trigger.ts'
import type { Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, type PhraseIndex, type PhraseMatch } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import type { Statement } from './statement.ts'

/** A clause with the sentence and the numbers around it. */
export interface ClauseScene {
  text: PreparedText
  lexicon: Lexicon
  sentence: number
  /** The clause without spaces and marks at its ends. */
  clause: Range
  /** The words for acts in the clause. */
  acts: readonly Trigger[]
  /** The numbers in the clause. */
  counts: readonly Draft[]
}

const EDGE = /[\s,.;:!?。…"'()·]/

/** The stretch without spaces and marks at its ends. */
export function trimmed({ lower }: PreparedText, { start, end }: Range): Range {
  let [from, to] = [start, end]
  while (from < to && EDGE.test(lower.charAt(from))) from++
  while (to > from && EDGE.test(lower.charAt(to - 1))) to--
  return { start: from, end: to }
}

const indexes = new WeakMap<Lexicon, Map<string, PhraseIndex>>()

// Asked for every clause: the whole name of the section is put together only once.
function indexOf(section: string, lexicon: Lexicon): PhraseIndex {
  const ofLexicon = indexes.get(lexicon) ?? new Map<string, PhraseIndex>()
  const known = ofLexicon.get(section)
  if (known) return known
  const index = lexicon.index(`statement ${section}`)
  indexes.set(lexicon, ofLexicon.set(section, index))
  return index
}

/** The first phrase of a section in the clause. */
export function cueIn(
  { text, lexicon, clause }: Pick<ClauseScene, 'text' | 'lexicon' | 'clause'>,
  section: string,
): PhraseMatch | undefined {
  return findPhrases(indexOf(section, lexicon), text.lower, clause)[0]
}

/** The last strong word for an act of the clause, else the last weak one. */
export function actIn({ acts }: ClauseScene): Act | undefined {
  const found = acts.findLast(({ isWeak }) => !isWeak) ?? acts.at(-1)
  if (!found || found.act === 'send') return undefined
  return found.act === 'hand' ? 'transfer' : found.act
}

/** A statement of the clause, or of a piece of it. */
export function statementOf(
  { sentence, clause }: Pick<ClauseScene, 'sentence' | 'clause'>,
  found: Pick<Statement, 'kind' | 'rule' | 'comparison' | 'quote' | 'voice'> & { act: Act },
  shown: Range = clause,
): Statement {
  const { act, rule, ...rest } = found
  const range = rest.quote ? shown : clause
  return {
    rule,
    ...rest,
    range,
    sentence,
    clause,
    act: { value: act, rules: [rule], range: shown },
  }
}
