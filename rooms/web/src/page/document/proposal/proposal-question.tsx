// The open questions of a proposal, each a row of chips: the candidates, something else, and "not
// said" where a claim may lack it; then whom a name of the chain means, where it is not known. None
// is chosen before a person chooses it.
import { ACTS, FACTUALITIES, MEASURES, PLACE_ROLES, type QuestionCode } from '@tumen/claim'
import { NOT_SAID } from '@tumen/contract'
import { answerPhrase, askedSentence } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import type { RecordNames } from '../../record-name.ts'
import { answerChips } from './answer-chip.ts'
import { ChipRow, candidateKey } from './chip-row.tsx'
import { KeepPlace } from './keep-place.tsx'
import {
  ANOTHER,
  answerName,
  doubtfulLinks,
  isPosted,
  otherName,
  speakerName,
} from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'
import { questionProblem } from './proposal-problem.ts'
import type { RecordedClaims } from './proposal-record.tsx'
import { ChainBefore, isOfOrigin, RecordedChain, TypedSpeaker } from './proposal-speaker.tsx'
import { Excerpts } from './proposal-why.tsx'

type Question = ShownProposal['questions'][number]

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
  names: RecordNames
  recorded: RecordedClaims
  /** The whole text, and the language tag of it. */
  text: string
  lang: string
}

/** Whether a person has to say something before the proposal can be accepted. */
export function asksSomething(proposal: ShownProposal): boolean {
  return proposal.questions.length > 0 || doubtfulLinks(proposal).length > 0
}

/** The rows of chips; the first of the card that is looked at has the number keys. */
export function Questions(props: QuestionProps): VNode | null {
  const { ask, proposal, isCurrent } = props
  const { questions } = proposal
  if (!asksSomething(proposal)) return null
  if (!ask.may('proposal.accept'))
    return (
      <ul class="proposal-questions">
        {questions.map(({ code }) => (
          <li>{askedSentence(ask.language, { code }, proposal.claim)}</li>
        ))}
      </ul>
    )
  const doubtful = doubtfulLinks(proposal)
  return (
    <div class="proposal-questions">
      {questions.map((question, n) => (
        <Chips {...props} question={question} hasKeys={isCurrent && n === 0} />
      ))}
      {doubtful.map((one, n) => (
        <WhoIs {...props} {...one} hasKeys={isCurrent && questions.length + n === 0} />
      ))}
    </div>
  )
}

function Chips(props: QuestionProps & { question: Question; hasKeys: boolean }): VNode {
  const { ask, proposal, number, question, hasKeys, text, lang, recorded } = props
  const { proposal: own } = ask.words.page
  const { code } = question
  // Where a model reads it otherwise, the question has no words of its own: those read are shown.
  const isModels = proposal.differing?.includes(question.field)
  const range = question.range ?? (isModels ? proposal.range : undefined)
  const chosen = isPosted(ask, proposal) ? ask.form.text(answerName(code)) : ''
  const all = answerChips({ ask, proposal, question, recorded })
  const isAnswer = (value: string) => question.candidates.includes(value) || value === NOT_SAID
  const chips = all.map((chip) => ({
    ...chip,
    label:
      isOfOrigin(code) && isAnswer(chip.value) ? (
        <RecordedChain ask={ask} proposal={proposal} answer={chip.value} label={chip.name} />
      ) : (
        chip.label
      ),
  }))
  return (
    <ChipRow
      name={answerName(code)}
      legend={askedSentence(ask.language, question, proposal.claim)}
      chips={chips}
      chosen={chosen}
      hasKeys={hasKeys}
      isRequired
      problem={questionProblem(ask, proposal, code)}
      more={fill(own.moreAnswers, { n: all.filter(({ isMore }) => isMore).length })}
      above={
        <>
          {range && <Excerpts text={text} ranges={[range]} lang={lang} />}
          {code === 'place-role' && <JoinedPlaces ask={ask} claim={proposal.claim} />}
        </>
      }
    >
      <OtherAnswer ask={ask} proposal={proposal} question={question} number={number} />
      {code === 'which-place' && <KeepPlace ask={ask} proposal={proposal} at="question" />}
    </ChipRow>
  )
}

/** The places of which one role is asked, where they are several. */
function JoinedPlaces({ ask, claim }: { ask: Ask; claim: ShownProposal['claim'] }): VNode | null {
  const joined = claim.places.filter(({ role }) => role === claim.places[0]?.role)
  if (joined.length < 2) return null
  return <p class="muted">{joined.map(({ name }) => name).join(ask.words.report.list)}</p>
}

/** Whether a question is answered by a day or by a period. */
const isOfTime = (code: QuestionCode) => code === 'which-date' || code === 'which-period'

/** The small field for another answer; it shows once "something else" is chosen. */
function OtherAnswer(
  props: Pick<QuestionProps, 'ask' | 'proposal' | 'number'> & { question: Question },
): VNode {
  const { ask, proposal, number, question } = props
  const { otherNamed, changeHint, fieldHint } = ask.words.page.proposal
  const { code, candidates } = question
  const list = LISTS[code]?.filter((one) => !candidates.includes(one))
  const value = isPosted(ask, proposal) ? ask.form.text(otherName(code)) : ''
  const sentence = askedSentence(ask.language, question, proposal.claim)
  const field = {
    name: otherName(code),
    'aria-label': fill(otherNamed, { n: number, question: sentence }),
  }
  if (!list)
    return (
      <span class="chip-other">
        {isOfOrigin(code) && <ChainBefore chain={proposal.chain} />}
        <input
          type="text"
          {...field}
          value={value}
          placeholder={isOfTime(code) ? changeHint.time : undefined}
          autocomplete="off"
          maxLength={500}
          dir="auto"
        />
        {isOfOrigin(code) && (
          <TypedSpeaker ask={ask} proposal={proposal} number={number} at={code} />
        )}
        <span class="field-hint muted">{fieldHint}</span>
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
      <span class="field-hint muted">{fieldHint}</span>
    </span>
  )
}

type DoubtfulProps = QuestionProps & ReturnType<typeof doubtfulLinks>[number] & { hasKeys: boolean }

/** Whom a name of the chain means: one of those of near names, or another one. */
function WhoIs({ ask, proposal, names, link, n, hasKeys }: DoubtfulProps): VNode {
  const { proposal: own } = ask.words.page
  const name = speakerName(n)
  const chosen = isPosted(ask, proposal) ? ask.form.text(name) : ''
  const chips = link.candidates.map((id, at) => {
    const { text, lang } = names.label(id)
    const label = fill(own.sameAs, { name: text })
    return { value: id, label, name: label, key: candidateKey(at), lang }
  })
  const another = { value: ANOTHER, label: own.anotherOne, name: own.anotherOne, key: '9' }
  return (
    <ChipRow
      name={name}
      legend={fill(own.whoIs, { name: link.label })}
      chips={[...chips, another]}
      chosen={chosen}
      hasKeys={hasKeys}
      isRequired
    />
  )
}
