// What is open in a proposal, in words: the question and the answers that the text allows, none of
// which is taken before a person chooses it. Answers are words of the text, or words of our lists
// in the reader's language.
import type { Output } from '@tumen/contract'

import { fill, type Language, wordsIn } from '@tumen/words'
import { intervalPhrase } from '../phrase/date.ts'

/** A question as `document.read` gives it. */
export type ProposalQuestion = Omit<Asked, 'candidates'> & { candidates: readonly string[] }
type Asked = Output<'document.read'>['proposals'][number]['questions'][number]

/** The question and its answers in one line, each as the command line takes it. */
export function questionLine(language: Language, question: ProposalQuestion): string {
  const { question: sentences, answers } = wordsIn(language).page.proposal
  const { code, candidates } = question
  const all = candidates.map((one) => {
    const phrase = answerPhrase(language, question, one)
    return phrase === one ? `${code}=${one}` : `${code}=${one} (${phrase})`
  })
  return `${sentences[code]} ${fill(answers, { all: all.length > 0 ? all.join(', ') : undefined })}`
}

const DAYS = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/

/** A code in the reader's language, days as a phrase; words of the text as they stand. */
export function answerPhrase(
  language: Language,
  { field }: Pick<ProposalQuestion, 'field'>,
  answer: string,
): string {
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
