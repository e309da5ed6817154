// As many places in a row as numbers: "In X, Y and Z they held 15, 14 and 12, respectively".
// Source: reading.md 2, Place and role; a choice.
import type { ClaimPlace } from '@tumen/claim'
import { type Context, type Draft, draftsOfSentence } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import { claimPlace } from './place-claim.ts'
import type { PlaceMention } from './place-mention.ts'
import { placesOfSentence } from './place-sentence.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'

const JOINT = /^(?:,|,? and|·|、|와|과|및|和|与|及|,)? ?$/

/** The place of the list that stands where the number stands in its own. */
export function placesInTurn(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, lexicon, drafts } = context
  const sentence = text.sentences[draft.sentence]
  if (!sentence) return undefined
  const words = findPhrases(lexicon.index('place respectively'), text.lower, sentence)
  if (words.length === 0) return undefined
  const numbers = draftsOfSentence(drafts, draft.sentence).filter(({ quantity }) => quantity)
  const known = listOf(placesOfSentence(draft.sentence, context), numbers.length, context)
  const list = known.length > 0 ? known : unknownList(sentence, numbers.length, context)
  const mention = list[numbers.indexOf(draft)]
  return (
    mention && { value: [claimPlace(mention, draft.act?.value, text)], rules: ['place.in-turn'] }
  )
}

const NAME = "\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,2}"
const NAMES = new RegExp(`^(?:In )?((?:${NAME}, ){0,5}${NAME},? and ${NAME}) [a-z]`, 'u')

// "Arven, Tolo and Mirren stand first with 12, 9 and 4, respectively": names of no table.
function unknownList({ start, end }: Range, count: number, { text }: Context): PlaceMention[] {
  if (text.language !== 'en' || count < 2) return []
  const names = NAMES.exec(text.folded.slice(start, end))?.[1]?.split(/, and | and |, /) ?? []
  if (names.length !== count) return []
  const how = { level: 'unknown', relation: 'in', way: 'at', use: 'place' } as const
  return names.map((name) => {
    const from = text.folded.indexOf(name, start)
    return { start: from, end: from + name.length, name, ...how }
  })
}

// The first row of so many places that nothing but commas and "and" divide.
function listOf(all: readonly PlaceMention[], count: number, { text }: Context): PlaceMention[] {
  let row: PlaceMention[] = []
  for (const one of [...all, undefined]) {
    const last = row.at(-1)
    if (last && one && JOINT.test(text.lower.slice(last.end, one.start))) {
      row.push(one)
      continue
    }
    if (row.length === count && count > 1) return row
    row = one ? [one] : []
  }
  return []
}
