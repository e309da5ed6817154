// From a number in a text to the draft of a claim, in all languages; who is only a share of the
// number before adds to its breakdown. One number with two verbs tells two things: "the 60 were
// arrested in May and imprisoned", 체포돼 북송됐다, 被捕后遭遣返; each is a claim of its own.
import type { Act, Factuality } from '@tumen/claim'
import { doubtOf } from '../guard/guard.ts'
import { KOREAN_BUT } from '../guard/guard-ko.ts'
import type { Draft } from '../port/draft.ts'
import type { Filled, Question } from '../port/proposal.ts'
import type { Lexicon } from '../text/lexicon.ts'
import type { NumberPhrase } from '../text/number.ts'
import type { PhraseMatch } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language } from '../text/source-text.ts'
import { isMain, isRestricting } from './act.ts'
import { actsIn, namedAct } from './act-word.ts'
import { clauseAround, relativeClause } from './clause.ts'
import { partIn } from './doer.ts'
import { definite, groupOf, otherGroups } from './group.ts'
import { BEFORE_NOUN, endsIn } from './ko/final-sign.ts'

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
    '^(?:돼|되어|되고|됐고|되었고|됐으며|되었으며|됐다가|되었다가|당해|당하고|당한 (?:뒤|후|다음)|된 (?:뒤|후|다음)|' +
      '[혀려]|[힌린] (?:뒤|후|다음)|[혔렸]다가)(?: (?![^ ]*[은는이가] )[^,.;\\d\'"“‘ ]{1,8}){0,3} $',
    'u',
  ),
  zh: new RegExp(
    '^(?:(?:之?后|以后|,?(?:并|随后|随即|后来|继而|然后))(?:又|再|就|便|即|都|均|全部)?|' +
      // "被捕, 上月全部 | 关押在辽宁": all of them.
      ',(?:[上本当次]?[年月周日天]|[去今前]年|目前|现|至今|其后){0,2}(?:全部|均|都|全都|悉数))' +
      '(?:被|遭到?|受到?)?(?:强[制行])?$',
    'u',
  ),
}

/** Whether the first verb is done to the people: an English passive, a Chinese 被. */
const DONE: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /\b(?:was|were|been)\b/u,
  zh: /被|遭/u,
}

/** What the sentence of a number gives to tell one claim from two. */
interface Scene {
  text: PreparedText
  lexicon: Lexicon
  triggers: readonly PhraseMatch[]
}

/** The drafts of a number: two where two verbs tell of it, up to where the next number begins. */
export function claimsOf(draft: Draft, scene: Scene, next: number): Draft[] {
  const { lower, language } = scene.text
  // What stands behind the next number is told of that.
  const named = scene.triggers.filter(({ end, means }) => end <= next && namedAct(means))
  const [first, second] = named.filter(({ start }) => start >= draft.range.end)
  const known = knownBy(draft, named, scene)
  if (known) return [{ ...draft, act: actAt(known, 'act.known') }, draft]
  const instead = insteadOf(draft, named, scene)
  if (instead) return [{ ...draft, act: actAt(instead, 'act.instead') }]
  if (!first || !second || first.means === second.means) return [draft]
  const isDone = DONE[language]?.test(lower.slice(draft.range.end, first.end)) ?? true
  if (!isDone || !SHARED[language].test(lower.slice(first.end, second.start))) return [draft]
  const later = { ...draft, act: actAt(second) }
  // In English the nearest verb is the first; elsewhere both stand as near.
  return language === 'en' ? [draft, later] : [{ ...draft, act: actAt(first) }, later]
}

/**
 * "The 15 were to be freed | but were sent back", 풀려날 예정이었으나 북송됐다, 本应获释,却被遣返:
 * between two verbs, where another thing came of it than the first says.
 */
const INSTEAD: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(
    '^[^.;:\\d]{0,60}?(?:,? (?:but|yet)(?: (?:were|was|been|being|had|have|instead|then|later|' +
      'in fact|all|both|eventually|ultimately|nevertheless|they))+| only to be) (?:\\w+ly )?$',
    'u',
  ),
  ko: KOREAN_BUT,
  zh: /^[^,;:\d]{0,10},?(?:却|但|反而?|可是|然而|结果|不料)[^,;:\d]{0,8}$/u,
}

/** The act that came instead of the one before it, which the words leave open. */
function insteadOf(
  { range: number, sentence }: Draft,
  acts: readonly PhraseMatch[],
  { text, lexicon }: Scene,
): PhraseMatch | undefined {
  const theirs = acts.filter(({ start }) => start >= number.end)
  const doubted = (act: PhraseMatch) => doubtOf(text, lexicon, { number, act, sentence })
  return theirs.find((act, n) => {
    const first = theirs[n - 1]
    if (!first || !INSTEAD[text.language].test(text.lower.slice(first.end, act.start))) return false
    const open = first.means === act.means ? undefined : doubted(first)
    return open !== undefined && OF_VERB.has(open.says) && doubted(act) === undefined
  })
}

/**
 * "The 12 held in Helong | could be sent back", 구금된 12명이 북송될 수 있다: by what people are
 * known, where the main verb leaves open whether its act has come; both are claims.
 */
function knownBy(
  draft: Draft,
  acts: readonly PhraseMatch[],
  { text, lexicon }: Scene,
): PhraseMatch | undefined {
  const { range: number, sentence } = draft
  const told = toldBefore(draft, acts, { text, lexicon })
  if (told) return told
  const known = acts.findLast((one) => isHeld(one, draft, text) && isRestricting(one, draft, text))
  const main = known && acts.find((one) => isMain(one, known, draft, text))
  if (!known || !main || main.means === known.means) return undefined
  const doubt = doubtOf(text, lexicon, { number, act: main, sentence })
  // Who is not freed is held: that adds nothing to what they are known by.
  const isStill = doubt?.says === 'denied' && main.means === 'release'
  // A form of the act itself that is only rare says nothing of what is to come.
  const isWord = doubt && OF_VERB.has(doubt.says) && doubt.start !== main.start
  return isWord && !isStill ? known : undefined
}

/**
 * "Seven who had fled in spring | were sent back to Sinuiju": what befell them before, told with a
 * verb of its own; of a part of others it is told of all those, and of a doubted act nothing.
 */
function toldBefore(
  draft: Draft,
  acts: readonly PhraseMatch[],
  { text, lexicon }: Pick<Scene, 'text' | 'lexicon'>,
): PhraseMatch | undefined {
  const { range, sentence, quantity } = draft
  const part =
    text.language === 'en' && relativeClause(text.lower, text.sentences[sentence] ?? range, range)
  if (!part || quantity?.value.partOf) return undefined
  const own = acts.find(({ start, end }) => start >= part.start && end <= part.end)
  const after = text.lower.slice(range.end)
  const act = own && { start: own.start - range.end, end: own.end - range.end }
  const isTheirs = act && partIn(text.language, { after, act }) === undefined
  const isOwn = isTheirs && !/\b(?:to|said|told) /u.test(text.lower.slice(part.start, own.start))
  const main = isOwn && acts.find((one) => isMain(one, own, draft, text))
  const isTold = main && main.means !== own.means
  return isTold && !doubtOf(text, lexicon, { number: range, act: own, sentence }) ? own : undefined
}

/** What words say of a verb; whatever else doubts a statement doubts all of it. */
const OF_VERB: ReadonlySet<Factuality> = new Set([
  ...(['planned', 'feared', 'ordered', 'conditional', 'hypothetical', 'denied'] as const),
])

const HOLDING: ReadonlySet<string> = new Set(['arrest', 'detention', 'imprisonment', 'abduction'])

/** A participle of holding, no noun that only names people: 갇힌, "arrested", 被关押的. */
function isHeld(
  { start, end, means }: PhraseMatch,
  { range }: Draft,
  { lower, language }: PreparedText,
): boolean {
  if (!actsIn(means).some((act) => HOLDING.has(act))) return false
  if (language === 'en') return /(?:ed|held|kept)$/u.test(lower.slice(start, end))
  const words = lower.slice(start, range.start).split(' ').slice(0, -1)
  return language === 'zh' || words.some((word) => endsIn(word.slice(-1), BEFORE_NOUN))
}

function actAt({ start, end, means }: PhraseMatch, rule = 'act.second-verb'): Filled<Act> {
  const candidates = actsIn(means)
  const [value = 'other'] = candidates
  const range = { start, end }
  const asked = { code: 'which-act' as const, field: 'act' as const, candidates, range }
  return {
    value,
    rules: [rule],
    range,
    ...(candidates.length > 1 ? { questions: [asked] } : {}),
  }
}
