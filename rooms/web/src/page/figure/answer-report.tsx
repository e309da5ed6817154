// What stands below the first screen of an answer, folded: the numbers in full, the sections of its
// report with every number a link, the support curve, and when and where it happened. Long answers
// are cut; the rest is in the table.
import {
  cutAnswer,
  type ExplainedAnswer,
  FigureHead,
  Fold,
  figureReport,
  MoreNote,
  namesOn,
  placeSections,
  ReportView,
  type ReportViewProps,
  type SectionId,
  SupportChart,
  SupportTable,
  statedNumbers,
  supportHref,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
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

/** Where ids in sentences lead, and names in other languages. */
type Guide = Pick<ReportViewProps, 'hrefOfId' | 'labels'>

/** Numbers, reasons, everything that was used or set aside, time and place of an answer. */
export function AnswerReport(props: AnswerProps & Guide): VNode {
  const { ask, asked, answer: whole, hrefOfId, labels } = props
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
  const view = {
    language,
    book: { ...answer, mayOpen: ask.may('claim.show') },
    hrefOfId,
    labels,
    nameOf: namesOn(language, answer),
    more,
    allHref,
    after: sectionEnds(ask, answer, { hrefOfId, labels }),
  }
  return (
    <>
      <Fold id="numbers" heading={ask.words.brief.numbers}>
        <FigureHead language={language} {...answer} isSaid={false} />
        <p class="muted">{ask.words.brief.chosen}</p>
      </Fold>
      <ReportView {...view} isFolded sections={placed} />
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
  guide: Guide,
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
