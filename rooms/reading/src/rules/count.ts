// From a number in a text to the draft of a claim, in all languages; who is only a share of the
// number before adds to its breakdown.
import type { Draft } from '../port/draft.ts'
import type { Question } from '../port/proposal.ts'
import type { NumberPhrase } from '../text/number.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import { clauseAround } from './clause.ts'
import { definite, groupOf, otherGroups } from './group.ts'

/** The draft of a number of people. */
export function countDraft(
  phrase: NumberPhrase,
  { text, sentence, drafts }: { text: PreparedText; sentence: number; drafts: readonly Draft[] },
): Draft {
  const { range, group, kind, whole, lead } = phrase
  const refersTo = groupOf(phrase, drafts)
  const known = refersTo && drafts[refersTo.draft]
  const part =
    whole ?? (lead === 'part_of' || lead === 'remainder' ? known?.quantity?.value.value : undefined)
  const value = {
    ...definite(phrase, known),
    ...(part === undefined ? {} : { partOf: { value: part } }),
  }
  const at = text.sentences[sentence] ?? range
  return {
    kind: 'quantity',
    range,
    sentence,
    clause: clauseAround(text.lower, at, { range }, text.language),
    quantity: {
      value,
      rules: [`count.${lead ?? (phrase.isAmount ? 'amount' : phrase.noun)}`],
      ...whichGroup(phrase, part, drafts),
    },
    ...(group ? { group } : known?.group ? { group: known.group } : {}),
    ...(kind ? { restrict: [kind] } : {}),
    ...(refersTo ? { refersTo } : {}),
  }
}

/** "Nine of those detained": of which people, where the text has told of several groups. */
function whichGroup(
  { whole, lead, quantity }: NumberPhrase,
  part: number | undefined,
  drafts: readonly Draft[],
): { questions?: Question[] } {
  if (whole !== undefined || lead !== 'part_of' || part === undefined) return {}
  const others = otherGroups(quantity, part, drafts)
  if (others.length === 0) return {}
  const candidates = [part, ...others].map(String)
  return { questions: [{ code: 'same-group', field: 'quantity', candidates }] }
}

/** "Nine people, including three children": the three are a share of the nine, and no claim. */
export function addShare(
  drafts: readonly Draft[],
  phrase: NumberPhrase,
  sentence: number,
): boolean {
  const { value, op } = phrase.quantity
  const last = drafts.at(-1)
  const known = last?.quantity?.value
  if (!known || last.sentence !== sentence || value === undefined) return false
  if (known.value !== undefined && known.value < value) return false
  const label = phrase.kind?.label ?? phrase.label
  if (label === undefined) return false
  const share = { by: phrase.kind?.by ?? ('other' as const), label, op, value }
  known.breakdown = [...(known.breakdown ?? []), share]
  return true
}
