// The open questions of a proposal, each a row of chips: the candidates, something else, and "not
// said" where a claim may lack it. Chips are radio buttons, so that they work without scripts; none
// is chosen before a person chooses it.
import { ACTS, FACTUALITIES, MEASURES, PLACE_ROLES, type QuestionCode } from '@tumen/claim'
import { NOT_SAID } from '@tumen/contract'
import { answerPhrase } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { answerName, isPosted, OTHER, otherName } from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'
import { Excerpts } from './proposal-why.tsx'

type Question = ShownProposal['questions'][number]

/** What a claim may leave out, because the text does not say it. */
const MAY_LACK: ReadonlySet<QuestionCode> = new Set([
  ...(['which-place', 'which-date', 'which-period', 'who-is-origin', 'same-speaker'] as const),
])

/** The closed lists from which another answer is taken; for the others it is typed. */
const LISTS: Partial<Record<QuestionCode, readonly string[]>> = {
  'which-act': ACTS,
  'arrested-or-held': ACTS,
  'did-it-happen': FACTUALITIES,
  'place-role': PLACE_ROLES,
  'total-or-incident': MEASURES,
}

interface QuestionProps {
  ask: Ask
  proposal: ShownProposal
  number: number
  isCurrent: boolean
  /** The whole text, and the language tag of it. */
  text: string
  lang: string
}

/** The rows of chips; the first of the card that is looked at has the number keys. */
export function Questions(props: QuestionProps): VNode | null {
  const { ask, proposal } = props
  const { questions } = proposal
  const { question: sentences } = ask.words.page.proposal
  if (questions.length === 0) return null
  if (!ask.may('proposal.accept'))
    return (
      <ul class="proposal-questions">
        {questions.map(({ code }) => (
          <li>{sentences[code]}</li>
        ))}
      </ul>
    )
  return (
    <div class="proposal-questions">
      {questions.map((question, n) => (
        <Chips {...props} question={question} hasKeys={props.isCurrent && n === 0} />
      ))}
    </div>
  )
}

function Chips(props: QuestionProps & { question: Question; hasKeys: boolean }): VNode {
  const { ask, proposal, number, question, hasKeys, text, lang } = props
  const { words, language } = ask
  const { proposal: own } = words.page
  const { code, candidates, range } = question
  const posted = isPosted(ask, proposal) ? ask.form.text(answerName(code)) : ''
  const answers = [
    ...candidates.map((answer) => [answer, answerPhrase(language, question, answer)] as const),
    [OTHER, own.otherAnswer] as const,
    ...(MAY_LACK.has(code) ? [[NOT_SAID, own.notSaidAnswer] as const] : []),
  ]
  return (
    <fieldset class="chips" data-question>
      <legend>{own.question[code]}</legend>
      {range && <Excerpts text={text} ranges={[range]} lang={lang} />}
      <div class="chip-row">
        {answers.map(([value, label], n) => (
          <label class="chip">
            <input
              type="radio"
              name={answerName(code)}
              value={value}
              required
              checked={posted === value}
              data-chip={n < 9 ? n + 1 : undefined}
              data-key={hasKeys && n < 9 ? n + 1 : undefined}
              data-key-name={label}
            />
            <span data-n={n < 9 ? n + 1 : undefined}>{label}</span>
          </label>
        ))}
        <OtherAnswer ask={ask} proposal={proposal} question={question} number={number} />
      </div>
    </fieldset>
  )
}

/** The small field for another answer; it shows once "something else" is chosen. */
function OtherAnswer(
  props: Pick<QuestionProps, 'ask' | 'proposal' | 'number'> & { question: Question },
): VNode {
  const { ask, proposal, number, question } = props
  const { question: sentences, otherNamed } = ask.words.page.proposal
  const { code, candidates } = question
  const list = LISTS[code]?.filter((one) => !candidates.includes(one))
  const value = isPosted(ask, proposal) ? ask.form.text(otherName(code)) : ''
  const field = {
    name: otherName(code),
    'aria-label': fill(otherNamed, { n: number, question: sentences[code] }),
  }
  if (!list)
    return (
      <span class="chip-other">
        <input type="text" {...field} value={value} autocomplete="off" maxLength={500} dir="auto" />
      </span>
    )
  return (
    <span class="chip-other">
      <select {...field}>
        <option value="">…</option>
        {list.map((one) => (
          <option value={one} selected={one === value}>
            {answerPhrase(ask.language, question, one)}
          </option>
        ))}
      </select>
    </span>
  )
}
