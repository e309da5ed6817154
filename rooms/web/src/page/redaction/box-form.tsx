// The boxes of a picture as a form: one row a box, some empty rows for new ones, the checklist, how
// the copy is made, and whether the part that is shown was looked at.
import { BOX_KINDS, BOX_STATES, CHECK_ITEMS, DROP_REASONS } from '@tumen/claim'
import { CheckField, ChoiceField, FieldGroup, ScrollRegion } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { ownWords } from './own-words.ts'
import { BOX_FIELDS, BRUSHES, rowsSent, typedRow } from './posted-revision.ts'
import { type Redaction, redactionPath } from './redaction-path.ts'
import { SaveButtons } from './save-buttons.tsx'
import { viewIn, viewQuery } from './view.ts'

type Box = NonNullable<Redaction['boxes']>[number]
type Row = Partial<Record<keyof ReturnType<typeof typedRow>, string | number>> & {
  from?: Box['from']
}

/** Rows for boxes that are not there yet. */
const NEW_ROWS = 3

interface Props {
  ask: Ask
  redaction: Redaction
  boxes: readonly Box[]
}

export function BoxForm({ ask, redaction, boxes }: Props): VNode {
  const { words, problem, form } = ask
  const own = words.page.redaction
  const { id, revision, document, tiles, page } = redaction
  const view = viewIn(ask, redaction)
  const rows = problem && rowsSent(form) > 0 ? sentRows(ask, boxes) : shownRows(boxes, page)
  const isSeen = tiles[view.tile]?.seen ?? false
  return (
    <form method="post" action={`${redactionPath(document)}?${viewQuery(view)}`} data-boxes>
      <input type="hidden" name="redaction" value={id} />
      <input type="hidden" name="revision" value={revision} />
      {page !== undefined && <input type="hidden" name="page" value={page} />}
      <input type="hidden" name="rows" value={rows.length} />
      <input type="hidden" name="back" value={viewQuery(view)} />
      {view.shade && !isSeen && (
        <div data-plain>
          <CheckField
            name="seen"
            value={String(view.tile)}
            label={fill(own.picture.seen, { n: view.tile + 1 })}
          />
        </div>
      )}
      <h2>{own.box.title}</h2>
      <details open data-rows>
        <summary>{own.box.numbers}</summary>
        <p class="hint">{own.box.empty}</p>
        <ScrollRegion label={own.box.title}>
          <BoxTable ask={ask} rows={rows} />
        </ScrollRegion>
      </details>
      <Changes ask={ask} redaction={redaction} />
      <Checklist ask={ask} redaction={redaction} />
      <Output ask={ask} redaction={redaction} />
      <SaveButtons ask={ask} redaction={redaction} />
    </form>
  )
}

function shownRows(boxes: readonly Box[], page: number | undefined): Row[] {
  const fresh = page === undefined ? {} : { what: 'text' }
  return [...boxes, ...Array.from({ length: NEW_ROWS }, () => fresh)]
}

/** The rows as they were typed, with where each box comes from. */
function sentRows({ form }: Ask, boxes: readonly Box[]): Row[] {
  const from = new Map(boxes.map((box) => [box.id, box.from]))
  return Array.from({ length: rowsSent(form) }, (_, n) => {
    const row = typedRow(form, n)
    const source = from.get(row.id ?? '')
    return { ...row, ...(source && { from: source }) } as Row
  })
}

function BoxTable({ ask, rows }: { ask: Ask; rows: readonly Row[] }): VNode {
  const own = ask.words.page.redaction.box
  const headings = [own.number, own.found, own.x, own.y, own.w, own.h, own.what, own.state]
  return (
    <table class="redaction-boxes">
      <caption class="visually-hidden">{own.title}</caption>
      <thead>
        <tr>
          {[...headings, own.reason, own.basis].map((one) => (
            <th scope="col">{one}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, n) => (
          <BoxRow ask={ask} row={row} n={n} />
        ))}
      </tbody>
    </table>
  )
}

function BoxRow({ ask, row, n }: { ask: Ask; row: Row; n: number }): VNode {
  const own = ask.words.page.redaction.box
  const label = (field: string) => fill(own.label, { field, n: n + 1 })
  return (
    <tr data-from={row.from}>
      <th scope="row">
        {n + 1}
        {row.id !== undefined && <input type="hidden" name={`box-${n}`} value={row.id} />}
      </th>
      <td>
        {row.from ? own.source[row.from] : own.new}
        {row.id === undefined && (
          <Choice {...{ name: `brush-${n}`, label: label(own.brush.title), value: row.brush }}>
            {[['', own.brush.none], ...BRUSHES.map((one) => [one, own.brush[one]] as const)]}
          </Choice>
        )}
      </td>
      {BOX_FIELDS.map((field) => (
        <td>
          <input
            name={`${field}-${n}`}
            value={row[field]}
            inputMode="numeric"
            size={5}
            autocomplete="off"
            aria-label={label(own[field])}
          />
        </td>
      ))}
      <td>
        <Choice {...{ name: `what-${n}`, label: label(own.what), value: row.what }}>
          {BOX_KINDS.map((one) => [one, own.kind[one]])}
        </Choice>
      </td>
      <td>
        <Choice {...{ name: `state-${n}`, label: label(own.state), value: row.state }}>
          {BOX_STATES.map((one) => [one, own.stateOf[one]])}
        </Choice>
      </td>
      <td>
        <Choice {...{ name: `reason-${n}`, label: label(own.reason), value: row.reason }}>
          {[['', own.noReason], ...DROP_REASONS.map((one) => [one, own.why[one]] as const)]}
        </Choice>
      </td>
      <td>
        <input
          name={`basis-${n}`}
          value={row.basis}
          size={10}
          autocomplete="off"
          aria-label={label(own.basis)}
        />
      </td>
    </tr>
  )
}

interface ChoiceProps {
  name: string
  label: string
  value: string | number | undefined
  children: readonly (readonly [string, string] | readonly string[])[]
}

export function Choice({ name, label, value, children }: ChoiceProps): VNode {
  return (
    <select name={name} aria-label={label}>
      {children.map(([one, text]) => (
        <option value={one} selected={one === value}>
          {text}
        </option>
      ))}
    </select>
  )
}

/** What the office file of a print held: each to be looked for on its pages. */
function Changes({ ask, redaction }: Omit<Props, 'boxes'>): VNode | null {
  const { words, form, problem } = ask
  const own = words.page.redaction.changes
  const { changes } = redaction
  if (!changes) return null
  const sent = new Set(form.texts('looked'))
  return (
    <FieldGroup legend={own.title}>
      <p class="hint">{own.lead}</p>
      {changes.map(({ change, count, looked }) => (
        <CheckField
          name="looked"
          value={change}
          label={fill(own.of[change], { n: count })}
          checked={problem ? sent.has(change) : looked}
        />
      ))}
    </FieldGroup>
  )
}

export function Checklist({ ask, redaction }: Omit<Props, 'boxes'>): VNode {
  const { form, problem } = ask
  const own = ownWords(ask, redaction).check
  const said = new Map(redaction.checklist.map(({ item, is }) => [item, is]))
  return (
    <FieldGroup legend={own.title}>
      <p class="hint">{own.lead}</p>
      {CHECK_ITEMS.map((item) => (
        <ChoiceField
          name={`check-${item}`}
          label={own.item[item]}
          none={own.open}
          value={problem ? form.word(`check-${item}`) : said.get(item)}
          options={[
            ['done', own.done],
            ['absent', own.absent],
          ]}
        />
      ))}
    </FieldGroup>
  )
}

function Output({ ask, redaction }: Omit<Props, 'boxes'>): VNode {
  const { words, form, problem } = ask
  const own = words.page.redaction.output
  const choice = (
    name: 'fill' | 'format' | 'tone',
    options: readonly (readonly [string, string])[],
  ) => (
    <ChoiceField
      name={name}
      label={own[name]}
      value={problem ? form.word(name) : redaction[name]}
      options={options}
    />
  )
  return (
    <FieldGroup legend={own.title}>
      {choice('fill', [
        ['solid', own.solid],
        ['noise', own.noise],
      ])}
      {redaction.page === undefined
        ? choice('format', [
            ['jpeg', own.jpeg],
            ['png', own.png],
          ])
        : choice('tone', [
            ['grey', own.toneOf.grey],
            ['colour', own.toneOf.colour],
          ])}
    </FieldGroup>
  )
}
