// What an English sentence says happened, or is so, to people whom nobody counts: a verb with an
// act, a noun for one with a verb that says that it began, what states agree on, what somebody
// denies. Source: claims.md 3.1, occurrence, state and context.
import type { Act } from '@tumen/claim'
import { allFrames, firstFrame, frameAt } from './act-en-frame.ts'
import type { Predicate } from './act-en-predicate.ts'
import type { Statement, StatementKind } from './statement.ts'
import {
  actNounIn,
  namesPeople,
  objectEnd,
  phrases,
  rangeOf,
  type StatementScene,
  type Stretch,
  statementOf,
  subjectStart,
  tenseOf,
} from './statement-en-scene.ts'

/** What the sentence says happened or is so. */
export function eventsIn(scene: StatementScene): Statement[] {
  return [
    ...scene.predicates.flatMap((verb) => denialOf(scene, verb) ?? happening(scene, verb)),
    ...requestsIn(scene),
    ...nounsIn(scene),
  ]
}

function happening(scene: StatementScene, verb: Predicate): Statement[] {
  if (isCounted(scene, verb) || (!verb.isFinite && !verb.isBare)) return []
  const own = ownAct(scene, verb)
  return own ? [own] : aboutNoun(scene, verb)
}

// "The 60 were put on buses and returned": one act, which the number says already.
function isCounted({ counted, followers }: StatementScene, verb: Predicate): boolean {
  if (counted.has(verb)) return true
  return followers.has(verb) && [...counted].some(({ act }) => act === verb.act)
}

/** Acts that last: told in the present or as still going on, they are a state. */
const LASTING: ReadonlySet<string> = new Set([
  'custody',
  'detention',
  'imprisonment',
  'forced_labour',
  'surveillance',
  'status_classification',
  'enforced_disappearance',
])

/** What states do with each other is background to what people suffer. */
const BETWEEN_STATES: ReadonlySet<string> = new Set(['interstate_meeting', 'treaty', 'cooperation'])

// "The women were sent back", "police raided the church", "China considers them illegal migrants".
function ownAct(scene: StatementScene, verb: Predicate): Statement | undefined {
  const { act } = verb
  if (!act || act === 'other' || verb.isNegated || isInside(scene, verb)) return undefined
  // What is only feared or planned has not happened; an attempted return says so itself.
  if (verb.isPlanned && act !== 'attempted_return') return undefined
  const within = { first: subjectStart(scene, verb), end: objectEnd(scene, verb) }
  const isTold = BETWEEN_STATES.has(act) || isAboutPeople(scene, verb, within)
  if (!isTold || isCondition(scene, within.first)) return undefined
  const kind = kindOf(scene, verb, act)
  const told = { kind, rule: `statement.${kind}`, act, within, focus: verb } as const
  if (within.first < verb.first) return statementOf(scene, told)
  // "… and murdered": who it happened to stands with the verb before.
  const who = subjectOf(scene, verb, within.first)
  const quote = who.first < who.end ? [rangeOf(scene, who), rangeOf(scene, within)] : undefined
  return statementOf(scene, quote ? { quote, ...told } : told)
}

// "men arrested in May" only says which men.
function isInside({ words }: StatementScene, verb: Predicate): boolean {
  return words[verb.first - 1]?.is === 'relative' || (verb.isBare && verb.isPassive)
}

// "if they are sent back" tells of nothing that happened.
function isCondition({ words, lists }: StatementScene, first: number): boolean {
  const before = { first: Math.max(0, first - 2), end: first }
  return firstFrame(words, before, lists.frames('voice condition')) !== undefined
}

// To whom it happens must be people: "seized weapons" and "rejected the plan" are no claims. A
// verb that is only said of people says so itself.
function isAboutPeople(scene: StatementScene, verb: Predicate, { first, end }: Stretch): boolean {
  const isOpen = isPassive(scene, verb) || verb.isCopula || isOwnDeed(verb)
  const who = isOpen ? subjectOf(scene, verb, first) : { first: verb.end, end }
  if (who.first >= who.end) return false
  if (PLACES.has(verb.act ?? '') || (isOpen && scene.followers.has(verb))) return true
  return isOnlyOfPeople(scene, verb) || namesPeople(scene, who)
}

/** Acts that befall places as well. */
const PLACES: ReadonlySet<string> = new Set(['raid', 'crackdown', 'surveillance'])

function isOnlyOfPeople(scene: StatementScene, { head, verb, isPassive }: Predicate): boolean {
  const { words, lists } = scene
  const isOwn = verb?.act !== undefined && !verb.act.startsWith('with ')
  const hasObject = isPassive || ['determiner', 'word'].includes(words[head + 1]?.is ?? '')
  return isOwn && hasObject && !frameAt(words, head, lists.frames('statement loose verbs'))
}

// "were arrested and | returned": in the passive by the verb before.
function isPassive({ words, predicates }: StatementScene, verb: Predicate): boolean {
  if (verb.isPassive || !verb.isBare || words[verb.first - 1]?.is !== 'coordinate')
    return verb.isPassive
  const before = predicates.findLast(({ end }) => end <= verb.first)
  const next = words[verb.end]?.is
  return before?.isPassive === true && next !== 'determiner' && next !== 'number'
}

// The subject, with the verb before where both share it.
function subjectOf(scene: StatementScene, verb: Predicate, first: number): Stretch {
  if (first < verb.first) return { first, end: verb.first }
  const before = scene.predicates.findLast(({ end }) => end <= verb.first)
  return before ? { first: subjectStart(scene, before), end: before.first } : { first, end: first }
}

const OWN_DEEDS: ReadonlySet<string> = new Set([
  'border_crossing',
  'arrival',
  'death_in_custody',
  'enforced_disappearance',
])

// What people do themselves, or suffer as the subject of an active verb.
function isOwnDeed({ act, isWeak }: Predicate): boolean {
  return isWeak || (act !== undefined && OWN_DEEDS.has(act))
}

function kindOf(scene: StatementScene, verb: Predicate, act: Act): StatementKind {
  if (BETWEEN_STATES.has(act)) return 'context'
  const isPresent = !scene.isHeadline && tenseOf(scene, verb) === 'present'
  const isGoingOn = scene.words[(verb.governor ?? verb).first]?.is === 'have' && verb.isPassive
  return LASTING.has(act) && (isPresent || isGoingOn) ? 'state' : 'occurrence'
}

// "The repatriation of the defectors has begun", "the two countries signed a treaty".
function aboutNoun(scene: StatementScene, verb: Predicate): Statement[] {
  const isChange = frameAt(scene.words, verb.head, phrases(scene, 'trend verbs')) !== undefined
  if (verb.act || isChange) return []
  if (!frameAt(scene.words, verb.head, phrases(scene, 'event verbs'))) return []
  const within = { first: subjectStart(scene, verb), end: objectEnd(scene, verb) }
  const subject = actNounIn(scene, { first: within.first, end: verb.first })
  const object = actNounIn(scene, { first: verb.end, end: within.end })
  const noun = verb.isPassive ? subject : (object ?? subject)
  if (!noun || verb.isNegated) return []
  const isPresent = !scene.isHeadline && tenseOf(scene, verb) === 'present'
  const told: StatementKind = LASTING.has(noun.act) && isPresent ? 'state' : 'occurrence'
  const kind = BETWEEN_STATES.has(noun.act) ? 'context' : told
  const rule = 'statement.noun-and-verb'
  return [statementOf(scene, { kind, rule, act: noun.act, within, focus: verb })]
}

// "The ministry denied any torture": said not to be so, and kept as what was denied.
function denialOf(scene: StatementScene, verb: Predicate): Statement[] | undefined {
  const { words } = scene
  if (!frameAt(words, verb.head, phrases(scene, 'denials'))) return undefined
  const near = { first: verb.end, end: Math.min(verb.end + 3, words.length) }
  const end = objectEnd(scene, verb)
  const noun = actNounIn(scene, { first: verb.end, end: Math.min(end, verb.end + 10) })
  if (!noun || !firstFrame(words, near, phrases(scene, 'charges'))) return undefined
  const within = { first: subjectStart(scene, verb), end: Math.max(end, noun.end) }
  const rule = 'statement.denial'
  const one = statementOf(scene, { kind: 'occurrence', rule, act: noun.act, within, focus: verb })
  const { start, end: to } = one.act?.range ?? one.range
  const cue = scene.text.source.text.slice(start, to)
  const voice = { value: { modality: 'denied', polarity: 'denied', cue }, rules: [rule] } as const
  return [{ ...one, voice: { ...voice, rules: [...voice.rules] } }]
}

/** Words between a request and who makes it. */
const BY_NEAR = 6

// "appeals by the government to its neighbour to stop those who flee"
function requestsIn(scene: StatementScene): Statement[] {
  const { words } = scene
  return allFrames(words, phrases(scene, 'requests')).flatMap((noun) => {
    const by = words[noun.end]
    if (by?.detail !== 'by' && by?.detail !== 'from') return []
    const near = words.slice(noun.end + 1, noun.end + 1 + BY_NEAR)
    if (!near.some(({ isName }) => isName)) return []
    let end = noun.end
    while (end < words.length && words[end]?.is !== 'comma' && words[end]?.is !== 'break') end++
    const within = { first: noun.first, end }
    const rule = 'statement.request'
    const found = { kind: 'occurrence', rule, act: 'state_request', within, focus: noun } as const
    return [statementOf(scene, found)]
  })
}

// "the introduction of a surveillance system"
function nounsIn(scene: StatementScene): Statement[] {
  const { words } = scene
  return allFrames(words, phrases(scene, 'event nouns')).flatMap((noun) => {
    if (words[noun.end]?.detail !== 'of') return []
    const act = actNounIn(scene, { first: noun.end, end: Math.min(noun.end + 6, words.length) })
    if (!act) return []
    const within = { first: noun.first, end: act.end }
    const kind = BETWEEN_STATES.has(act.act) ? 'context' : 'occurrence'
    const rule = 'statement.noun-of-noun'
    return [statementOf(scene, { kind, rule, act: act.act, within, focus: within })]
  })
}
