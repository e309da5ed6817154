// What is open in a proposal, in words: the question, the answer that accepting takes, and the
// others. Answers are words of the text, or words of our lists in the reader's language.
import type { Output } from '@tumen/contract'

import { fill, type Language, wordsIn } from '@tumen/words'
import { intervalPhrase } from '../phrase/date.ts'

/** A question as `document.read` gives it. */
export type ProposalQuestion = Omit<Asked, 'candidates'> & { candidates: readonly string[] }
type Asked = Output<'document.read'>['proposals'][number]['questions'][number]

/** The question and its answers in one line. */
export function questionLine(language: Language, question: ProposalQuestion): string {
  const { question: sentences } = wordsIn(language).page.proposal
  const answers = answersLine(language, question)
  return answers === undefined ? sentences[question.code] : `${sentences[question.code]} ${answers}`
}

/** The proposed answer and the others; nothing when the text offers none. */
export function answersLine(language: Language, question: ProposalQuestion): string | undefined {
  const { proposal } = wordsIn(language).page
  const [first, ...others] = question.candidates.map((one) => answerIn(language, question, one))
  if (first === undefined) return undefined
  const more = others.length === 0 ? undefined : others.join(' / ')
  return fill(proposal.answers, { first, others: more })
}

const DAYS = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/

/** A code in the reader's language, days as a phrase; words of the text as they stand. */
function answerIn(language: Language, { field }: ProposalQuestion, answer: string): string {
  const words = wordsIn(language)
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    act: words.act,
    factuality: words.page.proposal.factuality,
    places: words.page.claimForm.placeRole,
    measure: words.measure,
    quantity: words.unit,
  }
  const labels = lists[field]
  const [earliest, latest] = DAYS.exec(answer)?.slice(1) ?? []
  if (earliest !== undefined && latest !== undefined)
    return intervalPhrase(language, { earliest, latest })
  return labels && Object.hasOwn(labels, answer) ? (labels[answer] ?? answer) : answer
}

/** How sure the program is, in a word for people: a share of one. */
export function confidenceWord(language: Language, share: number): string {
  const { confidenceWord: words } = wordsIn(language).page.proposal
  if (share >= 0.9) return words.high
  return share >= 0.7 ? words.middle : words.low
}
