// Answers to the questions of proposals on a command line: `--answer which-act=arrest`, and where
// several proposals are decided at once `--answer PROPOSAL/which-act=arrest`.
import { UsageError } from './argument.ts'

interface TypedAnswer {
  proposal?: string
  code: string
  answer: string
}

/** As the field is called, or in the singular, since each gives one answer. */
const OPTION = /^--answers?(?:=(.*))?$/s

/** The answers among the words of a command line, and the words that are left. */
export function takeAnswers(words: readonly string[]): { left: string[]; answers: TypedAnswer[] } {
  const left: string[] = []
  const answers: TypedAnswer[] = []
  for (let n = 0; n < words.length; n += 1) {
    const word = words[n] ?? ''
    const found = OPTION.exec(word)
    if (found) answers.push(answerIn(found[1] ?? words[++n]))
    else left.push(word)
  }
  return { left, answers }
}

function answerIn(text: string | undefined): TypedAnswer {
  const found = /^(?:([^/=]+)\/)?([a-z-]+)=(.+)$/s.exec(text ?? '')
  if (!found) throw new UsageError('value-missing', 'answer')
  const [, proposal, code = '', answer = ''] = found
  return { ...(proposal === undefined ? {} : { proposal }), code, answer }
}

/** The answers as the operation takes them: each of the proposal it names, else of the only one. */
export function ofProposals(
  answers: readonly TypedAnswer[],
  { proposal, proposals }: Record<string, unknown>,
): TypedAnswer[] {
  if (proposal !== undefined) return answers.map(({ code, answer }) => ({ code, answer }))
  const all = Array.isArray(proposals) ? (proposals as string[]) : []
  return answers.map((one) => {
    const named = all.find((id) => id === one.proposal || id.startsWith(`${one.proposal}:`))
    const own = one.proposal === undefined && all.length === 1 ? all[0] : (named ?? one.proposal)
    if (own === undefined) throw new UsageError('value-missing', 'answer')
    return { ...one, proposal: own }
  })
}
