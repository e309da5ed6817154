// The questions under which what was also said would count, each once; and where nothing answers,
// the nearest that something answers.
import { given } from '@tumen/claim'
import { answerSentence, type ExplainedAnswer, questionSentence } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { type Asked, addressOf } from './question.ts'

/** A link for each such question. */
export function NearbyLinks({ ask, answer }: { ask: Ask; answer: ExplainedAnswer }): VNode | null {
  const questions = new Map(
    answer.figure.explanation.nearby.map(({ asked }) => [
      addressOf('/figures/show', fieldsOf(asked)),
      questionSentence(ask.language, asked, answer.placeNames),
    ]),
  )
  if (questions.size === 0) return null
  return (
    <ul class="nearby-ask no-print">
      {[...questions].map(([href, text]) => (
        <li>
          {ask.words.page.figure.answer.askThis} <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  )
}

/** Where nothing answers: a link for each of the nearest questions, with its short answer. */
export function InsteadLinks({ ask, answer }: { ask: Ask; answer: ExplainedAnswer }): VNode | null {
  const { language } = ask
  const { instead = [], placeNames } = answer
  if (instead.length === 0) return null
  return (
    <ul class="nearby-ask no-print">
      {instead.map(({ asked, figure }) => (
        <li>
          {ask.words.page.figure.answer.askThis}{' '}
          <a href={addressOf('/figures/show', fieldsOf(asked))}>
            {questionSentence(language, asked, placeNames)}{' '}
            {figure && answerSentence(language, asked, figure)}
          </a>
        </li>
      ))}
    </ul>
  )
}

type Question = ExplainedAnswer['question']

function fieldsOf({ known, restrict = [], ...question }: Question): Asked {
  const fields = Object.entries(question).map(([name, value]) => [name, String(value)])
  const groups = restrict.map(({ by, label }) => `${by}:${label}`).join(';')
  return {
    ...Object.fromEntries(fields),
    ...(groups === '' ? {} : { restrict: groups }),
    ...given({ asKnownOn: known.on }),
    knownBy: known.by,
  }
}
