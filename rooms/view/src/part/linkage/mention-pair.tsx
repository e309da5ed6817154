// Two records of persons side by side, aligned by field: what differs is marked by words and by
// the weight of the line, never by colour alone.
import type { Mention } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { PlaceNames } from '../../figure/question-sentence.ts'
import { type AlignedField, alignMentions, type FieldValue } from '../../linkage/mention-field.ts'
import { fieldLabel } from '../../linkage/sentence.ts'

export interface MentionPairProps {
  language: Language
  a: Mention
  b: Mention
  places: PlaceNames
  /** What each record is called above its column. */
  heads: readonly [string, string]
  caption: string
}

/** The table of two records. */
export function MentionPair(props: MentionPairProps): VNode {
  const { language, a, b, places, heads, caption } = props
  const { linkage } = wordsIn(language)
  const rows = alignMentions({ language, places }, a, b)
  return (
    <table class="mention-pair">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, a: left, b: right, relation }) => (
          <tr class={`relation-${relation}`}>
            <th scope="row">
              {fieldLabel(language, field)}{' '}
              <span class={relation === 'different' ? 'tag warn' : 'tag'}>
                {linkage.relation[relation]}
              </span>
            </th>
            <Cell language={language} value={left} relation={relation} />
            <Cell language={language} value={right} relation={relation} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  language: Language
  value: FieldValue
  relation: AlignedField['relation']
}

function Cell({ language, value, relation }: CellProps): VNode {
  const { none } = wordsIn(language).linkage.relation
  if (value.text === '') return <td class="muted">{none}</td>
  const text = <bdi>{value.text}</bdi>
  return (
    <td>
      {relation === 'different' ? <strong>{text}</strong> : text}
      {value.written !== undefined && (
        <span class="mention-written">
          {' '}
          <bdi>{value.written}</bdi>
        </span>
      )}
    </td>
  )
}
