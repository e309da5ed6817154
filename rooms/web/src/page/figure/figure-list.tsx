// Figures: the question to ask, and the questions that are asked again with their answers of
// today. Saving keeps the fields of a question, never its answer.
import { dayPhrase, EmptyNote, ProblemNote } from '@tumen/view'
import { fill } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { tableLine } from '../table/table.tsx'
import { addressOf, askedOf } from './question.ts'
import { QuestionForm } from './question-form.tsx'
import { readSaved, type SavedQuestion } from './saved-question.ts'

/** Questions of anybody's, without names of places. */
const EXAMPLES = [
  ['held', 'detention'],
  ['arrested', 'arrest'],
  ['returned', 'forced_return'],
] as const

export const figureList: Page = {
  path: '/figures',
  nav: 'figures',
  async show(ask) {
    const { language, words, query, problem } = ask
    const { title, intro, ask: text } = words.page.figure
    const saved = await readSaved(ask)
    const line = saved.length > 0 && (await tableLine(ask, 'figures'))
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <p>{intro}</p>
        {ask.may('figure.table') && (
          <p>
            <a class="button" href="/figures/table">
              {words.page.cells.link}
            </a>
          </p>
        )}
        <p>
          <a href="/statistics">{words.page.figure.statistic.link}</a>
        </p>
        <div class="columns">
          <section aria-labelledby="ask-title">
            <h2 id="ask-title">{text.heading}</h2>
            <QuestionForm ask={ask} asked={askedOf(query)} />
          </section>
          <SavedQuestions ask={ask} saved={saved}>
            {line}
          </SavedQuestions>
        </div>
      </>
    )
    return { title, body, islands: ['place'] }
  },
  async act({ form, call }) {
    await call('query.drop', { id: form.text('id') })
    return { to: '/figures', done: 'dropped' }
  },
}

interface SavedQuestionsProps {
  ask: Ask
  saved: readonly SavedQuestion[]
  /** The line that offers them as a table. */
  children: ComponentChildren
}

function SavedQuestions({ ask, saved, children }: SavedQuestionsProps): VNode {
  const { saved: text } = ask.words.page.figure
  return (
    <section aria-labelledby="saved-title">
      <h2 id="saved-title">{text.heading}</h2>
      {saved.length === 0 ? (
        <EmptyNote text={text.none}>
          <Examples ask={ask} />
        </EmptyNote>
      ) : (
        <ul class="saved-questions">
          {saved.map((one) => (
            <SavedItem ask={ask} saved={one} />
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}

function Examples({ ask }: { ask: Ask }): VNode {
  const { ask: text } = ask.words.page.figure
  return (
    <>
      <p>{text.examples}</p>
      <ul>
        {EXAMPLES.map(([name, act]) => (
          <li>
            <a href={`/figures?act=${act}`}>{text[name]}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

function SavedItem({ ask, saved }: { ask: Ask; saved: SavedQuestion }): VNode {
  const { saved: text } = ask.words.page.figure
  const { id, name, asked, shared, isOwn } = saved
  return (
    <li data-row class="card">
      <p class="row">
        <a href={addressOf('/figures/show', asked)}>{name}</a>
        <span class="tag">{shared ? text.shared : text.own}</span>
      </p>
      <AnswerLine ask={ask} saved={saved} />
      {isOwn && (
        <form method="post" action="/figures">
          <input type="hidden" name="id" value={id} />
          <button type="submit" aria-label={fill(text.removeThis, { name })}>
            {text.remove}
          </button>
        </form>
      )}
    </li>
  )
}

/** The answer, as known today or on the day that was saved with the question. */
function AnswerLine({ ask, saved }: { ask: Ask; saved: SavedQuestion }): VNode | null {
  const { saved: text, difference } = ask.words.page.figure
  const { answer, asked } = saved
  if (answer === undefined) return null
  if (answer === 'failed') return <p class="muted">{text.failed}</p>
  const day = dayPhrase(ask.language, answer.knownOn)
  const when = asked.asKnownOn === undefined ? text.now : fill(difference.was, { day })
  return (
    <p>
      <span class="muted">{when}:</span>{' '}
      <a class="quiet" href={addressOf('/figures/show', asked)}>
        {answer.told}
      </a>
    </p>
  )
}
