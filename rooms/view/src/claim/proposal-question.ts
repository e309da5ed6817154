// What is open in a proposal, in words: the question and the answers that the text allows, none of
// which is taken before a person chooses it. Answers are words of the text, or words of our lists
// in the reader's language.
import type { Claim } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import { intervalPhrase } from '../phrase/date.ts'

/** A question as `document.read` gives it. */
export type ProposalQuestion = Omit<Asked, 'candidates'> & { candidates: readonly string[] }
type Asked = Output<'document.read'>['proposals'][number]['questions'][number]

/** Of what is asked: its number and how sure it is decide the words of a question. */
type AskedOf = Partial<Pick<Claim, 'quantity' | 'modality'>>

/** The question in words: the day of what there is at a moment is asked otherwise than a begin. */
export function askedSentence(
  language: Language,
  { code }: Pick<ProposalQuestion, 'code'>,
  { quantity }: AskedOf = {},
): string {
  const { question, dayAsked } = wordsIn(language).page.proposal
  const measure = quantity?.measure
  return code === 'which-date' && (measure === 'stock' || measure === 'flow')
    ? dayAsked[measure]
    : question[code]
}

/** The question and its answers in one line, each as the command line takes it. */
export function questionLine(
  language: Language,
  question: ProposalQuestion,
  claim?: AskedOf,
): string {
  const { answers } = wordsIn(language).page.proposal
  const { code, candidates } = question
  const all = candidates.map((one) => {
    const phrase = answerPhrase(language, question, one, claim)
    return phrase === one ? `${code}=${one}` : `${code}=${one} (${phrase})`
  })
  const sentence = askedSentence(language, question, claim)
  return `${sentence} ${fill(answers, { all: all.length > 0 ? all.join(', ') : undefined })}`
}

const DAYS = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/

/** A code in the reader's language, days as a phrase; words of the text as they stand. */
export function answerPhrase(
  language: Language,
  { field }: Pick<ProposalQuestion, 'field'>,
  answer: string,
  { modality }: AskedOf = {},
): string {
  const words = wordsIn(language)
  // "Some are believed to have been sent back": who says that it happened does not say it surely.
  if (field === 'factuality' && answer === 'happened' && modality === 'believed')
    return words.page.proposal.happenedBelieved
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
