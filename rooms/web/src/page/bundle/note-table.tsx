// What only few may read, of what was asked for: how many of each kind, then each with its words,
// what people wrote first.
import {
  claimPath,
  DataTable,
  documentPath,
  Fold,
  restrictedInOrder,
  ScrollRegion,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { RecordLink } from '../record-link.tsx'
import type { RecordNames } from '../record-name.ts'
import { fieldName, type Note, type NoteCount } from './bundle-answer.ts'

interface NoteTableProps {
  ask: Ask
  names: RecordNames
  notes: readonly Note[]
  counts: readonly NoteCount[]
}

/** Both tables; `names` are those of the records that the notes are in. */
export function NoteTables({ ask, names, notes, counts }: NoteTableProps): VNode {
  const { words } = ask
  const own = words.page.bundle
  const told = restrictedInOrder(notes)
  return (
    <>
      <DataTable
        class="counts"
        rows={counts}
        columns={[
          { heading: own.what, cell: ({ field }) => fieldName(words, field) },
          { heading: own.count, kind: 'number', cell: ({ count }) => count },
        ]}
      />
      {told.length > 0 && (
        <Fold id="each" heading={own.each} count={told.length}>
          <ScrollRegion label={`${own.each} (${told.length})`}>
            <EachNote ask={ask} names={names} notes={told} />
          </ScrollRegion>
        </Fold>
      )}
    </>
  )
}

function EachNote({ ask, names, notes }: Omit<NoteTableProps, 'counts'>): VNode {
  const { words } = ask
  const own = words.page.bundle
  return (
    <DataTable
      caption={own.each}
      isCaptionHidden
      rows={notes}
      columns={[
        { heading: own.what, cell: ({ field }) => fieldName(words, field) },
        {
          heading: own.says,
          attributes: { dir: 'auto' },
          cell: ({ field, text }) =>
            text === undefined ? (
              <span class="muted">{noText(ask, field)}</span>
            ) : (
              <span lang="">{noteText(names, field, text)}</span>
            ),
        },
        { heading: own.record, cell: ({ id }) => <RecordOf names={names} id={id} /> },
      ]}
    />
  )
}

/** Which notes name a speaker by an id. */
const SPEAKER_FIELDS: ReadonlySet<string> = new Set(['origin', 'agent'])

/** What a note says; a speaker by the name, as far as the asker may know it. */
function noteText(names: RecordNames, field: string, text: string): string {
  return SPEAKER_FIELDS.has(field) ? names.label(text).text : text
}

/** The ids of which the names are needed for these notes. */
export function idsOfNotes(notes: readonly Note[]): string[] {
  return notes.flatMap(({ id, field, text }) =>
    text !== undefined && SPEAKER_FIELDS.has(field) ? [id, text] : [id],
  )
}

/** A whole record says nothing by itself; a note that is not told is not for the asker to read. */
function noText({ words }: Ask, field: string): string {
  return field === 'record' ? '' : words.page.bundle.hidden
}

/** A link to the document or the claim by its name. */
export function RecordOf({ names, id }: { names: RecordNames; id: string }): VNode {
  const isClaim = names.named(id)?.kind === 'claim'
  return <RecordLink names={names} id={id} href={isClaim ? claimPath(id) : documentPath(id)} />
}

/** "problem or note (2), the record itself (1)" */
export function countPhrase({ words }: Ask, counts: readonly NoteCount[]): string {
  const own = words.page.bundle
  const parts = counts.map(({ field, count }) =>
    fill(own.countOf, { what: fieldName(words, field), n: count }),
  )
  return parts.join(own.list)
}
