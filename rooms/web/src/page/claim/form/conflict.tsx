// Two people amend one claim: the second is shown what the first changed, beside what both
// started from and what they typed themselves, before anything is stored.
import { claimPath, ScrollRegion } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { amendPath } from './claim-form.tsx'
import { type ClaimField, claimFields, valueIn } from './field-table.ts'
import type { FieldDifference } from './form-difference.ts'

interface ConflictProps {
  ask: Ask
  /** The newest version. */
  newest: string
  differences: readonly FieldDifference[]
  /** False when the form was only opened, and nothing typed yet. */
  isTyped: boolean
  /** Language tag of the document: what is written out of it is in this language. */
  lang: string | undefined
}

/** The note above the form, with the table of the fields that differ. */
export function ConflictNote(props: ConflictProps): VNode {
  const { ask, newest, differences, isTyped } = props
  const { conflict } = ask.words.page.claimForm
  const isSame = differences.every((one) => one.newest === one.base)
  return (
    <section class="notice problem conflict" role="alert">
      <h2>{conflict.title}</h2>
      {isTyped && <p>{conflict.text}</p>}
      <p>
        <a href={isTyped ? claimPath(newest) : amendPath(newest)}>{conflict.open}</a>
      </p>
      {isSame && <p>{conflict.same}</p>}
      {isTyped && differences.length > 0 && <DifferenceTable {...props} />}
    </section>
  )
}

function DifferenceTable({ ask, differences, lang }: ConflictProps): VNode {
  const { conflict } = ask.words.page.claimForm
  return (
    <ScrollRegion label={conflict.title}>
      <table>
        <caption class="visually-hidden">{conflict.title}</caption>
        <thead>
          <tr>
            <th scope="col">{conflict.field}</th>
            <th scope="col">{conflict.base}</th>
            <th scope="col">{conflict.newest}</th>
            <th scope="col">{conflict.mine}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ name, base, newest, mine }) => (
            <tr>
              <th scope="row">{labelOf(ask, name)}</th>
              {[base, newest, mine].map((value) => (
                <td lang={isQuoted(name) && value !== '' ? lang : undefined}>
                  {value === base ? (
                    phraseOf(ask, name, value)
                  ) : (
                    <mark>{phraseOf(ask, name, value)}</mark>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Whether a field repeats words of the text. */
function isQuoted(name: string): boolean {
  return /^(quote|piece\d+)$/.test(name) || fieldNamed(name)?.isQuoted === true
}

/** The field of that name, or what a row that repeats has of it: `place2Role` as `placeRole`. */
function fieldNamed(name: string): ClaimField | undefined {
  return new Map<string, ClaimField>(claimFields).get(name.replace(/\d+/, ''))
}

const LABEL_OF_PART: Readonly<Record<string, string>> = {
  piece: 'morePiece',
  place: 'morePlace',
  placeRole: 'placeRole',
  placeRelation: 'placeRelation',
  restrictBy: 'restrictBy',
  restrictLabel: 'restrict',
  relationType: 'relation',
  relationTo: 'relationTo',
  relationNote: 'relationNote',
}

/** The label of a field by its name in the form; `place2Role` is the role of a place. */
function labelOf(ask: Ask, name: string): string {
  const { field } = ask.words.page.claimForm
  const labels: Readonly<Record<string, string | undefined>> = field
  const part = name.replace(/\d+/, '')
  return labels[name] ?? labels[LABEL_OF_PART[part] ?? ''] ?? name
}

/** A text as it is, a code as its word; nothing said as such. */
function phraseOf(ask: Ask, name: string, value: string): string {
  if (value === '') return ask.words.report.nothing
  const { words } = ask
  const labels: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
    restrictBy: words.restriction,
    relationType: words.claimRelation,
  }
  return labels[name.replace(/\d+/, '')]?.[value] ?? valueIn(words, fieldNamed(name), value)
}
