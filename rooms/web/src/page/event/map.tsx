// Where events were: a map without tiles, drawn as exactly as the places are known, and the same
// as a table. Each place leads to its events below. Source: desk.md 7, V2.
import { MAP_UNITS, type Output } from '@tumen/contract'
import {
  ChoiceField,
  dayPhrase,
  digits,
  EmptyNote,
  eventPath,
  MapChart,
  type MapPlace,
  placeName,
  type RefusalData,
  ScrollRegion,
  ScrollTable,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { tableLine } from '../table/table.tsx'
import {
  type AskedView,
  answerOrProblem,
  askedView,
  viewAddress,
  viewPhrase,
} from './view-asked.ts'
import { TableSwitch, ViewForm } from './view-form.tsx'

const PATH = '/events/map'

type Answer = Output<'event.map'>
type Row = Answer['places'][number]

interface Asked {
  view: AskedView
  unit: (typeof MAP_UNITS)[number]
  of?: string | undefined
}

export const mapPage: Page = {
  path: PATH,
  nav: 'events',
  async show(ask) {
    const { query } = ask
    const unit = query.get('unit') === 'said' ? 'said' : 'province'
    const asked: Asked = { view: askedView(query), unit, of: query.get('of') ?? undefined }
    const { view, of } = asked
    const found = await answerOrProblem(ask.call('event.map', { ...view, unit, of }))
    if (found.problem) return { ...shownWith(ask, asked, <p />, found), status: 422 }
    const { answer } = found
    if (answer.total === 0) {
      const day = dayPhrase(ask.language, answer.knownOn)
      const none = (
        <EmptyNote text={fill(ask.words.page.view.nothingAtAll, { day })}>
          <a href="/events">{ask.words.page.view.toEvents}</a>
        </EmptyNote>
      )
      return shownWith(ask, asked, none, found)
    }
    return shownWith(ask, asked, await MapShown({ ask, asked, answer }), found)
  },
}

function shownWith(
  ask: Ask,
  { view, unit }: Asked,
  body: VNode,
  { answer, problem }: { answer?: Answer; problem?: RefusalData },
): Shown {
  const { language, words } = ask
  const { map, shown } = words.page.view
  const what = viewPhrase(language, view, answer?.placeNames ?? {})
  const units = MAP_UNITS.map((one) => [one, map.units[one]] as const)
  const whole = (
    <>
      {answer && (
        <p class="question">{fill(shown, { what, day: dayPhrase(language, answer.knownOn) })}</p>
      )}
      <p>{map.lead}</p>
      <ViewForm
        ask={ask}
        path={PATH}
        asked={view}
        day={answer?.knownOn ?? ask.today}
        problem={problem}
      >
        <ChoiceField name="unit" label={map.unit} options={units} value={unit} />
      </ViewForm>
      {body}
    </>
  )
  const crumbs = [{ label: words.page.event.title, href: '/events' }, { label: map.title }]
  return { title: map.title, body: whole, crumbs, islands: ['place'] }
}

interface MapProps {
  ask: Ask
  asked: Asked
  answer: Answer
}

function addressAt({ view, unit }: Asked, more: Record<string, string | undefined> = {}): string {
  return viewAddress(PATH, view, { unit: unit === 'province' ? undefined : unit }, more)
}

async function MapShown(props: MapProps): Promise<VNode> {
  const { ask, asked, answer } = props
  const { language, words, query } = ask
  const { view } = words.page
  const isTable = query.get('as') === 'table'
  return (
    <>
      <TableSwitch ask={ask} isTable={isTable} hrefOf={(as) => addressAt(asked, { as })} />
      {!isTable && (
        <ScrollRegion label={words.chart.map.title} look="scroll relay-picture">
          <MapChart language={language} places={placesOf(props)} />
        </ScrollRegion>
      )}
      {answer.unplaced > 0 && <p>{fill(view.map.unplaced, { n: answer.unplaced })}</p>}
      {answer.left > 0 && <p class="notice">{fill(view.more, { n: answer.left })}</p>}
      <EventsThere {...props} />
      <PlaceTable {...props} />
      {await tableLine(ask, 'map', { ...asked.view, unit: asked.unit })}
    </>
  )
}

function roleName({ words }: Ask, role: Row['role']): string {
  return role === 'locus' ? words.page.view.map.where : words.page.claimForm.placeRole[role]
}

/** A place stands on the map once, with each of its roles and how many events. */
function placesOf({ ask, asked, answer }: MapProps): MapPlace[] {
  const { language, words } = ask
  const { map } = words.page.view
  const found = new Map<string, [Row, ...Row[]]>()
  for (const row of answer.places) {
    const own = found.get(row.place)
    if (own) own.push(row)
    else found.set(row.place, [row])
  }
  return [...found].map(([id, rows]) => {
    const [first] = rows
    const told = rows.map(({ role, events, withdrawn }) => {
      const n = fill(map.events, { n: events })
      const gone = withdrawn === 0 ? '' : ` (${fill(map.withdrawn, { n: withdrawn })})`
      return `${fill(map.role, { role: roleName(ask, role), n })}${gone}`
    })
    const { level, latitude, longitude } = first
    const isLoose = rows.every(({ relation }) => relation !== undefined)
    const centre =
      latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
    return {
      ...{ id, level, name: placeName(language, id, answer.placeNames), centre },
      relation: isLoose ? first.relation : undefined,
      told: told.join(words.report.also),
      href: `${addressAt(asked, { of: id })}#events`,
    }
  })
}

/** The events of the place that was asked for. */
function EventsThere({ ask, asked, answer }: MapProps): VNode | null {
  if (!answer.events || asked.of === undefined) return null
  const { map } = ask.words.page.view
  const place = placeName(ask.language, asked.of, answer.placeNames)
  return (
    <section aria-labelledby="events" class="card">
      <h2 id="events">{fill(map.of, { place })}</h2>
      <ul>
        {answer.events.map(({ id, title }) => (
          <li>
            <a href={eventPath(id)}>{title}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={addressAt(asked)}>{map.close}</a>
      </p>
    </section>
  )
}

function PlaceTable({ ask, asked, answer }: MapProps): VNode {
  const { language, words } = ask
  const { map } = words.page.view
  return (
    <ScrollTable
      label={map.caption}
      caption={map.caption}
      class="figures"
      hasKeys
      rows={answer.places}
      columns={[
        {
          heading: map.place,
          kind: 'head',
          cell: ({ place }) => (
            <a href={`${addressAt(asked, { of: place })}#events`}>
              {placeName(language, place, answer.placeNames)}
            </a>
          ),
        },
        {
          heading: map.level,
          cell: ({ level, relation }) =>
            relation === undefined
              ? words.placeLevel[level]
              : [words.placeLevel[level], words.page.claimForm.placeRelation[relation]].join(
                  words.report.list,
                ),
        },
        { heading: map.roleHead, cell: ({ role }) => roleName(ask, role) },
        { heading: map.count, kind: 'number', cell: ({ events }) => digits(events) },
        {
          heading: map.gone,
          kind: 'number',
          cell: ({ withdrawn }) => (withdrawn === 0 ? '' : digits(withdrawn)),
        },
      ]}
    />
  )
}
