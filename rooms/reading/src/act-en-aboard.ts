// Those of whom a text only says that a boat had them on board are on their way; what befell the
// boat is told elsewhere. Source: claims.md, acts; the choice is ours.
import type { Act } from '@tumen/claim'
import { frameAt } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import { englishSentence } from './act-en-predicate.ts'
import { wordsIn } from './act-en-role.ts'
import type { Context, Draft } from './draft.ts'
import type { Filled } from './proposal.ts'

/** Rules of an act that no word says of the people themselves. */
const OPEN: ReadonlySet<string | undefined> = new Set(['act.none', 'act.subject-noun'])

/** Words between the boat and the number: "a raft with what may be 90". */
const NEAR = 4

/** "a raft carrying 90 weavers": a crossing, where nothing else is said of them. */
export function withAboard(filled: Filled<Act>, draft: Draft, context: Context): Filled<Act> {
  if (filled.value !== 'other' || !OPEN.has(filled.rules[0])) return filled
  const { words } = englishSentence(context.text, context.lexicon, draft.sentence)
  const lists = englishLexicon(context.lexicon)
  const [first] = wordsIn(words, draft.range)
  for (let n = first - 1; n > Math.max(0, first - NEAR); n--) {
    if (!frameAt(words, n, lists.frames('act aboard'))) continue
    if (!frameAt(words, n - 1, lists.frames('act vessels'))) continue
    return { ...filled, value: 'border_crossing', rules: ['act.aboard'] }
  }
  return filled
}
