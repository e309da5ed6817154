// What a person has said on the card of a proposal: answers to its questions, and fields that were
// changed there. Nothing is judged here; the desk reads it as it reads a form.
import { QUESTION_CODES, type QuestionCode } from '@tumen/claim'
import type { Ask } from '../../../door/ask.ts'
import type { Form } from '../../../form/form.ts'
import type { ShownProposal } from './proposal-answer.ts'

/** The value of the chip that opens a field; `other` is an act. */
export const OTHER = 'something-else'

export function answerName(code: QuestionCode): string {
  return `answer-${code}`
}

export function otherName(code: QuestionCode): string {
  return `other-${code}`
}

/** The fields that are changed on a card, by their names in the form of a claim. */
export const CARD_FIELDS = [
  'number',
  'affected',
  'act',
  'measure',
  'place',
  'time',
  'origin',
  'modality',
] as const
export type CardField = (typeof CARD_FIELDS)[number]

/** The name of a field that changes something on a card. */
export function changeName(field: CardField): string {
  return `change-${field}`
}

/** Whether the form that was posted is that of this proposal. */
export function isPosted({ form }: Ask, { id }: ShownProposal): boolean {
  return form.texts('proposal').includes(id)
}

/** The answers on a posted card; what was typed without a chip is an answer, too. */
export function answersOf(form: Form): { code: QuestionCode; answer: string }[] {
  return QUESTION_CODES.flatMap((code) => {
    const chosen = form.word(answerName(code))
    const typed = form.word(otherName(code))
    const answer = chosen === undefined || chosen === OTHER ? typed : chosen
    return answer === undefined ? [] : [{ code, answer }]
  })
}

/** Whether anything was changed on a posted card. */
export function hasChanges(form: Form): boolean {
  return CARD_FIELDS.some((field) => form.word(changeName(field)) !== undefined)
}

/** What was changed on a posted card, as fields of the form of a claim. */
export function changesOf(
  form: Form,
  { chain }: Pick<ShownProposal, 'chain'>,
): Readonly<Record<string, string | string[]>> {
  const changed = CARD_FIELDS.flatMap((field): [string, string | string[]][] => {
    const word = form.word(changeName(field))
    if (word === undefined) return []
    // Whoever says it first comes after everybody who passes it on.
    const entries = chain.slice(0, -1).map(({ agent, label }) => agent ?? label)
    return [field === 'origin' ? ['chain', [...entries, word]] : [field, word]]
  })
  return Object.fromEntries(changed)
}
