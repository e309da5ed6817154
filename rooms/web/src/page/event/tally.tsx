// How many statements, and how many independent origins stand behind them, by outlet, language,
// origin and hedge. Each row leads to its statements below. Source: desk.md 7, V4 c.
import { type Output, TALLY_BY, type TallyBy } from '@tumen/contract'
import {
  claimPath,
  dayPhrase,
  digits,
  EmptyNote,
  languageLabel,
  originCount,
  type RefusalData,
  ScrollTable,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'
import { tableLine } from '../table/table.tsx'
import {
  type AskedView,
  answerOrProblem,
  askedView,
  viewAddress,
  viewPhrase,
} from './view-asked.ts'
import { ViewForm } from './view-form.tsx'

const PATH = '/statistics/claims'

type Tally = Output<'claim.tally'>
type Row = Tally['rows'][number]

export const tallyPage: Page = {
  path: PATH,
  nav: 'figures',
  async show(ask) {
    const view = askedView(ask.query)
    const of = ask.query.get('of') ?? undefined
    const found = await answerOrProblem(ask.call('claim.tally', { ...view, of }))
    if (found.problem) return { ...shownWith(ask, view, <p />, found), status: 422 }
    const { answer } = found
    const { language, words } = ask
    if (answer.total === 0) {
      const day = dayPhrase(language, answer.knownOn)
      const none = <EmptyNote text={fill(words.page.view.nothingAtAll, { day })} />
      return shownWith(ask, view, none, found)
    }
    const agents = answer.rows.flatMap(({ by, key }) => (isAgent(by) && key ? [key] : []))
    const names = await recordNames(ask, [...(answer.claims ?? []), ...agents])
    const body = (
      <>
        {TALLY_BY.map((by) => (
          <TallyTable ask={ask} view={view} answer={answer} names={names} by={by} />
        ))}
        {answer.left > 0 && (
          <p class="notice">{fill(words.page.view.tally.left, { n: answer.left })}</p>
        )}
        <Statements ask={ask} view={view} answer={answer} names={names} of={of} />
        {await tableLine(ask, 'tally', view)}
      </>
    )
    return shownWith(ask, view, body, found)
  },
}

function isAgent(by: TallyBy): boolean {
  return by === 'outlet' || by === 'origin'
}

function shownWith(
  ask: Ask,
  view: AskedView,
  body: VNode,
  { answer, problem }: { answer?: Tally; problem?: RefusalData },
): Shown {
  const { language, words } = ask
  const { tally } = words.page.view
  const what = viewPhrase(language, view, answer?.placeNames ?? {})
  const whole = (
    <>
      {answer && (
        <p class="question">
          {fill(words.page.view.shown, { day: dayPhrase(language, answer.knownOn), what })}
        </p>
      )}
      {answer && answer.total > 0 && (
        <p>
          <strong>
            {fill(tally.total, { n: answer.total, origins: voices(ask, answer.origins) })}
          </strong>
        </p>
      )}
      <p>{tally.lead}</p>
      <ViewForm
        ask={ask}
        path={PATH}
        asked={view}
        day={answer?.knownOn ?? ask.today}
        problem={problem}
      />
      {body}
    </>
  )
  const { figure } = words.page
  const crumbs = [
    { label: figure.title, href: '/figures' },
    { label: figure.statistic.title, href: '/statistics' },
    { label: tally.title },
  ]
  return { title: tally.title, body: whole, crumbs, islands: ['place'] }
}

function voices({ language, words }: Ask, origins: Row['origins']): string {
  return origins === undefined ? words.page.view.tally.tooMany : originCount(language, origins)
}

interface TallyProps {
  ask: Ask
  view: AskedView
  answer: Tally
  names: RecordNames
}

/** What a row is called. */
function rowName({ language, words }: Ask, names: RecordNames, { by, key }: Row): string {
  const { tally } = words.page.view
  if (by === 'hedge') return key === '' ? tally.noNumber : hedgeName(words.operator, key)
  if (key === '') return tally.none
  return by === 'language' ? languageLabel(language, key) : names.label(key).text
}

function hedgeName(names: Readonly<Record<string, string>>, key: string): string {
  return names[key] ?? key
}

function TallyTable({ ask, view, answer, names, by }: TallyProps & { by: TallyBy }): VNode {
  const { tally } = ask.words.page.view
  const rows = answer.rows.filter((row) => row.by === by)
  return (
    <>
      <h2 id={by}>{tally.by[by]}</h2>
      <ScrollTable
        label={tally.by[by]}
        class="figures"
        hasKeys
        rows={rows}
        columns={[
          {
            heading: tally.what[by],
            kind: 'head',
            cell: (row) => (
              <a href={`${viewAddress(PATH, view, { of: row.id })}#statements`}>
                <bdi>{rowName(ask, names, row)}</bdi>
              </a>
            ),
          },
          { heading: tally.claims, kind: 'number', cell: ({ claims }) => digits(claims) },
          { heading: tally.documents, kind: 'number', cell: ({ documents }) => digits(documents) },
          by !== 'origin' && {
            heading: tally.origins,
            cell: ({ origins }) => voices(ask, origins),
          },
        ]}
      />
    </>
  )
}

/** The statements of the row that was asked for. */
function Statements({
  ask,
  view,
  answer,
  names,
  of,
}: TallyProps & { of: string | undefined }): VNode | null {
  const { tally } = ask.words.page.view
  const row = answer.rows.find(({ id }) => id === of)
  if (!answer.claims || !row) return null
  const more = row.claims - answer.claims.length
  return (
    <section aria-labelledby="statements" class="card">
      <h2 id="statements">{fill(tally.of, { what: rowName(ask, names, row) })}</h2>
      <ul>
        {answer.claims.map((id) => (
          <li>
            <RecordLink names={names} id={id} href={claimPath(id)} />
          </li>
        ))}
      </ul>
      {more > 0 && <p class="muted">{fill(tally.more, { n: more })}</p>}
      <p>
        <a href={viewAddress(PATH, view)}>{tally.close}</a>
      </p>
    </section>
  )
}
