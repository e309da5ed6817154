// A picture of an estimate under its heading, with the same as a table below it.
import { type Language, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { EstimateReport } from '../../estimate/answer.ts'

export interface PictureProps {
  language: Language
  report: EstimateReport
}

/** A heading, a picture, and the table of it, folded away unless it is read first. */
export function PicturePart(props: {
  title: string
  lead?: string
  table: VNode
  language: Language
  open?: boolean
  children: ComponentChildren
}): VNode {
  const { title, lead, table, language, open = false, children } = props
  return (
    <section class="estimate-part">
      <h2>{title}</h2>
      {lead !== undefined && <p class="muted">{lead}</p>}
      {children}
      <details open={open}>
        <summary>{wordsIn(language).page.estimate.answer.table}</summary>
        {table}
      </details>
    </section>
  )
}
