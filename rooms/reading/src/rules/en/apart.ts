// English verbs of an act whose words stand apart, the people mostly between them: "sent 40 people
// | back", "kept 18 porters | in a shed", "were put | to work". Source: reading.md 2.
import { formsOf, type Lexicon, perLexicon } from '../../text/lexicon.ts'
import {
  createPhraseIndex,
  findPhrases,
  type PhraseIndex,
  type PhraseMatch,
} from '../../text/phrase-index.ts'
import type { PreparedText } from '../../text/prepared-text.ts'
import type { Range } from '../../text/source-text.ts'
import { actsIn } from '../act-word.ts'

/** What another verb, or another part, begins with: "loaded onto trucks | have come home". */
const OTHER_VERB = /[,;:.]|\b(?:has|have|had|who|which|will|would|may|might|could|did|does|do)\b/u

/** How far behind verb and people what completes the verb may stand. */
const REACH = 60

/** How far behind its verb the people may begin: "sent | about another 40". */
const OBJECT = 25

/** Where acts are looked for: a sentence, and the numbers of people in it. */
export interface Told {
  text: PreparedText
  lexicon: Lexicon
  sentence: Range
  people: readonly Range[]
}

/** What stands behind a verb and the people it is done to, up to where something else begins. */
function behind(verb: Range, { text, sentence, people }: Told): Range {
  const object = people.find(({ start }) => start >= verb.end && start - verb.end < OBJECT)
  const start = object?.end ?? verb.end
  return { start, end: endOfPart(start, text.lower, sentence) }
}

function endOfPart(start: number, lower: string, sentence: Range): number {
  const part = lower.slice(start, Math.min(sentence.end, start + REACH))
  return start + part.split(OTHER_VERB, 1).join('').length
}

/**
 * All words for an act in a sentence, in order; a verb that other words complete stands where the
 * verb does, and hides the words it is made of.
 */
export function actWords(told: Told): PhraseMatch[] {
  const { text, lexicon, sentence } = told
  const plain = findPhrases(lexicon.index('trigger'), text.lower, sentence)
  if (text.language !== 'en') return plain
  const whole = completed(told)
  const isPart = (one: Range) =>
    whole.some(({ start, until }) => one.start >= start && one.end <= until)
  const free = [...plain, ...movedPeople(told)].filter((one) => !isPart(one))
  return [...free, ...whole].sort((a, b) => a.start - b.start)
}

/** "Sent 40 people | back", "were taken | over the bridge": any of the verbs with any goal. */
function movedPeople(told: Told): PhraseMatch[] {
  const { text, lexicon, sentence } = told
  const goals = lexicon.index('trigger moved to')
  return findPhrases(lexicon.index('trigger moved'), text.lower, sentence).flatMap((verb) => {
    const range = behind(verb, told)
    const found = findPhrases(goals, text.lower, range)
    // "Put on a truck and driven back": where they were taken in the end, not by what.
    const goal = found.find(({ means }) => actsIn(means).length === 1) ?? found.at(-1)
    if (!goal) return []
    // "The gate was shut and he drove | them | back to Changbai": whom, and to where, is asked.
    const isThem = /^ (?:them|him|her)\b/u.test(text.lower.slice(range.start, range.end))
    const isAsked = goal.means === 'forced_return' && isThem
    const means = isAsked ? 'forced_return|transfer|other' : goal.means
    return [{ start: verb.start, end: verb.end, means }]
  })
}

/** What completes a verb, and what both mean together. */
interface Ending {
  pattern: RegExp
  means: string
}

interface Verbs {
  /** The verbs; each means itself. */
  index: PhraseIndex
  endings: ReadonlyMap<string, readonly Ending[]>
}

/** "kept/keeping * in @": forms of a verb, the gap, and what completes it; `@` a place to be in. */
const verbsOf = perLexicon((lexicon: Lexicon): Verbs => {
  const places = formsOf(lexicon, 'trigger held in')
  const place = `(?:[\\w’'-]+ ){0,3}(?:${places.join('|')})`
  const endings = new Map<string, Ending[]>()
  for (const { forms, means } of lexicon.entries('trigger apart'))
    for (const form of forms) {
      const [verbs = '', ending = ''] = form.split(' * ')
      const pattern = new RegExp(`(?<![\\w-])${ending.replace('@', place)}(?![\\w-])`, 'u')
      for (const verb of verbs.split('/'))
        endings.set(verb, [...(endings.get(verb) ?? []), { pattern, means }])
    }
  for (const own of endings.values())
    own.sort((a, b) => b.pattern.source.length - a.pattern.source.length)
  const entries = [...endings.keys()].map((verb) => ({ forms: [verb], means: verb }))
  return { index: createPhraseIndex(entries, lexicon.language), endings }
})

/** "Kept 18 porters | in a shed", "took the lives of | eight"; `until`: where its words end. */
function completed(told: Told): (PhraseMatch & { until: number })[] {
  const { text, lexicon, sentence } = told
  const { index, endings } = verbsOf(lexicon)
  return findPhrases(index, text.lower, sentence).flatMap(({ start, end, means: verb }) => {
    const range = behind({ start, end }, told)
    const own = { start: end, end: endOfPart(end, text.lower, sentence) }
    for (const part of range.start === end ? [own] : [range, own])
      for (const { pattern, means } of endings.get(verb) ?? []) {
        const found = pattern.exec(text.lower.slice(part.start, part.end))
        if (!found) continue
        return [{ start, end, means, until: part.start + found.index + found[0].length }]
      }
    return []
  })
}
