// The answer to a question: the numbers with their words, how they are drawn, why they are so,
// what was set aside, when it changed, and how to cite it. Every number leads to somebody's words.
import { setImmediate } from 'node:timers/promises'
import {
  AnswerSaid,
  cutAnswer,
  Fold,
  figureTitle,
  KeyReasons,
  LinkedText,
  NearbyBrief,
  otherDayNote,
  questionSentence,
  RangeDrawing,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { tableLine } from '../table/table.tsx'
import {
  figureTabTitle,
  idsOfAnswer,
  idsOfQuestion,
  labelLanguages,
  linksTo,
  readAnswer,
  statedByClaim,
  statementCount,
  wordsOnPage,
} from './answer.ts'
import { AnswerReport } from './answer-report.tsx'
import { answerOrAsk } from './builder.tsx'
import { Citation } from './citation.tsx'
import { CompareForm } from './compare-form.tsx'
import { KnownControl } from './known-control.tsx'
import { type FoundMoments, readMomentsBeside } from './moment.ts'
import { Moments } from './moment-table.tsx'
import { InsteadLinks } from './nearby-link.tsx'
import { type Asked, addressOf, askedOf } from './question.ts'
import { SaveForm, saveQuestion } from './save-form.tsx'

export const answerPage: Page = {
  path: '/figures/show',
  nav: 'figures',
  async show(ask) {
    return answerOrAsk(ask, askedOf(ask.query), (asked) => shownAnswer(ask, asked))
  },
  async act(ask) {
    return saveQuestion(ask, askedOf(ask.query))
  },
}

async function shownAnswer(ask: Ask, asked: Asked): Promise<Shown> {
  const { language, words } = ask
  const { page } = words
  const answer = await readAnswer(ask, asked)
  // Reading ends with ten thousand statements, and printing begins with them: others go between.
  await setImmediate()
  const mayMoments = ask.may('figure.moments')
  const found = await readMomentsBeside(ask, asked, statementCount(answer))
  const title = figureTitle(language, answer)
  const told = toldOf(ask, asked, answer)
  const otherDay = otherDayNote(language, answer)
  const { hrefOfId, labels } = told
  const body = (
    <>
      <p class="question">
        <LinkedText
          language={language}
          text={questionSentence(language, answer.question, answer.placeNames)}
          guide={{ hrefOfId: linksTo(ask, idsOfQuestion(answer)) }}
        />{' '}
        <a class="button no-print" href={addressOf('/figures', asked)} data-edit>
          {page.figure.ask.again}
        </a>
      </p>
      <div class="figure-top">
        <section class="card" id="answer" aria-label={page.figure.answer.heading}>
          <AnswerSaid language={language} {...answer} />
          <NothingNote ask={ask} answer={answer} />
          <InsteadLinks ask={ask} answer={answer} />
          {!ask.may('quote.read') && <p class="muted">{page.figure.answer.countsOnly}</p>}
          <RangeDrawing {...told} allHref={addressOf('/figures/statements', asked)} />
          {otherDay !== undefined && <p class="other-day hint">{otherDay}</p>}
        </section>
        <KnownControl {...{ ask, asked, answer, moments: found?.moments }} hrefOf={told.hrefOf} />
        <div class="figure-why">
          <KeyReasons {...told} />
          <NearbyBrief {...told} />
        </div>
      </div>
      <div class="figure-body">
        <AnswerReport {...{ ask, asked, answer, hrefOfId, labels }} />
        {mayMoments && <MomentSection ask={ask} asked={asked} answer={answer} found={found} />}
        <CompareForm ask={ask} asked={asked} moments={found?.moments} knownOn={answer.knownOn} />
        <Citation ask={ask} asked={asked} answer={answer} log={await readLog(ask)} />
        <SaveForm ask={ask} asked={asked} />
        {await tableLine(ask, 'figure', asked)}
      </div>
    </>
  )
  const crumbs = [{ label: page.figure.title, href: '/figures' }, { label: title }]
  const tab = await figureTabTitle(ask, answer)
  return { title: tab, heading: { text: title }, body, crumbs, islands: ['copy'] }
}

/** What the parts of the first screen are made from. */
function toldOf(ask: Ask, asked: Asked, answer: Answer) {
  return {
    language: ask.language,
    answer,
    numbers: statedByClaim(answer),
    hrefOf: wordsOnPage(answer, addressOf('/figures/statements', asked)),
    hrefOfId: linksTo(ask, idsOfAnswer(cutAnswer(answer).answer)),
    labels: labelLanguages(ask, answer),
  }
}

type Answer = Awaited<ReturnType<typeof readAnswer>>

function readLog(ask: Ask): Promise<{ size: number; rootHex: string }> {
  return ask.call('log.show', {})
}

/** What to do when nothing answers the question. */
function NothingNote({ ask, answer }: { ask: Ask; answer: Answer }): VNode | null {
  const { answer: text } = ask.words.page.figure
  const { low, high } = answer.figure
  if (low !== null || high !== null) return null
  return (
    <p class="no-print">
      {text.nothingNext} {ask.may('search') && <a href="/search">{text.searchTexts}</a>}
    </p>
  )
}

interface MomentSectionProps {
  ask: Ask
  asked: Asked
  answer: Answer
  found: FoundMoments | undefined
}

function MomentSection({ ask, asked, answer, found }: MomentSectionProps): VNode {
  const { known } = ask.words.page.figure
  const { question, knownOn } = answer
  return (
    <Fold id="moments" heading={known.moments}>
      {found === undefined ? (
        <p>
          <a href={addressOf('/figures/moments', asked)}>{known.slow}</a>{' '}
          <span class="muted">{known.slowWhy}</span>
        </p>
      ) : (
        <Moments ask={ask} asked={asked} question={question} found={found} knownOn={knownOn} />
      )}
    </Fold>
  )
}
