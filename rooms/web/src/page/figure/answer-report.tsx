// The body of an answer: the drawing, the sections of its report with every number a link, the
// support curve, and when and where it happened. Long answers are cut; the rest is in the table.
import {
  cutAnswer,
  type ExplainedAnswer,
  Fold,
  figureReport,
  IntervalChart,
  MoreNote,
  type PlacedSection,
  placeSections,
  ReportView,
  type ReportViewProps,
  type SectionId,
  SupportChart,
  SupportTable,
  statedNumbers,
  supportHref,
  wordsHref,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../ask.ts'
import { idsOfAnswer, labelLanguages, linksTo, statedByClaim } from './answer.ts'
import { JudgeLinks, LineageLink } from './judge-link.tsx'
import { NearbyLinks } from './nearby-link.tsx'
import { type Asked, addressOf } from './question.ts'
import { StatementMap } from './statement-map.tsx'
import { StatementTime } from './statement-time.tsx'

interface AnswerProps {
  ask: Ask
  asked: Asked
  answer: ExplainedAnswer
}

/** Reasons, contents, drawing, time and place of an answer. */
export function AnswerReport({ ask, asked, answer: whole }: AnswerProps): VNode {
  const { language } = ask
  const { answer, more } = cutAnswer(whole)
  const { sections } = figureReport(language, answer, 'full')
  // Whose words these are comes first.
  const inOrder = [...sections.filter(isReason), ...sections.filter((one) => !isReason(one))]
  const placed = placeSections(inOrder, statedNumbers(answer))
  const isTold = placed.some(({ id }) => id === 'used')
  const allHref = addressOf('/figures/statements', asked)
  const undrawn = (more.used ?? 0) + (more.leftOut ?? 0) + (more.beside ?? 0)
  const rest = undrawn > 0 ? <MoreNote language={language} left={undrawn} href={allHref} /> : null
  const hrefOfId = linksTo(ask, idsOfAnswer(answer))
  const labels = labelLanguages(ask, answer)
  const view = {
    language,
    book: { ...answer, mayOpen: ask.may('claim.show') },
    hrefOfId,
    labels,
    more,
    allHref,
    after: sectionEnds(ask, answer, { hrefOfId, labels }),
  }
  return (
    <>
      <ReportView {...view} sections={placed.filter(isReason)} />
      <Contents ask={ask} placed={placed} isTold={isTold} />
      <section id="drawing" aria-labelledby="drawing-title">
        <h2 id="drawing-title">{ask.words.page.figure.answer.drawing}</h2>
        <IntervalChart
          language={language}
          answer={answer}
          numbers={statedByClaim(answer)}
          hrefOf={wordsHref}
        />
        {rest}
      </section>
      <ReportView {...view} isFolded sections={placed.filter((one) => !isReason(one))} />
      {isTold && <TimeAndPlace ask={ask} asked={asked} answer={answer} rest={rest} />}
    </>
  )
}

/** What is read first: whose words these are, and what was also said. */
function isReason({ id }: { id: SectionId }): boolean {
  return id === 'reasons' || id === 'nearby'
}

/** What else the sections say below their sentences. */
function sectionEnds(
  ask: Ask,
  answer: ExplainedAnswer,
  guide: Pick<ReportViewProps, 'hrefOfId' | 'labels'>,
): ReportViewProps['after'] & {} {
  const { language } = ask
  return {
    support: (
      <>
        <SupportChart
          language={language}
          support={answer.figure.support}
          hrefOf={(value) => supportHref(answer, value)}
          id="curve"
        />
        <SupportTable language={language} answer={answer} {...guide} />
      </>
    ),
    nearby: <NearbyLinks ask={ask} answer={answer} />,
    wouldChange: <JudgeLinks ask={ask} answer={answer} />,
    waiting: <LineageLink ask={ask} />,
  }
}

interface ContentsProps {
  ask: Ask
  placed: readonly PlacedSection[]
  isTold: boolean
}

/** The sections of the page, to jump to. */
function Contents({ ask, placed, isTold }: ContentsProps): VNode {
  const { answer, time, cite } = ask.words.page.figure
  const entries = [
    ...placed.filter(isReason),
    { anchor: 'drawing', heading: answer.drawing },
    ...placed.filter((section) => !isReason(section)),
    ...(isTold ? [{ anchor: 'time', heading: time.heading }] : []),
    { anchor: 'cite', heading: cite.heading },
  ]
  return (
    <nav class="contents no-print" aria-labelledby="contents-title">
      <h2 id="contents-title">{answer.where}</h2>
      <ul>
        {entries.map(({ anchor, heading }) => (
          <li>
            <a href={`#${anchor}`}>{heading}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** `rest`: how many more there are than are drawn. */
function TimeAndPlace(props: AnswerProps & { rest: VNode | null }): VNode {
  const { ask, asked, answer, rest } = props
  const { answer: text, time } = ask.words.page.figure
  return (
    <Fold id="time" heading={time.heading}>
      {answer.context && (
        <>
          <StatementTime ask={ask} answer={answer} />
          <h3>{time.map}</h3>
          <StatementMap ask={ask} answer={answer} />
          {rest}
        </>
      )}
      <p>
        <a class="button no-print" href={addressOf('/figures/statements', asked)} data-key="t">
          {text.asTable}
        </a>
      </p>
    </Fold>
  )
}
