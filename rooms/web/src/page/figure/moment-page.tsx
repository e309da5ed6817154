// When an answer changed, on a page of its own: for questions with many statements.
import { figureTitle, questionSentence } from '@tumen/view'
import { fill } from '@tumen/words'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { recordNames } from '../record-name.ts'
import { figureTabTitle } from './answer.ts'
import { answerOrAsk } from './builder.tsx'
import { readMoments } from './moment.ts'
import { Moments } from './moment-table.tsx'
import { type Asked, addressOf, askedOf, inputOf } from './question.ts'

export const momentPage: Page = {
  path: '/figures/moments',
  nav: 'figures',
  async show(ask) {
    return answerOrAsk(ask, askedOf(ask.query), (asked) => shownMoments(ask, asked))
  },
}

type Answer = Parameters<typeof figureTitle>[1] & { knownOn: string }

async function shownMoments(ask: Ask, asked: Asked): Promise<Shown> {
  const { language, words } = ask
  const { title: figures, known } = words.page.figure
  const answer = await withEventTitle(ask, await ask.call('figure.ask', inputOf(asked)))
  const found = await readMoments(ask, asked)
  const { question, placeNames, knownOn } = answer
  const what = figureTitle(language, answer)
  const back = addressOf('/figures/show', asked)
  const body = (
    <>
      <p class="question">{questionSentence(language, question, placeNames)}</p>
      <p>
        <a class="button no-print" href={back}>
          {known.toAnswer}
        </a>
      </p>
      <Moments ask={ask} asked={asked} question={question} found={found} knownOn={knownOn} />
    </>
  )
  const crumbs = [
    { label: figures, href: '/figures' },
    { label: what, href: back },
    { label: known.moments },
  ]
  const heading = { text: fill(known.title, { what }) }
  const title = fill(known.title, { what: await figureTabTitle(ask, answer) })
  return { title, heading, body, crumbs }
}

/** The answer with what its event is called. */
async function withEventTitle(ask: Ask, answer: Answer): Promise<Answer> {
  const { event } = answer.question
  if (event === undefined) return answer
  const title = (await recordNames(ask, [event])).named(event)?.title
  if (title === undefined) return answer
  return { ...answer, placeNames: { ...answer.placeNames, [event]: title } }
}
