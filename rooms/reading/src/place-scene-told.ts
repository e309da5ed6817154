// Where a story says that its act happened in a sentence without a number: "Guards caught 14.
// They were caught at X", for numbers that were given a country only.
// Source: reading.md 6; a choice.
import type { Act } from '@tumen/claim'
import { triggersIn } from './act-trigger.ts'
import { type Context, type Draft, draftsOfSentence } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import { asked } from './place-carried.ts'
import { unstatedPlace } from './place-claim.ts'
import type { PlaceMention } from './place-mention.ts'
import { scenesOfSentence } from './place-sentence.ts'
import type { Range } from './source-text.ts'

/** Sentences behind a number in which its act is told of again. */
const REACH = 3

const LEVELS: readonly string[] = ['adm2', 'settlement', 'site', 'point', 'unknown']

/** The place of the next sentence that tells of the same act and counts nobody. */
export function placesOfRetelling(
  draft: Draft,
  context: Omit<Context, 'at'>,
  fits: (mention: PlaceMention) => boolean,
): Draft['places'] {
  const { text, drafts } = context
  const act = draft.act?.value
  if (act === undefined) return undefined
  for (let n = draft.sentence + 1; n <= draft.sentence + REACH; n++) {
    const sentence = text.sentences[n]
    if (!sentence || draftsOfSentence(drafts, n).some((one) => isCount(one, draft)))
      return undefined
    const scene = scenesOfSentence(n, context).find(
      (one) => one.use === 'place' && one.way === 'at' && LEVELS.includes(one.level) && fits(one),
    )
    if (scene && tellsOf(act, sentence, context))
      return asked([unstatedPlace(scene, act, text)], 'place.retold')
  }
  return undefined
}

// Another number begins another part of the story.
function isCount(one: Draft, draft: Draft): boolean {
  return one.quantity !== undefined && one.quantity.value.value !== draft.quantity?.value.value
}

function tellsOf(act: Act, sentence: Range, { text, lexicon }: Omit<Context, 'at'>): boolean {
  const acts = SAME[act] ?? [act]
  if (text.language === 'en')
    return findPhrases(lexicon.index('act verbs'), text.lower, sentence).some(({ means }) =>
      acts.includes(means as Act),
    )
  return triggersIn(text.lower, sentence, lexicon).some((one) => acts.includes(one.act as Act))
}

/** What is told of the same people in other words. */
const SAME: Partial<Record<Act, readonly Act[]>> = {
  arrest: ['arrest', 'detention'],
  detention: ['arrest', 'detention'],
  killing: ['killing', 'death', 'execution'],
  death: ['killing', 'death'],
}
