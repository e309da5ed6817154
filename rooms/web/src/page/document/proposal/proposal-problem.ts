// What a refusal says of one field of a card: it stands at the field, which is then open.
import type { QuestionCode } from '@tumen/claim'
import { pageRefusalLines, pageRefusalSentence, problemOf, type RefusalData } from '@tumen/view'
import type { Ask } from '../../../door/ask.ts'
import { CARD_FIELDS, type CardField, changeName, isPosted, otherName } from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'

/** What kept this proposal from being accepted. */
export function problemWith(ask: Ask, proposal: ShownProposal): RefusalData | undefined {
  const { problem, form } = ask
  const isOnlyOne = isPosted(ask, proposal) && form.texts('proposal').length === 1
  const isAbout = problem?.details?.some(({ proposal: key }) => key === proposal.key)
  return isAbout || isOnlyOne ? problem : undefined
}

/** What is wrong, in a sentence and a line for each problem. */
export function problemLines(ask: Ask, problem: RefusalData): string[] {
  return [
    ...new Set([
      pageRefusalSentence(ask.language, problem),
      ...pageRefusalLines(ask.language, problem),
    ]),
  ]
}

/** How a refusal calls each field of a card. */
const NAMES: Readonly<Record<CardField, readonly string[]>> = {
  number: ['number', 'quantity', 'value', 'low', 'high', 'partOf', 'per'],
  op: ['op'],
  affected: ['affected'],
  act: ['act', 'proposition'],
  measure: ['measure'],
  place: ['place', 'places'],
  placeRole: ['placeRole'],
  time: ['time', 'times', 'at', 'since', 'until'],
  origin: ['chain', 'speakers', 'anonymity'],
  modality: ['modality'],
}

/** Whether a field or a question of the card says what is wrong: then it is said there alone. */
export function isSaidAtField(ask: Ask, proposal: ShownProposal): boolean {
  return (
    CARD_FIELDS.some((field) => fieldProblem(ask, proposal, field) !== undefined) ||
    proposal.questions.some(({ code }) => questionProblem(ask, proposal, code) !== undefined)
  )
}

/** The field that another answer to a question fills. */
const FIELD_OF: Readonly<Record<QuestionCode, CardField>> = {
  'which-act': 'act',
  'arrested-or-held': 'act',
  'did-it-happen': 'modality',
  'what-is-counted': 'affected',
  'same-group': 'affected',
  'total-or-incident': 'measure',
  'which-place': 'place',
  'place-role': 'placeRole',
  'which-date': 'time',
  'which-period': 'time',
  'who-is-origin': 'origin',
  'same-speaker': 'origin',
}

/** What is said of a field that was changed on the card. */
export function fieldProblem(
  ask: Ask,
  proposal: ShownProposal,
  field: CardField,
): string | undefined {
  if (ask.form.word(changeName(field)) === undefined) return undefined
  return fieldWords(ask, problemWith(ask, proposal), field)
}

/** Where the card itself has the remedy, it says what to do here. */
function fieldWords(
  ask: Ask,
  problem: RefusalData | undefined,
  field: CardField,
): string | undefined {
  const said = problemOf(ask.language, problem, ...NAMES[field])
  if (said === undefined) return undefined
  const { typedUnknown, restOpen } = ask.words.page.proposal
  if (field === 'origin' && problem?.code === 'unknown-agent') return typedUnknown
  return field === 'number' && problem?.code === 'open-question' ? restOpen : said
}

/** What is said of the other answer to a question, or of a question without one. */
export function questionProblem(
  ask: Ask,
  proposal: ShownProposal,
  code: QuestionCode,
): string | undefined {
  const problem = problemWith(ask, proposal)
  if (!problem) return undefined
  const isAsked = problem.details?.some(({ question }) => question === code)
  if (isAsked) return pageRefusalSentence(ask.language, problem)
  if (ask.form.word(otherName(code)) === undefined) return undefined
  return fieldWords(ask, problem, FIELD_OF[code])
}
