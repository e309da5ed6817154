// What would be in a bundle, and what stays here: before anything is asked for.
import { digits, ScrollTable } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { type RecordNames, recordNames } from '../record-name.ts'
import type { Bundle, Preview } from './bundle-answer.ts'
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
          <NothingGoes ask={ask} preview={preview} />
        ) : (
          <GoingFacts ask={ask} goes={{ objects, claims, bytes }} />
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

/** How much goes, the same for who asks for it and for who lets it go. */
export function GoingFacts({ ask, goes }: { ask: Ask; goes: NonNullable<Bundle['goes']> }): VNode {
  const own = ask.words.page.bundle
  return (
    <dl class="facts">
      <dt>{own.objects}</dt>
      <dd>{digits(goes.objects)}</dd>
      <dt>{own.claims}</dt>
      <dd>{digits(goes.claims)}</dd>
      <dt>{own.bytes}</dt>
      <dd>{digits(goes.bytes)}</dd>
    </dl>
  )
}

/** That nothing goes, and each reason once. */
function NothingGoes({ ask, preview }: { ask: Ask; preview: Preview }): VNode {
  const { words } = ask
  const own = words.page.bundle
  const counts = new Map<Preview['leftOut'][number]['code'], number>()
  for (const { code } of preview.leftOut) counts.set(code, (counts.get(code) ?? 0) + 1)
  return (
    <div class="notice">
      <p>
        <strong>{own.nothingGoes}</strong>
      </p>
      <ul>
        {[...counts].map(([code, n]) => (
          <li>{fill(own.countOf, { what: leftReason(ask, code), n })}</li>
        ))}
      </ul>
      <p>{preview.restrictedCounts.length > 0 ? own.nothingButFew : own.nothingNext}</p>
    </div>
  )
}

/** Why something stays, as a page says it. */
function leftReason({ words }: Ask, code: Preview['leftOut'][number]['code']): string {
  return code === 'restricted' ? words.page.bundle.fewRead : words.leftOut[code]
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
