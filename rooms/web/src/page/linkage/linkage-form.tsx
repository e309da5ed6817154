// What can be done from a linkage: making persons, drawing them again and again, and looking at
// any pair of records.
import {
  type DrawAnswer,
  type DrawnEstimate,
  drawnSentences,
  NumberTable,
  ProgressForm,
  percentText,
  SendButton,
  TextField,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { RecordField } from '../record-field.tsx'
import { linkagePath } from './linkage-answer.ts'
import type { PartProps } from './linkage-summary.tsx'

/** The form that makes persons of the records. */
export function ResolveForm({ ask, answer }: PartProps): VNode {
  const { language, words } = ask
  const field = typedFields(ask)
  const { resolve } = words.page.linkage
  const { linkage, resolved, threshold } = answer
  return (
    <section class="card" aria-labelledby="resolve">
      <h2 id="resolve">{resolve.title}</h2>
      <p>{resolve.lead}</p>
      <p>
        <strong>{resolved ? resolve.done : resolve.undone}</strong>
      </p>
      <ProgressForm language={language} action={linkagePath(linkage.id)} label={resolve.go}>
        <input type="hidden" name="do" value="resolve" />
        <TextField
          {...field('threshold')}
          label={resolve.threshold}
          hint={`${resolve.thresholdHint} (${percentText(threshold.probability)} %)`}
        />
      </ProgressForm>
    </section>
  )
}

/** The form that draws persons. */
export function DrawForm({ ask }: { ask: Ask }): VNode {
  const { language, words, form } = ask
  const field = typedFields(ask)
  const { draw } = words.page.linkage
  return (
    <section class="card" aria-labelledby="draw">
      <h2 id="draw">{draw.title}</h2>
      <p>{draw.lead}</p>
      <ProgressForm language={language} action={linkagePath(ask.param('run'))} label={draw.go}>
        <input type="hidden" name="do" value="draw" />
        <TextField {...field('draws')} label={draw.draws} value={form.text('draws') || '200'} />
      </ProgressForm>
    </section>
  )
}

/** The persons of the draws, and the way to an estimate that takes their doubt with it. */
export function DrawTable({ ask, drawn }: { ask: Ask; drawn: DrawAnswer }): VNode {
  const { words } = ask
  const { draw, column } = words.page.linkage
  const names = (at: readonly number[]) =>
    at.map((n) => drawn.lists[n] ?? '').join(words.report.list)
  const rows = [
    { label: draw.persons, band: drawn.persons },
    ...drawn.perList.map((band, n) => ({ label: fill(draw.list, { list: names([n]) }), band })),
    ...drawn.overlaps.map(({ lists, persons: band }) => ({
      label: fill(draw.only, { lists: names(lists) }),
      band,
    })),
  ]
  const query = new URLSearchParams(drawn.lists.map((id) => ['from', id]))
  return (
    <section role="status">
      <NumberTable
        caption={draw.caption}
        columns={[column.persons, column.low, column.best, column.high]}
        rows={rows.map(({ label, band }) => [
          label,
          ...[band.low, band.best, band.high].map((n) => String(Math.round(n))),
        ])}
      />
      {ask.may('estimate.table') && (
        <p>
          <a class="button" href={`/estimates/table?${query}`}>
            {draw.estimate}
          </a>
        </p>
      )}
    </section>
  )
}

/** The form that estimates over draws of links. */
export function EstimateForm({ ask }: { ask: Ask }): VNode {
  const { language, words } = ask
  const { drawn } = words.page.linkage
  return (
    <section class="card" aria-labelledby="estimate">
      <h2 id="estimate">{drawn.title}</h2>
      <p>{drawn.lead}</p>
      <ProgressForm language={language} action={linkagePath(ask.param('run'))} label={drawn.go}>
        <input type="hidden" name="do" value="estimate" />
      </ProgressForm>
    </section>
  )
}

/** What the estimate over draws says. */
export function DrawnSection(props: { language: Language; drawn: DrawnEstimate }): VNode {
  const { language, drawn } = props
  return (
    <section class="card" role="status">
      <h2>{wordsIn(language).page.linkage.drawn.title}</h2>
      <ul class="linkage-said">
        {drawnSentences(language, drawn).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

/** The form that leads to the explanation of a pair. */
export function LookForm({ ask }: { ask: Ask }): VNode {
  const { form, words } = ask
  const { look } = words.page.linkage
  return (
    <section class="card" aria-labelledby="look">
      <h2 id="look">{look.title}</h2>
      {/* Posted, so that the name of somebody stands in no address. */}
      <form method="post" action={linkagePath(ask.param('run'))} class="row">
        <input type="hidden" name="do" value="look" />
        <RecordField
          ask={ask}
          name="a"
          label={look.a}
          hint={look.hint}
          value={form.text('a')}
          required
        />
        <RecordField
          ask={ask}
          name="b"
          label={look.b}
          hint={look.hint}
          value={form.text('b')}
          required
        />
        <p class="row-actions">
          <SendButton label={look.go} />
        </p>
      </form>
    </section>
  )
}
