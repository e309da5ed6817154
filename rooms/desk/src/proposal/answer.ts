// What a person answers to the open questions of a proposal, as changes of what it says. A chosen
// candidate changes the proposal itself or one field of its form; other words go into the form, and
// are read there as if somebody had amended the proposal. Source: reader.md 5.
import {
  ACTS,
  type Act,
  type ClaimPlace,
  type ClaimTime,
  FACTUALITIES,
  type Factuality,
  isPassage,
  MEASURES,
  type Modality,
  type Operator,
  PLACE_ROLES,
  placeRolesOfAct,
  type QuestionCode,
  readQuantity,
  UNITS,
} from '@tumen/claim'
import { type answerSchema, NOT_SAID } from '@tumen/contract'
import type { Proposal } from '@tumen/reading'
import type { z } from 'zod'
import type { ClaimForm } from '../claim/form.ts'
import { Refusal } from '../refusal.ts'
import type { Amended } from './amended.ts'
import { answeredChain } from './answered-chain.ts'

/** The answer to the question of a code. */
export type Answer = z.output<typeof answerSchema>

/** A proposal with its answers taken: what it says now, and what is still to be read. */
export interface Answered {
  amended: Amended
  form: ClaimForm
  /** Whether the answers change anything. */
  isChanged: boolean
}

type Question = Proposal['questions'][number]
type State = Pick<Answered, 'amended' | 'form'>
/** What an answer changes; nothing where it cannot be taken. */
type Step = (answer: string, state: State, question: Question) => State | undefined

/** The questions of a proposal that these answers leave open. */
export function openQuestions(
  { questions }: Pick<Proposal, 'questions'>,
  answers: readonly Answer[],
): Question[] {
  const answered = new Set(answers.map(({ code }) => code))
  return questions.filter(({ code }) => !answered.has(code))
}

/** Takes the answers one after another; refuses what is no answer to a question of the proposal. */
export function takeAnswers(
  { key, questions }: Pick<Proposal, 'key' | 'questions'>,
  amended: Amended,
  answers: readonly Answer[],
): Answered {
  const first: State = { amended, form: {} }
  const order = [...answers].sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))
  const last = order.reduce((state, { code, answer }) => {
    const question = questions.find((one) => one.code === code)
    const next = question && STEPS[code](answer, state, question)
    if (next) return next
    const isFiction = question && answer === 'fiction'
    throw new Refusal(isFiction ? 'not-a-claim' : 'answer-unfit', 'answers', [
      { proposal: key, question: code },
    ])
  }, first)
  const isChanged = last.amended !== amended || Object.keys(last.form).length > 0
  return { ...last, isChanged }
}

function withForm(state: State, form: ClaimForm): State {
  return { ...state, form: { ...state.form, ...form } }
}

function withClaim(state: State, claim: Partial<Amended['claim']>): State {
  const { amended } = state
  return { ...state, amended: { ...amended, claim: { ...amended.claim, ...claim } } }
}

function isOf<T extends string>(list: readonly T[], word: string): word is T {
  return (list as readonly string[]).includes(word)
}

/** How an origin sounds that does not say that it happened. */
const MODALITY_OF: Partial<Record<Factuality, Modality>> = {
  denied: 'denied',
  refuted: 'denied',
  retracted: 'denied',
  rumour_denied: 'denied',
  planned: 'predicted',
  ordered: 'predicted',
  feared: 'possible',
  conditional: 'hypothetical',
  hypothetical: 'hypothetical',
  question: 'hypothetical',
}
/** How nobody sounds who says that it happened. */
const UNREAL: readonly Modality[] = ['denied', 'predicted', 'possible', 'hypothetical']

/**
 * The form with what was answered to whether it happened: no other field of it makes of an event
 * that did not happen one that did.
 */
export function withWhatHappened(form: ClaimForm, answers: readonly Answer[]): ClaimForm {
  const { answer = '' } = answers.find(({ code }) => code === 'did-it-happen') ?? {}
  const said = isOf(FACTUALITIES, answer) ? MODALITY_OF[answer] : undefined
  if (said === undefined) return form
  const isUnreal = form.modality !== undefined && UNREAL.includes(form.modality)
  const modality = isUnreal ? form.modality : said
  return { ...form, modality, denied: modality === 'denied' }
}

/** Whether a form itself says that it did not happen. */
export function saysUnreal({ modality, denied }: ClaimForm): boolean {
  return denied === true || (modality !== undefined && UNREAL.includes(modality))
}

const happened: Step = (answer, state) => {
  if (!isOf(FACTUALITIES, answer) || answer === 'fiction') return undefined
  const { claim, chain } = state.amended
  const said: Modality = chain.length > 1 ? 'reported' : 'asserted'
  const sounds = UNREAL.includes(claim.modality) ? said : claim.modality
  const modality = MODALITY_OF[answer] ?? sounds
  const denied = modality === 'denied'
  const isDenied = claim.proposition.polarity === 'denied'
  return withForm(state, {
    ...(denied === isDenied ? {} : { denied }),
    ...(modality === claim.modality ? {} : { modality }),
  })
}

/** Another act may want another role of its place, where nobody has said the role. */
const act: Step = (answer, state) => {
  if (!isOf(ACTS, answer)) return undefined
  const { claim } = state.amended
  if (answer === claim.proposition.act) return state
  const fitted = withClaim(state, { places: claim.places.map((one) => inRole(one, answer)) })
  return withForm(fitted, { act: answer })
}

/** Whence, whither and by where: what these say of a way stays so for every act that leads on. */
const WAYS: readonly ClaimPlace['role'][] = ['origin', 'destination', 'transit']

function inRole<P extends Amended['claim']['places'][number]>(place: P, of: Act): P {
  const roles = placeRolesOfAct(of)
  const [role] = roles
  const isOnWay = isPassage(of) && WAYS.includes(place.role)
  const isFit = place.stated || role === undefined || roles.includes(place.role) || isOnWay
  return isFit ? place : { ...place, role }
}

const place: Step = (answer, state, { candidates }) => {
  const { places } = state.amended.claim
  const asked = places.filter(({ name }) => candidates.includes(name))
  const others = places.filter((one) => !asked.includes(one))
  const chosen = asked.filter(({ name }) => name === answer)
  if (answer === NOT_SAID) return withClaim(state, { places: others })
  if (chosen.length > 0)
    return chosen.length === asked.length
      ? state
      : withClaim(state, {
          places: places.filter((one) => !asked.includes(one) || chosen.includes(one)),
        })
  const known = others.flatMap(({ gazetteer, role, relation }) =>
    gazetteer === undefined ? [] : [{ place: gazetteer, role, relation }],
  )
  const role = asked[0]?.role
  const form = { place: answer, ...(role ? { placeRole: role } : {}), places: known }
  return withForm(withClaim(state, { places: others }), form)
}

const placeRole: Step = (answer, state) => {
  if (!isOf(PLACE_ROLES, answer)) return undefined
  if (state.form.place !== undefined) return withForm(state, { placeRole: answer })
  const { places } = state.amended.claim
  const [first] = places
  if (!first || first.role === answer) return state
  // "In Jilin and Liaoning": what is said of one of joined places holds for all of them.
  const role = answer
  return withClaim(state, {
    places: places.map((one) => (one.role === first.role ? { ...one, role } : one)),
  })
}

/** The field of the form in which a time of each role is said. */
const FIELD_OF_ROLE: Partial<Record<ClaimTime['role'], 'at' | 'since' | 'until'>> = {
  as_of: 'at',
  since: 'since',
  until: 'until',
}
const daysOf = ({ earliest, latest }: ClaimTime) => `${earliest}/${latest}`

const time: Step = (answer, state, { candidates }) => {
  const { times, quantity } = state.amended.claim
  const asked = times.filter((one) => candidates.includes(daysOf(one)))
  const others = times.filter((one) => !asked.includes(one))
  if (answer === NOT_SAID) return withClaim(state, { times: others })
  const chosen = asked.filter((one) => daysOf(one) === answer)
  if (chosen.length > 0)
    return chosen.length === asked.length
      ? state
      : withClaim(state, {
          times: times.filter((one) => !asked.includes(one) || chosen.includes(one)),
        })
  const loose = quantity?.measure === 'stock' ? 'as_of' : 'event'
  const before = (asked[0] ?? times[0])?.role ?? loose
  const { role = before, words } = typedTime(answer)
  const kept = role === before ? state : withClaim(state, { times: others })
  return withForm(kept, { [FIELD_OF_ROLE[role] ?? 'time']: words })
}

/** How the pages print a time with its role, so that it can be typed back. */
const PRINTED: readonly (readonly [RegExp, ClaimTime['role']])[] = [
  [/^(?:as of|as at) (.+)$|^(.+?) ?(?:현재|기준)$|^截至(.+?)$/iu, 'as_of'],
  [/^since (.+)$|^(.+?)(?:부터|이후)$|^自?(.+?)(?:以来|起)$/iu, 'since'],
  [/^(?:until|till|by) (.+)$|^(.+?)까지$|^(?:直到|直至|到)?(.+?)为止$|^至(.+)$/iu, 'until'],
]
/** Two days are a period, and never the end or the begin of one. */
const PERIOD = /\d.*(?: to | - | – |–|~|\/|부터|에서|至|到).*\d/u

function typedTime(answer: string): { role?: ClaimTime['role']; words: string } {
  const plain = answer.trim()
  if (/\d{4}/u.test(plain) && PERIOD.test(plain) && !/^\d{4}-\d\d-\d\d$/u.test(plain))
    return { role: 'event', words: plain }
  for (const [pattern, role] of PRINTED) {
    const words = pattern
      .exec(plain)
      ?.slice(1)
      .find((one) => one !== undefined)
    if (words !== undefined) return { role, words: words.trim() }
  }
  return { words: plain }
}

const speaker: Step = (answer, state) => {
  const { chain } = state.amended
  const links = chain.map(({ link: { label, role }, speaker: { agent, isNew } }) => {
    return { label, role, entry: agent && !isNew ? agent.id : label }
  })
  const said = answeredChain(links, answer)
  if (!said) return undefined
  const isSame = said.length === links.length && said.every((one, n) => one === links[n])
  return isSame ? state : withForm(state, { chain: said.map(({ entry }) => entry) })
}

const measure: Step = (answer, state) => {
  if (!isOf(MEASURES, answer)) return undefined
  return answer === state.amended.claim.quantity?.measure
    ? state
    : withForm(state, { measure: answer })
}

const counted: Step = (answer, state, { candidates }) => {
  if (answer === NOT_SAID) return undefined
  if (candidates.includes(answer) && !isOf(UNITS, answer)) return state
  if (!isOf(UNITS, answer)) return withForm(state, { affected: answer })
  return answer === state.amended.claim.quantity?.unit ? state : withForm(state, { unit: answer })
}

/** The size of the group of which these are a part; not said, they are a part of none. */
const group: Step = (answer, state) => {
  const { quantity } = state.amended.claim
  if (!quantity) return undefined
  const { partOf, ...number } = quantity
  if (answer === NOT_SAID) return withClaim(state, { quantity: number })
  const whole = wholeIn(answer)
  const isOpen = OPEN_ABOVE.includes(whole?.op ?? 'exactly')
  if (!whole || (!isOpen && whole.value < (quantity.value ?? 1))) return undefined
  const isSame = whole.value === partOf?.value && whole.op === partOf.op
  return isSame ? state : withClaim(state, { quantity: { ...number, partOf: whole } })
}

/** Hedges of a whole that may be larger than its number. */
const OPEN_ABOVE: readonly Operator[] = ['at_least', 'more_than', 'about', 'odd']

/** "60", "about 60", 최소 60명: a whole has one number with its hedge, and no range. */
function wholeIn(answer: string): { value: number; op?: Operator } | undefined {
  for (const language of ['en', 'ko', 'zh']) {
    const { op, value, low, vague } = readQuantity(answer, language).quantity ?? {}
    if (op === undefined || value === undefined || low !== undefined || vague) continue
    return op === 'exactly' ? { value } : { value, op }
  }
  return undefined
}

// The act first, for roles of places follow it; a role after its place.
const STEPS: Readonly<Record<QuestionCode, Step>> = {
  'which-act': act,
  'arrested-or-held': act,
  'did-it-happen': happened,
  'what-is-counted': counted,
  'same-group': group,
  'total-or-incident': measure,
  'which-place': place,
  'place-role': placeRole,
  'which-date': time,
  'which-period': time,
  'who-is-origin': speaker,
  'same-speaker': speaker,
}
const ORDER = Object.keys(STEPS) as QuestionCode[]
