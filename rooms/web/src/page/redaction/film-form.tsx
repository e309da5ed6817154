// What of a film is covered from which picture to which, as a form: the time line with a bar for
// each span, one row a span, some empty rows for new ones, and whether the second that is shown was
// looked at. Nothing here needs a script. Source: redaction.md 7.
import { DROP_REASONS, SPAN_KINDS } from '@tumen/claim'
import { CheckField, ScrollRegion } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { Checklist, Choice } from './box-form.tsx'
import { ownWords } from './own-words.ts'
import { rowsSent } from './posted-revision.ts'
import { keysAsText, typedSpan } from './posted-span.ts'
import { type Redaction, redactionPath } from './redaction-path.ts'
import { SaveButtons } from './save-buttons.tsx'
import { viewIn, viewQuery } from './view.ts'

type Spans = NonNullable<Redaction['spans']>
type Row = Partial<ReturnType<typeof typedSpan>> & { source?: Spans[number]['source'] }

/** Rows for spans that are not there yet. */
const NEW_ROWS = 2

interface Props {
  ask: Ask
  redaction: Redaction
  spans: Spans
}

export function FilmForm({ ask, redaction, spans }: Props): VNode {
  const { words, problem, form } = ask
  const { film: own } = words.page.redaction
  const { id, revision, document, tiles, page = 1 } = redaction
  const view = viewIn(ask, redaction)
  const rows = problem && rowsSent(form) > 0 ? sentRows(ask, spans) : shownRows(ask, spans)
  const isSeen = tiles[view.tile]?.seen ?? false
  return (
    <form method="post" action={`${redactionPath(document)}?${viewQuery(view)}`}>
      <input type="hidden" name="redaction" value={id} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="film" value="yes" />
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="rows" value={rows.length} />
      <input type="hidden" name="back" value={viewQuery(view)} />
      {view.shade && !isSeen && (
        <CheckField name="seen" value="0" label={ownWords(ask, redaction).picture.seen} />
      )}
      <h2>{own.title}</h2>
      <p class="hint">{own.empty}</p>
      {redaction.plan !== 'yunet' && <p class="hint">{own.needs}</p>}
      <ScrollRegion label={own.title}>
        <SpanTable ask={ask} rows={rows} hasBoxes={redaction.plan === 'yunet'} />
      </ScrollRegion>
      <Checklist ask={ask} redaction={redaction} />
      <SaveButtons ask={ask} redaction={redaction} />
    </form>
  )
}

/** The spans, and rows for new ones: the first begins and ends where the address says. */
function shownRows({ query }: Ask, spans: Spans): Row[] {
  const fresh = { from: query.get('from') ?? undefined, to: query.get('to') ?? undefined }
  const known = spans.map(({ keys, from, to, what, by: _, at: __, ...span }): Row => {
    return { ...span, from: String(from), to: String(to), kind: what, keys: keysAsText(keys) }
  })
  return [...known, fresh, ...Array.from({ length: NEW_ROWS - 1 }, () => ({}))]
}

/** The rows as they were typed, with where each span comes from. */
function sentRows({ form }: Ask, spans: Spans): Row[] {
  const sources = new Map(spans.map(({ id, source }) => [id, source]))
  return Array.from({ length: rowsSent(form) }, (_, n) => {
    const row = typedSpan(form, n)
    const source = sources.get(row.id ?? '')
    return { ...row, ...(source && { source }) }
  })
}

interface TableProps {
  ask: Ask
  rows: readonly Row[]
  /** Whether boxes that move may be made. */
  hasBoxes: boolean
}

function SpanTable({ ask, rows, hasBoxes }: TableProps): VNode {
  const { film: own, box } = ask.words.page.redaction
  const heads = [
    own.number,
    box.found,
    own.from,
    own.to,
    own.what,
    box.state,
    box.reason,
    box.basis,
  ]
  const hasKeys = hasBoxes || rows.some(({ kind }) => kind === 'box')
  return (
    <table class="redaction-boxes">
      <caption class="visually-hidden">{own.title}</caption>
      <thead>
        <tr>
          {[...heads, ...(hasKeys ? [own.keys] : [])].map((one) => (
            <th scope="col">{one}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, n) => (
          <SpanRow {...{ ask, row, n, hasBoxes, hasKeys }} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps extends Omit<TableProps, 'rows'> {
  row: Row
  n: number
  hasKeys: boolean
}

function SpanRow({ ask, row, n, hasBoxes, hasKeys }: RowProps): VNode {
  const { film: own, box } = ask.words.page.redaction
  const label = (field: string) => fill(own.label, { field, n: n + 1 })
  const kinds = SPAN_KINDS.filter((one) => one !== 'box' || hasBoxes || row.kind === 'box')
  return (
    <tr>
      <th scope="row">
        {n + 1}
        {row.id !== undefined && <input type="hidden" name={`span-${n}`} value={row.id} />}
      </th>
      <td>{row.source ? box.source[row.source] : box.new}</td>
      {(['from', 'to'] as const).map((field) => (
        <td>
          <input
            name={`${field}-${n}`}
            value={row[field]}
            inputMode="numeric"
            size={6}
            autocomplete="off"
            aria-label={label(own[field])}
          />
        </td>
      ))}
      <td>
        <Choice {...{ name: `kind-${n}`, label: label(own.what), value: row.kind }}>
          {kinds.map((one) => [one, own.kind[one]])}
        </Choice>
      </td>
      <td>
        <Choice {...{ name: `state-${n}`, label: label(box.state), value: row.state }}>
          {(['covered', 'dropped'] as const).map((one) => [one, box.stateOf[one]])}
        </Choice>
      </td>
      <td>
        <Choice {...{ name: `reason-${n}`, label: label(box.reason), value: row.reason }}>
          {[['', box.noReason], ...DROP_REASONS.map((one) => [one, box.why[one]] as const)]}
        </Choice>
      </td>
      <td>
        <input
          name={`basis-${n}`}
          value={row.basis}
          size={10}
          autocomplete="off"
          aria-label={label(box.basis)}
        />
      </td>
      {hasKeys && (
        <td>
          {row.source === undefined || row.source === 'hand' ? (
            <textarea
              name={`keys-${n}`}
              rows={2}
              cols={24}
              aria-label={label(own.keys)}
              title={own.keysHint}
            >
              {row.keys}
            </textarea>
          ) : null}
        </td>
      )}
    </tr>
  )
}

/** Units of the drawing: how high a bar is with its gap, and how wide the film is. */
const [BAR, GAP, WIDE] = [8, 4, 1000]

/** The whole film from left to right: a bar for each span, and which seconds were looked at. */
export function TimeLine({ ask, redaction }: Omit<Props, 'spans'>): VNode | null {
  const { film, spans = [], pages = [] } = redaction
  if (!film) return null
  const own = ask.words.page.redaction.film
  const at = (picture: number) => (WIDE * picture) / film.pictures
  const high = (spans.length + 1) * (BAR + GAP)
  const label = fill(own.line, { n: spans.length, all: pages.length })
  return (
    <svg
      class="film-line"
      viewBox={`0 0 ${WIDE} ${high}`}
      preserveAspectRatio="none"
      height={Math.max(24, high * 2)}
      role="img"
      aria-label={label}
    >
      {spans.map(({ from, to, state }, n) => (
        <rect
          class={`film-span film-${state}`}
          x={at(from - 1)}
          y={n * (BAR + GAP)}
          width={at(to - from + 1)}
          height={BAR}
        />
      ))}
      {pages.map(({ seen }, n) => (
        <rect
          class={seen ? 'film-seen' : 'film-unseen'}
          x={at(n * film.rate) + 1}
          y={spans.length * (BAR + GAP)}
          width={Math.max(1, at(Math.min(film.rate, film.pictures - n * film.rate)) - 2)}
          height={BAR}
        />
      ))}
    </svg>
  )
}

/** The pictures of the second that is shown: each may be where a new span begins or ends. */
export function PictureList({ ask, redaction }: Omit<Props, 'spans'>): VNode | null {
  const { film, page = 1, document } = redaction
  if (!film) return null
  const own = ask.words.page.redaction.film
  const first = (page - 1) * film.rate
  const count = Math.min(film.rate, film.pictures - first)
  const query = viewQuery(viewIn(ask, redaction))
  const to = (name: 'from' | 'to', picture: number) => {
    const asked = new URLSearchParams(query)
    for (const one of ['from', 'to'] as const) {
      const was = one === name ? String(picture) : ask.query.get(one)
      if (was) asked.set(one, was)
    }
    return `${redactionPath(document)}?${asked}`
  }
  return (
    <nav aria-label={own.pictures}>
      <ol class="redaction-parts">
        {Array.from({ length: count }, (_, n) => first + n + 1).map((picture) => (
          <li>
            {fill(own.picture, { n: picture })}:{' '}
            <a
              href={to('from', picture)}
              aria-label={`${fill(own.picture, { n: picture })}: ${own.begin}`}
            >
              {own.begin}
            </a>
            ,{' '}
            <a
              href={to('to', picture)}
              aria-label={`${fill(own.picture, { n: picture })}: ${own.end}`}
            >
              {own.end}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
