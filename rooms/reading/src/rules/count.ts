// From a number in a text to the draft of a claim, in all languages; who is only a share of the
// number before adds to its breakdown. One number with two verbs tells two things: "the 60 were
// arrested in May and imprisoned", 체포돼 북송됐다, 被捕后遭遣返; each is a claim of its own.
import type { Act } from '@tumen/claim'
import type { Draft } from '../port/draft.ts'
import type { Filled, Question } from '../port/proposal.ts'
import type { NumberPhrase } from '../text/number.ts'
import type { PhraseMatch } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language } from '../text/source-text.ts'
import { actsIn, namedAct } from './act-word.ts'
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

/** What stands between two verbs that have one subject: no other clause, number or people. */
const SHARED: Readonly<Record<Language, RegExp>> = {
  en: /^[^,.;:\d]{0,60}? and (?:\w+ ){0,3}$/u,
  ko: new RegExp(
    '^(?:돼|되어|되고|됐고|되었고|됐다가|되었다가|당해|당하고|당한 (?:뒤|후|다음)|된 (?:뒤|후|다음)|' +
      '[혀려]|[힌린] (?:뒤|후|다음)|[혔렸]다가)(?: [^,.;\\d\'"“‘ ]{1,8}){0,2} $',
    'u',
  ),
  zh: /^(?:之?后|以后|,?(?:并|随后|随即|后来|继而|然后))(?:又|再|就|便|即|都|均|全部)?(?:被|遭到?|受到?)?(?:强[制行])?$/u,
}

/** Whether the first verb is done to the people: an English passive, a Chinese 被. */
const DONE: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /\b(?:was|were|been)\b/u,
  zh: /被|遭/u,
}

/** The drafts of a number: two where two verbs tell of it, up to where the next number begins. */
export function claimsOf(
  draft: Draft,
  { text, triggers }: { text: PreparedText; triggers: readonly PhraseMatch[] },
  next: number,
): Draft[] {
  const { lower, language } = text
  // What stands behind the next number is told of that.
  const acts = triggers.filter(
    ({ start, end, means }) =>
      start >= draft.range.end && end <= next && namedAct(means) !== undefined,
  )
  const [first, second] = acts
  if (!first || !second || first.means === second.means) return [draft]
  const isDone = DONE[language]?.test(lower.slice(draft.range.end, first.end)) ?? true
  if (!isDone || !SHARED[language].test(lower.slice(first.end, second.start))) return [draft]
  const later = { ...draft, act: actAt(second) }
  // In English the nearest verb is the first; elsewhere both stand as near.
  return language === 'en' ? [draft, later] : [{ ...draft, act: actAt(first) }, later]
}

function actAt({ start, end, means }: PhraseMatch): Filled<Act> {
  const candidates = actsIn(means)
  const [value = 'other'] = candidates
  const range = { start, end }
  const asked = { code: 'which-act' as const, field: 'act' as const, candidates, range }
  return {
    value,
    rules: ['act.second-verb'],
    range,
    ...(candidates.length > 1 ? { questions: [asked] } : {}),
  }
}
