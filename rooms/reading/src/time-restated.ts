// A headline, a lead and a body tell the same number with the same act again, and only one of them
// says when: what another only assumed, or took from the story, it has from that one, whichever
// comes first. Known only when all numbers of the text have been read. Source: reading.md 6; that
// number and act show that the same is meant, and how far, is a choice.
import type { Act, ClaimTime, TimeRole } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { Filled } from './proposal.ts'
import { readTimes } from './time.ts'
import { carriedOver, whichDate } from './time-fill.ts'
import { tenseOf } from './time-tense.ts'

type TextContext = Omit<Context, 'at'>
type Times = Filled<ClaimTime[]>

/** The rule by which nothing of time is known. */
const ASSUMED = 'time.year-so-far'

/** Rules that take a time from the story, and those by which a number says its own. */
const OF_STORY = ['time.main-event', 'time.lead', 'time.headline', 'time.after-group']
const STATED = ['time.stated', 'time.next', 'time.leading', 'time.previous']

/** Rules by which a number has the time of another one. */
const LEANING = ['time.same-sentence', 'time.group', 'time.after-group']

/** Fewer people than these are often others. */
const LEAST = 3

/** Numbers of one act and size that are compared. */
const MOST_SAME = 16

/** Numbers below a headline, and sentences below a lead, that may say when it was. */
const NUMBERS_BELOW = 60
const SENTENCES_BELOW = 8

/** Numbers and sentences on both sides within which a day is that of the same event. */
const NUMBERS_NEAR = 16
const SENTENCES_NEAR = 5

/** From so many people on they are counted over a longer time. */
const CROWD = 1000

/** Gives numbers of which nothing says when the time that the text tells of them elsewhere. */
export function settleTimes(context: TextContext): void {
  const same = numbersIn(context.drafts)
  const settled = new Set<Draft>()
  for (const [at, draft] of context.drafts.entries()) {
    const place = { ...context, at }
    const found =
      restated(draft, same, place) ??
      toldBelow(draft, place) ??
      toldNear(draft, place) ??
      leaning(draft, settled, place)
    if (!found) continue
    draft.times = found
    settled.add(draft)
  }
}

const ruleOf = ({ times }: Draft): string => times?.rules[0] ?? ''
const roleOf = ({ times }: Draft): TimeRole | undefined => times?.value[0]?.role

function numbersIn(drafts: readonly Draft[]): Map<string, Draft[]> {
  const same = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const key = keyOf(draft)
    const known = key === undefined ? undefined : same.get(key)
    if (known && known.length < MOST_SAME) known.push(draft)
    else if (key !== undefined && !known) same.set(key, [draft])
  }
  return same
}

// "Another 30" are not those told of.
function keyOf({ quantity, act, refersTo }: Draft): string | undefined {
  const { value = 0, op } = quantity?.value ?? {}
  if (!act || value < LEAST || op === 'none' || refersTo?.how === 'other') return undefined
  return `${kindOf(act.value)} ${value}`
}

// Whoever is arrested is detained.
function kindOf(act: Act): Act {
  return act === 'detention' ? 'arrest' : act
}

function restated(
  draft: Draft,
  same: ReadonlyMap<string, Draft[]>,
  context: Context,
): Times | undefined {
  const others = same.get(keyOf(draft) ?? '') ?? []
  const isAssumed = ruleOf(draft) === ASSUMED
  if (others.length < 2 || (!isAssumed && !OF_STORY.includes(ruleOf(draft)))) return undefined
  const tense = tenseOf(draft, context)
  const isNow = tense === 'now' || tense === 'present'
  if (tense === 'coming' || (isNow && !isAssumed)) return undefined
  const isTold = (one: Draft) => {
    const rule = ruleOf(one)
    if (one === draft || roleOf(one) === 'baseline') return false
    if (!isAssumed) return STATED.includes(rule)
    return isDated(one) && !(isNow && rule === 'time.leading')
  }
  const away = (one: Draft) => Math.abs(one.sentence - draft.sentence)
  const [nearest] = others.filter(isTold).sort((a, b) => away(a) - away(b))
  const days = nearest?.times?.value[0]
  return days && carriedOver(days, 'time.restated')
}

function isDated(one: Draft): boolean {
  return ruleOf(one) !== ASSUMED && ruleOf(one) !== 'time.covered' && roleOf(one) !== 'baseline'
}

// "Police arrest traders … The twelve were seized on 4 May": of a headline, and of a lead that
// tells what happened, the next number of its act says when.
function toldBelow(draft: Draft, context: Context): Times | undefined {
  const { drafts, at, text } = context
  const position = text.sentences[draft.sentence]?.position
  const isHead = position === 'headline' || position === 'subheading'
  if (ruleOf(draft) !== ASSUMED || !draft.act || !draft.quantity) return undefined
  if (!isHead && !(position === 'lead' && isEvent(draft, context))) return undefined
  const one = drafts
    .slice(at + 1, at + NUMBERS_BELOW)
    .find(
      (one) => isDated(one) && one.sentence > draft.sentence && one.act?.value === draft.act?.value,
    )
  const days = one?.times?.value[0]
  if (!one || !days || (!isHead && one.sentence - draft.sentence > SENTENCES_BELOW))
    return undefined
  const times = carriedOver(days, 'time.below')
  return { ...times, questions: times.value.map(whichDate) }
}

// "27명 사상. … 11일 새벽 …에서 불이 났다": in Korean a few people, near the day of an event.
function toldNear(draft: Draft, context: Context): Times | undefined {
  const { drafts, at, text } = context
  const { value = CROWD, op } = draft.quantity?.value ?? {}
  if (text.language !== 'ko' || ruleOf(draft) !== ASSUMED || value >= CROWD || op === 'none')
    return undefined
  if (!isEvent(draft, context)) return undefined
  const away = (one: Draft) => Math.abs(one.sentence - draft.sentence)
  const [nearest] = drafts
    .slice(Math.max(0, at - NUMBERS_NEAR), at + NUMBERS_NEAR)
    .filter((one) => one !== draft && away(one) <= SENTENCES_NEAR && isDated(one) && isOfDay(one))
    .sort((a, b) => away(a) - away(b))
  const days = nearest?.times?.value[0]
  if (!days) return undefined
  const times = carriedOver(days, 'time.near')
  return { ...times, questions: times.value.map(whichDate) }
}

function isOfDay({ times }: Draft): boolean {
  const [time] = times?.value ?? []
  return time !== undefined && time.earliest === time.latest
}

function isEvent(draft: Draft, context: Context): boolean {
  const tense = tenseOf(draft, context)
  const kind = draft.measure?.value.measure ?? 'flow'
  return kind === 'flow' && (tense === 'past' || tense === 'none')
}

// What has the time of a number has its new one as well.
function leaning(draft: Draft, settled: ReadonlySet<Draft>, context: Context): Times | undefined {
  if (!LEANING.includes(ruleOf(draft))) return undefined
  const before = context.drafts[context.at - 1]
  const group = draft.refersTo && context.drafts[draft.refersTo.draft]
  const isBeside = before?.sentence === draft.sentence && settled.has(before)
  return isBeside || (group && settled.has(group)) ? readTimes(draft, context) : undefined
}
