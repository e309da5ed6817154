// When events or statements were, and since when they are known: a picture and the same as a table.
// What is asked stands in the address. Source: desk.md 7, V1.
import { TIMELINE_ROWS } from '@tumen/contract'
import {
  ChoiceField,
  claimPath,
  dayPhrase,
  EmptyNote,
  eventPath,
  happenedWords,
  placeName,
  type RefusalData,
  ScrollRegion,
  ScrollTable,
  TimelineChart,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { idsOfQuotes, withNames } from '../figure/answer.ts'
import { tableLine } from '../table/table.tsx'
import { drawnRows, rowLabel, rowOrigin, type TimelineAnswer } from './timeline-row.ts'
import {
  type AskedView,
  answerOrProblem,
  askedView,
  viewAddress,
  viewPhrase,
} from './view-asked.ts'
import { TableSwitch, ViewForm } from './view-form.tsx'
import { isZoom, type Span, spanAround, ZOOMS, type Zoom } from './zoom.ts'

const PATH = '/events/timeline'

/** What is asked, with the part of time that is looked at. */
interface Asked {
  view: AskedView
  rows: (typeof TIMELINE_ROWS)[number]
  zoom?: Zoom
  /** A day in the picture. */
  at?: string
}

export const timelinePage: Page = {
  path: PATH,
  nav: 'events',
  async show(ask) {
    const asked = askedIn(ask.query)
    const span = spanOf(ask, asked)
    const needsAct = asked.rows === 'claims' && asked.view.act === undefined
    if (needsAct) return shownWith(ask, asked, <NeedAct ask={ask} />)
    const { answer, problem } = await answerOrProblem(answerFor(ask, asked, span))
    if (problem) return { ...shownWith(ask, asked, <p />, { problem }), status: 422 }
    const told = await withNames(ask, answer, idsOfQuotes(answer))
    const day = answer.knownOn
    if (answer.rows.length === 0) {
      const body = (
        <>
          <Zooms ask={ask} asked={asked} answer={told} span={span} />
          {await nothing(ask, asked, day)}
        </>
      )
      return shownWith(ask, asked, body, { day })
    }
    const body = await Timeline({ ask, asked, answer: told, span })
    return shownWith(ask, asked, body, { day, answer: told })
  },
}

function askedIn(query: URLSearchParams): Asked {
  const [rows, zoom, at] = ['rows', 'zoom', 'at'].map((name) => query.get(name)) as (
    | string
    | null
  )[]
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(at ?? '')
  return {
    view: askedView(query),
    rows: rows === 'claims' ? 'claims' : 'events',
    ...(isZoom(zoom ?? null) ? { zoom: zoom as Zoom } : {}),
    ...(isDay ? { at: at as string } : {}),
  }
}

/** The fields of the address; the part of time only where one is chosen. */
function fieldsOf({ view, rows, zoom, at }: Asked): Record<string, string | undefined> {
  return { ...view, rows: rows === 'events' ? undefined : rows, zoom, at: zoom && at }
}

function spanOf({ today }: Ask, { zoom, at, view }: Asked): Span | undefined {
  return zoom && spanAround(zoom, at ?? view.asKnownOn ?? today)
}

async function answerFor(ask: Ask, { view, rows }: Asked, span: Span | undefined) {
  return ask.call('event.timeline', { ...view, ...span, rows })
}

interface Parts {
  day?: string
  problem?: RefusalData
  answer?: TimelineAnswer
}

function shownWith(
  ask: Ask,
  asked: Asked,
  body: VNode,
  { day, problem, answer }: Parts = {},
): Shown {
  const { words, language } = ask
  const { timeline } = words.page.view
  const said = day && dayPhrase(language, day)
  const shown = { ...asked.view, ...spanOf(ask, asked) }
  const what = viewPhrase(language, shown, answer?.placeNames ?? {})
  const rows = TIMELINE_ROWS.map((one) => [one, timeline.row[one]] as const)
  const whole = (
    <>
      {said && <p class="question">{fill(words.page.view.shown, { day: said, what })}</p>}
      <p>{timeline.lead}</p>
      <ViewForm ask={ask} path={PATH} asked={asked.view} day={day ?? ask.today} problem={problem}>
        <ChoiceField name="rows" label={timeline.rows} options={rows} value={asked.rows} />
      </ViewForm>
      {body}
    </>
  )
  const crumbs = [{ label: words.page.event.title, href: '/events' }, { label: timeline.title }]
  return { title: timeline.title, body: whole, crumbs, islands: ['place'] }
}

function NeedAct({ ask }: { ask: Ask }): VNode {
  return <p class="notice">{ask.words.page.view.timeline.needAct}</p>
}

/** Nothing in the part of time that is looked at, and what is nearest to it. */
async function nothing(ask: Ask, asked: Asked, day: string): Promise<VNode> {
  const { language, words } = ask
  const { view } = words.page
  const { from: _, to: __, ...wide } = asked.view
  const all = await answerFor(ask, { ...asked, view: wide }, undefined)
  const span = spanOf(ask, asked) ?? { from: asked.view.from ?? asked.view.to ?? day }
  const [near] = all.rows
    .filter(({ happened }) => happened !== undefined)
    .sort((a, b) => distance(a.happened, span.from) - distance(b.happened, span.from))
  if (near === undefined)
    return (
      <EmptyNote text={fill(view.nothingAtAll, { day: dayPhrase(language, day) })}>
        <a href="/events">{view.toEvents}</a>
      </EmptyNote>
    )
  const told = await withNames(ask, all, idsOfQuotes(all))
  const when = happenedWords(language, near.happened)
  return (
    <EmptyNote text={view.nothing}>
      <a href={near.kind === 'event' ? eventPath(near.id) : claimPath(near.id)}>
        {fill(view.nearest, { what: rowLabel(ask, told, near), when })}
      </a>
    </EmptyNote>
  )
}

function distance(happened: { earliest: string } | undefined, day: string): number {
  return Math.abs(Date.parse(happened?.earliest ?? '') - Date.parse(day)) || 0
}

interface TimelineProps {
  ask: Ask
  asked: Asked
  answer: TimelineAnswer
  span: Span | undefined
}

async function Timeline(props: TimelineProps): Promise<VNode> {
  const { ask, asked, answer, span } = props
  const { language, words, query } = ask
  const { view } = words.page
  const isTable = query.get('as') === 'table'
  const own = fieldsOf(asked)
  const more = answer.total - answer.rows.filter(({ kind }) => kind !== 'official').length
  const isOfficial = answer.rows.some(({ kind }) => kind === 'official')
  const frame = { ...asked.view, ...span, rows: asked.rows }
  return (
    <>
      <Zooms {...props} />
      <TableSwitch ask={ask} isTable={isTable} hrefOf={(as) => viewAddress(PATH, own, { as })} />
      {isOfficial && <p>{view.timeline.officialLead}</p>}
      {!isTable && (
        <ScrollRegion label={words.chart.timeline.title} look="scroll relay-picture">
          <TimelineChart
            language={language}
            rows={drawnRows(ask, answer)}
            knownOn={answer.knownOn}
            {...span}
          />
        </ScrollRegion>
      )}
      {more > 0 && <p class="notice">{fill(view.more, { n: more })}</p>}
      <TimelineTable ask={ask} answer={answer} />
      {await tableLine(ask, 'timeline', frame)}
    </>
  )
}

/** How much time the picture shows, and what comes before and after. */
function Zooms({ ask, asked, answer, span }: TimelineProps): VNode {
  const { timeline } = ask.words.page.view
  const own = fieldsOf(asked)
  const at = span?.from ?? answer.rows.findLast(({ happened }) => happened)?.happened?.earliest
  const step = (by: number) => {
    const to = asked.zoom && span && spanAround(asked.zoom, span.from, by)
    return to && viewAddress(PATH, own, { at: to.from })
  }
  const [earlier, later] = [step(-1), step(1)]
  const link = (zoom: Zoom | undefined, label: string) =>
    zoom === asked.zoom ? (
      <strong aria-current="true">{label}</strong>
    ) : (
      <a href={viewAddress(PATH, own, { zoom, at: zoom && at })}>{label}</a>
    )
  return (
    <nav class="no-print" aria-label={timeline.zoom}>
      <p class="zoom">
        {timeline.zoom}: {link(undefined, timeline.step.all)}
        {ZOOMS.map((zoom) => (
          <> · {link(zoom, timeline.step[zoom])}</>
        ))}
        {earlier && (
          <>
            {' '}
            | <a href={earlier}>← {timeline.earlier}</a>
          </>
        )}
        {later && (
          <>
            {' '}
            <a href={later}>{timeline.later} →</a>
          </>
        )}
      </p>
    </nav>
  )
}

function TimelineTable({ ask, answer }: Pick<TimelineProps, 'ask' | 'answer'>): VNode {
  const { language, words } = ask
  const { timeline } = words.page.view
  const isOfClaims = answer.rows.some(({ origin }) => origin !== undefined)
  return (
    <ScrollTable
      label={timeline.caption}
      caption={timeline.caption}
      class="figures"
      hasKeys
      rows={answer.rows}
      columns={[
        {
          heading: timeline.what,
          kind: 'head',
          cell: (row) => (
            <a href={row.kind === 'event' ? eventPath(row.id) : claimPath(row.id)}>
              {rowLabel(ask, answer, row)}
            </a>
          ),
        },
        isOfClaims && {
          heading: timeline.origin,
          cell: (row) => rowOrigin(ask, answer, row),
        },
        {
          heading: timeline.place,
          cell: ({ place }) =>
            place === undefined ? '' : placeName(language, place, answer.placeNames),
        },
        {
          heading: timeline.when,
          cell: ({ happened }) => happenedWords(language, happened),
        },
        { heading: timeline.known, cell: ({ known }) => dayPhrase(language, known) },
        {
          heading: timeline.withdrawn,
          cell: ({ withdrawn }) => (withdrawn === undefined ? '' : dayPhrase(language, withdrawn)),
        },
        { heading: timeline.kind, cell: ({ kind }) => timeline.kinds[kind] },
      ]}
    />
  )
}
