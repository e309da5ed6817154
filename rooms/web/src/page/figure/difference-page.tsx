// What moved between two days of knowledge: both answers side by side, then what came in, what no
// longer counts, and which number moved because of which words.
import { Refusal } from '@tumen/desk'
import {
  type CutDifference,
  cutDifference,
  type DatedFigure,
  type DifferenceAnswer,
  dayPhrase,
  differenceReport,
  FigureHead,
  figureTitle,
  namesOn,
  type PlacedSection,
  placeSections,
  ReportView,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { refusalDataOf } from '../../door/refusal-data.ts'
import { statusOf } from '../../door/refusal-status.ts'
import {
  figureTabTitle,
  idsOfQuestion,
  idsOfQuotes,
  linksTo,
  type NamedIds,
  withNames,
} from './answer.ts'
import { answerOrAsk } from './builder.tsx'
import { CompareForm } from './compare-form.tsx'
import { type Asked, addressOf, askedOf, inputOf } from './question.ts'

export const differencePage: Page = {
  path: '/figures/difference',
  nav: 'figures',
  async show(ask) {
    return answerOrAsk(ask, askedOf(ask.query), (asked) => compared(ask, asked))
  },
}

/** The difference, or the form again with what is wrong with the earlier day. */
async function compared(ask: Ask, asked: Asked): Promise<Shown> {
  const before = ask.query.get('before')?.trim().slice(0, 40) ?? ''
  if (before === '') return chooseDay(ask, asked)
  try {
    const input = { ...inputOf(asked), before }
    const { answer, more } = cutDifference(await ask.call('figure.diff', input))
    const named = await withNames(ask, answer, idsOfDifference(answer))
    return shownDifference(ask, asked, { answer: named, more })
  } catch (error) {
    if (!(error instanceof Refusal) || error.field !== 'before') throw error
    return chooseDay(ask, asked, { before, refusal: error })
  }
}

async function chooseDay(
  ask: Ask,
  asked: Asked,
  wrong?: { before: string; refusal: Refusal },
): Promise<Shown> {
  const { title, difference } = ask.words.page.figure
  const problem = wrong && refusalDataOf(wrong.refusal)
  const body = (
    <>
      <p>{difference.choose}</p>
      <CompareForm
        ask={ask}
        asked={asked}
        knownOn={asked.asKnownOn ?? ask.today}
        before={wrong?.before}
        problem={problem}
      />
    </>
  )
  const crumbs = [{ label: title, href: '/figures' }, { label: difference.link }]
  const status = wrong === undefined ? 200 : statusOf(wrong.refusal.code)
  return { title: difference.link, body, crumbs, status }
}

async function shownDifference(
  ask: Ask,
  asked: Asked,
  { answer, more }: CutDifference,
): Promise<Shown> {
  const { language, words } = ask
  const { title, difference, answer: text } = words.page.figure
  const what = figureTitle(language, answer)
  const back = addressOf('/figures/show', asked)
  const { sections } = differenceReport(language, answer)
  const body = (
    <>
      <div class="sides">
        <Side ask={ask} asked={asked} answer={answer} side={answer.before} />
        <Side ask={ask} asked={asked} answer={answer} side={answer.after} />
      </div>
      {sections.length === 0 && <p class="empty">{difference.nothing}</p>}
      <ReportView
        language={language}
        sections={linkedSections(asked, answer, placeSections(sections))}
        book={{ ...answer, mayOpen: ask.may('claim.show') }}
        hrefOfId={linksTo(ask, idsOfDifference(answer))}
        nameOf={namesOn(language, answer)}
      />
      {more > 0 && (
        <p class="more">
          <a href={addressOf('/figures/statements', asked)}>{fill(text.andMore, { n: more })}</a>
        </p>
      )}
      <CompareForm
        ask={ask}
        asked={asked}
        knownOn={answer.after.knownOn}
        before={answer.before.knownOn}
      />
    </>
  )
  const crumbs = [
    { label: title, href: '/figures' },
    { label: what, href: back },
    { label: difference.link },
  ]
  const heading = { text: fill(difference.title, { what }) }
  const tab = fill(difference.title, { what: await figureTabTitle(ask, answer) })
  return { title: tab, heading, body, crumbs }
}

interface SideProps {
  ask: Ask
  asked: Asked
  answer: DifferenceAnswer
  side: DatedFigure
}

/** One of the two answers; its numbers lead to the words on its own page. */
function Side({ ask, asked, answer, side }: SideProps): VNode {
  const { difference } = ask.words.page.figure
  const day = dayPhrase(ask.language, side.knownOn)
  const page = pageOf(asked, side)
  return (
    <section class="card">
      <h2>
        <a href={page}>{fill(difference.was, { day })}</a>
      </h2>
      <FigureHead language={ask.language} figure={side} question={answer.question} page={page} />
    </section>
  )
}

function pageOf(asked: Asked, { knownOn }: DatedFigure): string {
  return addressOf('/figures/show', asked, { asKnownOn: knownOn })
}

/** The sections with every number leading to the answer that it stands in. */
function linkedSections(
  asked: Asked,
  { before, after }: DifferenceAnswer,
  sections: PlacedSection[],
): PlacedSection[] {
  const hrefOf = (value: number) => {
    const ends = [after.low, after.best, after.high]
    const isNew = ends.some((end) => end?.value === value)
    return `${pageOf(asked, isNew ? after : before)}#reasons`
  }
  return sections.map((section) => ({
    ...section,
    notes: section.notes.map((note) => ({ ...note, hrefOf })),
  }))
}

function idsOfDifference(answer: DifferenceAnswer): NamedIds {
  const { entered, left, changed = [], rows, grades = [] } = answer.difference
  const quoted = idsOfQuotes(answer)
  return {
    ...quoted,
    events: idsOfQuestion(answer).events,
    claims: [...quoted.claims, ...entered, ...changed, ...left.map(({ claim }) => claim)],
    agents: [
      ...quoted.agents,
      ...rows.flatMap(({ a, b }) => [a, b]),
      ...grades.map(({ origin }) => origin),
    ],
  }
}
