// Official numbers beside the figure of cases, half-year by half-year: two columns that are never
// added. Source: desk.md 7, V4 f.
import { given } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import {
  agentPath,
  ChoiceField,
  cellSaid,
  cellSigns,
  cellVoices,
  claimPath,
  dayPhrase,
  digits,
  EmptyNote,
  intervalPhrase,
  isStatedCell,
  numberPhrase,
  periodLabel,
  placeName,
  problemOf,
  type RefusalData,
  ScrollTable,
  SendButton,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { addressOf } from '../figure/question.ts'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'
import { tableLine } from '../table/table.tsx'
import { answerOrProblem, askedView, viewPhrase } from './view-asked.ts'
import { actOptions } from './view-form.tsx'

const PATH = '/statistics/official'

type Official = Output<'figure.official'>
type Row = Official['rows'][number]

/** A period with its official numbers and its figure. */
interface Period {
  from: string
  to: string
  numbers: Row[]
  cases?: Row
}

export const officialPage: Page = {
  path: PATH,
  nav: 'figures',
  async show(ask) {
    const { words } = ask
    const { official } = words.page.view
    const view = askedView(ask.query)
    const counted = askedView(new URLSearchParams({ act: ask.query.get('counted') ?? '' })).act
    const { act } = view
    if (act === undefined)
      return shownWith(ask, counted, <p class="notice">{official.needAct}</p>, {})
    const asked = { ...view, act, counted }
    const found = await answerOrProblem(ask.call('figure.official', asked))
    if (found.problem) return { ...shownWith(ask, counted, <p />, found), status: 422 }
    const { answer } = found
    if (answer.rows.length === 0) {
      const none = (
        <EmptyNote text={official.empty}>
          <a href="/speakers?kind=official_body">{official.toSpeakers}</a>
        </EmptyNote>
      )
      return shownWith(ask, counted, none, found)
    }
    const names = await recordNames(
      ask,
      answer.rows.map(({ origin }) => origin),
    )
    const filter = { ...view, ...(counted && { counted }) }
    const body = (
      <>
        <h2>{official.caption}</h2>
        <OfficialTable ask={ask} answer={answer} names={names} />
        <p class="muted">{words.page.cells.legend}</p>
        {await tableLine(ask, 'official', filter)}
      </>
    )
    return shownWith(ask, counted, body, found)
  },
}

function shownWith(
  ask: Ask,
  counted: string | undefined,
  body: VNode,
  { answer, problem }: { answer?: Official; problem?: RefusalData },
): Shown {
  const { language, words } = ask
  const { official } = words.page.view
  const { figure } = words.page
  const whole = (
    <>
      {answer && (
        <p class="question">
          {fill(official.sentence, {
            what: viewPhrase(
              language,
              { ...given({ act: askedView(ask.query).act, place: answer.place }) },
              answer.placeNames,
            ),
            day: dayPhrase(language, answer.knownOn),
          })}
        </p>
      )}
      <p>{official.lead}</p>
      <OfficialForm ask={ask} counted={counted} day={answer?.knownOn} problem={problem} />
      {body}
    </>
  )
  const crumbs = [
    { label: figure.title, href: '/figures' },
    { label: figure.statistic.title, href: '/statistics' },
    { label: official.title },
  ]
  return { title: official.title, body: whole, crumbs, islands: ['place'] }
}

interface FormProps {
  ask: Ask
  counted: string | undefined
  day: string | undefined
  problem: RefusalData | undefined
}

function OfficialForm({ ask, counted, day, problem }: FormProps): VNode {
  const { language, words, query, today } = ask
  const { view, figure } = words.page
  const asked = askedView(query)
  const field = (name: keyof typeof asked) => ({
    name,
    value: asked[name],
    problem: problemOf(language, problem, name),
  })
  const acts = actOptions(words)
  return (
    <form method="get" action={PATH} class="filter card no-print" aria-label={view.form}>
      <div class="row">
        <ChoiceField {...field('act')} label={view.official.act} none="" options={acts} />
        <div data-place>
          <TextField {...field('place')} label={view.official.place} hint={view.placeHint} />
        </div>
        <ChoiceField
          name="counted"
          value={counted}
          label={view.official.counted}
          none={view.official.everyCounted}
          options={acts}
        />
      </div>
      <div class="row">
        <TextField isDate {...field('from')} label={view.from} hint={view.daysHint} />
        <TextField isDate {...field('to')} label={view.to} hint={view.daysHint} />
        <TextField
          isDate
          {...field('asKnownOn')}
          value={asked.asKnownOn ?? day ?? today}
          label={figure.ask.knownOn}
          hint={figure.ask.knownOnHint}
        />
        <p class="row-actions">
          <SendButton label={view.send} />
        </p>
      </div>
    </form>
  )
}

function periodsOf(rows: readonly Row[]): Period[] {
  const found = new Map<string, Period>()
  for (const row of rows) {
    const { from, to } = row
    const period = found.get(`${from} ${to}`) ?? { from, to, numbers: [] }
    found.set(`${from} ${to}`, period)
    if (row.kind === 'cases') period.cases = row
    else period.numbers.push(row)
  }
  return [...found.values()]
}

interface TableProps {
  ask: Ask
  answer: Official
  names: RecordNames
}

function OfficialTable({ ask, answer, names }: TableProps): VNode {
  const { official } = ask.words.page.view
  return (
    <ScrollTable
      label={official.caption}
      caption={official.caption}
      isCaptionHidden
      class="cells beside"
      rows={periodsOf(answer.rows)}
      columns={[
        {
          heading: official.period,
          kind: 'head',
          cell: ({ from, to }) => periodLabel(ask.language, { from, to }),
        },
        {
          heading: official.numbers,
          cell: (period) => <Numbers ask={ask} answer={answer} names={names} period={period} />,
        },
        {
          heading: official.cases,
          cell: ({ cases }) => cases && <Cases ask={ask} answer={answer} row={cases} />,
        },
      ]}
    />
  )
}

/** What official bodies count in a period; who repeats one number is one line with it. */
function Numbers({ ask, answer, names, period }: TableProps & { period: Period }): VNode {
  const { language, words } = ask
  const { official } = words.page.view
  const told = new Map<string, Row>()
  for (const row of period.numbers) {
    const { origin, act, place, number, happened, withdrawn } = row
    const key = JSON.stringify([origin, act, place, number, happened, withdrawn])
    if (!told.has(key)) told.set(key, row)
  }
  if (told.size === 0) return <span class="muted">{official.none}</span>
  return (
    <>
      {[...told.values()].map(({ id, origin, act, place, number, happened, withdrawn }) => {
        const what = words.act[act]
        const where = place && placeName(language, place, answer.placeNames)
        const isPart =
          happened && (happened.earliest !== period.from || happened.latest !== period.to)
        return (
          <div>
            <a href={claimPath(id)}>{number ? numberPhrase(language, number) : words.act[act]}</a>
            <small>
              {where ? fill(official.of, { what, place: where }) : what}
              {origin && (
                <>
                  {' · '}
                  <RecordLink names={names} id={origin} href={agentPath(origin)} />
                </>
              )}
            </small>
            {isPart && (
              <small>{fill(official.part, { when: intervalPhrase(language, happened) })}</small>
            )}
            {withdrawn && (
              <small class="warn">
                {fill(official.gone, { day: dayPhrase(language, withdrawn) })}
              </small>
            )}
          </div>
        )
      })}
    </>
  )
}

/** The figure of cases, as a cell of a table says it, with a link to its reasons. */
function Cases({
  ask,
  answer,
  row,
}: Pick<TableProps, 'ask' | 'answer'> & { row: Row }): VNode | null {
  const { language, words } = ask
  const { view } = words.page
  const { act, from, to, cases } = row
  const asked = { act, place: row.place ?? '', from, to, asKnownOn: answer.knownOn }
  const href = addressOf('/figures/show', {}, { wide: '', ...asked })
  if (cases === undefined) return null
  if (!isStatedCell(cases))
    return (
      <a class="quiet" href={href}>
        {words.cells.status[cases.status]}
      </a>
    )
  const { origins, reports } = cellVoices(language, cases)
  return (
    <>
      <a href={href}>
        <span class="signs" aria-hidden="true">
          {cellSigns(cases)}
        </span>
        <span class="visually-hidden">{cellSaid(language, cases)}</span>
      </a>
      <small>
        {origins}, {reports}
      </small>
      <small class={cases.status === 'contested' ? 'warn' : undefined}>
        {words.cells.status[cases.status]}
      </small>
      {cases.official > 0 && (
        <small>{fill(view.official.counts, { n: digits(cases.official) })}</small>
      )}
    </>
  )
}
