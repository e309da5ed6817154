// What a person has said on the card of a proposal: answers to its questions, and fields that were
// changed there. Nothing is judged here but whether all was said; the desk reads it as a form.
import { AGENT_KINDS, given, QUESTION_CODES, type QuestionCode } from '@tumen/claim'
import { NOT_SAID } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import type { Ask } from '../../../door/ask.ts'
import type { Form } from '../../../form/form.ts'
import type { ProposedLink, ShownProposal } from './proposal-answer.ts'

/** The value of the chip that opens a field; `other` is an act. */
export const OTHER = 'something-else'
/** The value of the chip that says that a name means nobody of those offered. */
export const ANOTHER = 'another-one'

export function answerName(code: QuestionCode): string {
  return `answer-${code}`
}

export function otherName(code: QuestionCode): string {
  return `other-${code}`
}

/** The fields that are changed on a card, by their names in the form of a claim. */
export const CARD_FIELDS = [
  'number',
  'op',
  'affected',
  'act',
  'measure',
  'place',
  'placeRole',
  'time',
  'origin',
  'modality',
] as const
export type CardField = (typeof CARD_FIELDS)[number]

/** The name of a field that changes something on a card. */
export function changeName(field: CardField): string {
  return `change-${field}`
}

/** The name of the field that keeps a place as it is written; its value is the name. */
export const AS_WRITTEN = 'place-as-written'

/** The place that was typed or chosen on a posted card, as a change or as an answer. */
export function saidPlace(form: Form): { name: string; at: 'field' | 'question' } | undefined {
  const changed = form.word(changeName('place'))
  if (changed !== undefined) return { name: changed, at: 'field' }
  const chosen = form.word(answerName('which-place'))
  const isName = chosen !== undefined && chosen !== OTHER && chosen !== NOT_SAID
  const name = isName ? chosen : form.word(otherName('which-place'))
  return name === undefined ? undefined : { name, at: 'question' }
}

/** Whether the place that was said stays as it is written; said of another name, it does not. */
function keepsPlace(form: Form): boolean {
  const said = saidPlace(form)
  return said !== undefined && form.word(AS_WRITTEN) === said.name
}

/** What belongs to a number that was read, and may not belong to one that is typed. */
export const NUMBER_RESTS = ['partOf', 'per', 'comparison'] as const
export type NumberRest = (typeof NUMBER_RESTS)[number]

export function restName(rest: NumberRest): string {
  return `rest-${rest}`
}

/** What the number of a proposal has beside it. */
export function restsOf({
  claim,
  questions,
}: Pick<ShownProposal, 'claim' | 'questions'>): NumberRest[] {
  const { quantity, comparison } = claim
  const isAsked = questions.some(({ code }) => code === 'same-group')
  const has = {
    // Of how many may be a question of its own, which is answered above.
    partOf: quantity?.partOf?.value !== undefined && !isAsked,
    per: quantity?.per !== undefined,
    comparison: comparison !== undefined,
  }
  return NUMBER_RESTS.filter((rest) => has[rest])
}

/** Whether the form that was posted is that of this proposal. */
export function isPosted({ form }: Ask, { id }: ShownProposal): boolean {
  return form.texts('proposal').includes(id)
}

/** The field in which a recorded way of the words is chosen where no question asks for it. */
export const CHANGE_WAY = 'change-way'
const WAY = 'way:'

/** The value of the chip for a recorded chain, by the ids of its speakers. */
export function wayOf(agents: readonly string[]): string {
  return `${WAY}${agents.join(' ')}`
}

/** The recorded chain that was chosen on a posted card; a name that was typed is meant instead. */
function saidWay(form: Form): string[] | undefined {
  if (form.word(changeName('origin')) !== undefined) return undefined
  const fields = [CHANGE_WAY, ...QUESTION_CODES.map(answerName)]
  const word = fields.map((name) => form.word(name)).find((one) => one?.startsWith(WAY))
  return word?.slice(WAY.length).split(' ')
}

/** The answers on a posted card; what was typed without a chip is an answer, too. */
export function answersOf(form: Form): { code: QuestionCode; answer: string }[] {
  return QUESTION_CODES.flatMap((code) => {
    const chosen = form.word(answerName(code))
    const typed = form.word(otherName(code))
    const answer = chosen === undefined || chosen === OTHER ? typed : chosen
    return answer === undefined || answer.startsWith(WAY) ? [] : [{ code, answer }]
  })
}

/** Whether anything was changed on a posted card. */
export function hasChanges(form: Form): boolean {
  const saysMore = keepsPlace(form) || saidWay(form) !== undefined
  return saysMore || CARD_FIELDS.some((field) => form.word(changeName(field)) !== undefined)
}

/** The entries of a chain as a form names them. */
export function chainEntries(chain: readonly ProposedLink[]) {
  return chain.map(({ agent, label, role }) => ({ label, role, entry: agent ?? label }))
}

/** What was changed on a posted card, as fields of the form of a claim. */
export function changesOf(
  form: Form,
  proposal: Pick<ShownProposal, 'chain' | 'claim' | 'key' | 'questions'>,
): Readonly<Record<string, unknown>> {
  const changed = CARD_FIELDS.flatMap((field): [string, unknown][] => {
    const word = form.word(changeName(field))
    if (word === undefined) return []
    if (field !== 'origin') return [[field, word]]
    // Whoever says it first comes after everybody who passes it on.
    const entries = chainEntries(proposal.chain).map(({ entry }) => entry)
    const before = entries.length > 1 ? entries.slice(0, -1) : entries
    return [['chain', [...before, word]]]
  })
  const kept = keepsPlace(form) ? { placeAsWritten: true } : {}
  const way = given({ chain: saidWay(form) })
  return { ...way, ...Object.fromEntries(changed), ...kept, ...numberKeeps(form, proposal) }
}

/** What stays of a number that was typed anew; a person says so of each part that it had. */
function numberKeeps(form: Form, proposal: Pick<ShownProposal, 'claim' | 'key' | 'questions'>) {
  if (form.word(changeName('number')) === undefined) return {}
  const said = restsOf(proposal).map((rest) => [rest, form.word(restName(rest))] as const)
  if (said.some(([, word]) => word === undefined))
    throw new Refusal('open-question', 'number', [{ proposal: proposal.key, question: 'number' }])
  return { numberKeeps: said.flatMap(([rest, word]) => (word === 'stays' ? [rest] : [])) }
}

/** The name of the chips that say whom the nth name of a chain means. */
export function speakerName(n: number): string {
  return `speaker-${n}`
}

/** The names of the chain that mean nobody alone: near to known ones, or borne by several. */
export function doubtfulLinks({ chain }: Pick<ShownProposal, 'chain'>) {
  return chain.flatMap((link, n) =>
    link.agent === undefined && link.candidates.length > 0 ? [{ link, n }] : [],
  )
}

/** What a new speaker is, as it is chosen beside a name that was typed. */
export const TYPED_SPEAKERS = [
  ...AGENT_KINDS.filter((kind) => kind !== 'outlet_desk' && kind !== 'document'),
  'unnamed',
  'collective',
] as const

/** Where a name is typed: as an answer to a question, or as another origin. */
export type TypedAt = 'who-is-origin' | 'same-speaker' | 'origin'

/** The names of the fields that say whom a typed name means. */
export function typedNames(at: TypedAt) {
  return { sort: `typed-sort-${at}`, is: `typed-is-${at}`, name: `typed-name-${at}` }
}

/** The name that was typed for who says it first, and where. */
export function typedOrigin(form: Form): { name: string; at: TypedAt } | undefined {
  const changed = form.word(changeName('origin'))
  if (changed !== undefined) return { name: changed, at: 'origin' }
  const typed = answersOf(form).flatMap(({ code, answer }) => {
    const isOfOrigin = code === 'who-is-origin' || code === 'same-speaker'
    return isOfOrigin && form.word(otherName(code)) === answer ? [{ name: answer, at: code }] : []
  })
  return typed[0]
}

/** Whom the names on a posted card mean. */
export function speakersOf(form: Form, { chain }: Pick<ShownProposal, 'chain'>): object[] {
  const said = chain.flatMap(({ label }, n) => {
    const word = form.word(speakerName(n))
    if (word === undefined) return []
    return [word === ANOTHER ? { name: label, anew: true } : { name: label, is: word }]
  })
  return [...said, ...typedSpeaker(form)]
}

function typedSpeaker(form: Form): object[] {
  const typed = typedOrigin(form)
  if (!typed) return []
  const { name, at } = typed
  const names = typedNames(at)
  // What was said of another name says nothing of this one.
  const is = form.word(names.name) === name ? form.word(names.is) : undefined
  const sort = form.word(names.sort)
  if (is !== undefined && is !== ANOTHER) return [{ name, is }]
  if (sort === undefined && is === undefined) return []
  return [{ name, anew: is === ANOTHER, ...sortOf(sort ?? 'person') }]
}

function sortOf(sort: string): object {
  if (sort === 'unnamed') return { kind: 'person', anonymity: 'unnamed' }
  if (sort === 'collective') return { kind: 'group', anonymity: 'collective' }
  return { kind: sort }
}
