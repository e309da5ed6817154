// Whether a Korean word for a return only says what is planned, ordered or feared, by its ending
// and by what stands behind it. Source: reading.md 2, Act; the words are data.
import { wordOf } from './act-ko-standing.ts'
import type { Trigger } from './act-trigger.ts'
import type { Context } from './draft.ts'
import { endsInL, finalOf } from './korean-verb.ts'
import { phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** Units behind a word in which its plan stands. */
const LOOK_AHEAD = 14
/** The final consonant of the past: 했, 냈. */
const PAST_FINAL = 20

/** Where a word says that it has not happened: inside it ("되돌려보내려") or after it ("송환 대상"). */
export function aheadOf(
  trigger: Trigger,
  { text, lexicon }: Pick<Context, 'text' | 'lexicon'>,
): Range | undefined {
  const { lower } = text
  const word = wordOf(lower, trigger)
  const form = lower.slice(word.start, word.end)
  // "돌려보냈을 뿐": done.
  const isDone = finalOf(form.at(-2) ?? '') === PAST_FINAL && form.endsWith('을')
  const isStill = endsInL(form) && !isDone && !isTime(lower, word, lexicon)
  // "추방을 당했다": a particle, not an ending.
  const isParticle = !trigger.isVerb && lower.slice(trigger.end, word.end) === '을'
  if (isStill && !isParticle && (trigger.isVerb || word.end > trigger.end)) return word
  const end = word.end + LOOK_AHEAD
  const about = phraseAt(lexicon.index('act about'), lower, { start: trigger.end, end })
  const starts = [trigger.end, trigger.end + 1, trigger.end + 2, trigger.end + 3, word.end + 1]
  if (about) starts.push(about.end)
  const index = lexicon.index('act planned-after')
  for (const start of starts) {
    const found = phraseAt(index, lower, { start, end })
    if (found) return found
  }
  return undefined
}

// "송환될 당시": a time, not a plan.
function isTime(lower: string, word: Range, lexicon: Context['lexicon']): boolean {
  const next = { start: word.end + 1, end: word.end + LOOK_AHEAD }
  return phraseAt(lexicon.index('act after-word'), lower, next) !== undefined
}
