// The chips of a question: the answers that the text allows and the recorded ways of the words,
// each once by what would be recorded; then something else, and "not said" where a claim may lack
// it and no other chip says so.
import type { QuestionCode } from '@tumen/claim'
import { NOT_SAID } from '@tumen/contract'
import { answeredChain } from '@tumen/desk'
import { answerPhrase } from '@tumen/view'
import type { Ask } from '../../../door/ask.ts'
import { type Chip, candidateKey } from './chip-row.tsx'
import { chainEntries, OTHER } from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'
import type { RecordedClaims } from './proposal-record.tsx'
import { isOfOrigin } from './proposal-speaker.tsx'
import { recordedWays } from './recorded-way.tsx'

type Question = ShownProposal['questions'][number]

/** What a claim may leave out, because the text does not say it. */
const MAY_LACK: ReadonlySet<QuestionCode> = new Set([
  ...(['which-place', 'which-date', 'which-period', 'who-is-origin', 'same-speaker'] as const),
  'same-group' as const,
])

interface Asked {
  ask: Ask
  proposal: ShownProposal
  question: Question
  recorded: RecordedClaims
}

/** The chips of a question in their order, with their digits. */
export function answerChips({ ask, proposal, question, recorded }: Asked): Chip[] {
  const { otherAnswer, notSaidAnswer } = ask.words.page.proposal
  const { code } = question
  const candidates = inOrder(question.candidates).map((value) => {
    const name = answerPhrase(ask.language, question, value, proposal.claim)
    return { value, label: name, name }
  })
  const isOrigin = isOfOrigin(code)
  const offered = isOrigin ? recordedWays(ask, proposal, recorded) : []
  const ways = offered.map(({ key: _, ...way }) => way)
  const lacking = MAY_LACK.has(code) ? [NOT_SAID] : []
  const notSaid = lacking.map((value) => {
    return { value, label: notSaidAnswer, name: notSaidAnswer, key: '0' }
  })
  const taken = new Set<string>()
  const isFirst = ({ value, names }: { value: string; names?: string }) => {
    const what = names ?? (isOrigin ? namesAfter(proposal, value) : value)
    const isNew = !taken.has(what)
    taken.add(what)
    return isNew
  }
  const keyed = [...candidates, ...ways].filter(isFirst).map((one, n) => {
    return { ...one, key: candidateKey(n), isMore: candidateKey(n) === undefined }
  })
  return [
    ...keyed,
    { value: OTHER, label: otherAnswer, name: otherAnswer, key: '9' },
    ...notSaid.filter(isFirst),
  ]
}

/** The names of the chain that would be recorded with an answer. */
function namesAfter({ chain }: ShownProposal, answer: string): string {
  const said = answeredChain(chainEntries(chain), answer) ?? []
  return said.map(({ label }) => label).join(' › ')
}

/** Days stand in the order of the calendar, so that neighbouring cards have them alike. */
function inOrder(candidates: readonly string[]): string[] {
  const isDay = candidates.every((one) => /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(one))
  return isDay ? [...candidates].sort() : [...candidates]
}
