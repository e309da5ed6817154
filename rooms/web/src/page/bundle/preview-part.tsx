// What would be in a bundle, and what stays here: before anything is asked for.
import { digits, ScrollTable } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { type RecordNames, recordNames } from '../record-name.ts'
import type { Preview } from './bundle-answer.ts'
import { idsOfNotes, NoteTables, RecordOf } from './note-table.tsx'

/** How many records are named that are left out. */
const MOST_LEFT = 200

/** The names of the records that stay, as far as the asker may know them. */
export function namesOfPreview(ask: Ask, { restricted, leftOut }: Preview): Promise<RecordNames> {
  return recordNames(ask, [...idsOfNotes(restricted), ...leftOut.map(({ id }) => id)])
}

/** What goes, what stays because only few may read it, and what is left out for other reasons. */
export function PreviewPart(props: { ask: Ask; preview: Preview; names: RecordNames }): VNode {
  const { ask, preview, names } = props
  const own = ask.words.page.bundle
  const { objects, bytes, claims, credentials, restricted, restrictedCounts } = preview
  return (
    <>
      <section aria-labelledby="goes-title">
        <h2 id="goes-title">{own.goesTitle}</h2>
        {objects + claims === 0 ? (
          <p>{own.nothingGoes}</p>
        ) : (
          <dl class="facts">
            <dt>{own.objects}</dt>
            <dd>{digits(objects)}</dd>
            <dt>{own.claims}</dt>
            <dd>{digits(claims)}</dd>
            <dt>{own.bytes}</dt>
            <dd>{digits(bytes)}</dd>
          </dl>
        )}
        {credentials !== undefined && (
          <p class="notice problem">{fill(own.credentialsText, { n: credentials })}</p>
        )}
      </section>
      <section aria-labelledby="stays-title">
        <h2 id="stays-title">{own.staysTitle}</h2>
        {restrictedCounts.length === 0 ? (
          <p>{own.allOpen}</p>
        ) : (
          <>
            <p>{own.staysText}</p>
            <NoteTables {...{ ask, names }} notes={restricted} counts={restrictedCounts} />
          </>
        )}
        <LeftTable {...props} />
      </section>
    </>
  )
}

function LeftTable({ ask, preview, names }: Parameters<typeof PreviewPart>[0]): VNode | null {
  const { words } = ask
  const own = words.page.bundle
  // Of what only few may read the tables above say it.
  const left = preview.leftOut.filter(({ code }) => code !== 'restricted').slice(0, MOST_LEFT)
  if (left.length === 0) return null
  return (
    <>
      <h3>{own.leftTitle}</h3>
      <ScrollTable
        label={own.leftTitle}
        rows={left}
        columns={[
          { heading: own.what, cell: ({ id }) => <RecordOf names={names} id={id} /> },
          { heading: own.why, cell: ({ code }) => words.leftOut[code] },
        ]}
      />
    </>
  )
}
