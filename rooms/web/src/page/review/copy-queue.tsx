// Covered copies that were made and that nobody has handed in or judged: who made each, who
// decides, and the way to it. Source: redaction.md 9; desk.md 4, P31.
import { itemText } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { DataTable, dayPhrase, documentPath, reviewPath, ScrollRegion } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { type RecordNames, recordNames } from '../record-name.ts'

type Copies = Output<'review.list'>['copies']

/** The copies as a table; nothing where none waits. */
export async function copiesPart(ask: Ask, copies: Copies): Promise<VNode | null> {
  if (copies.length === 0) return null
  const names = await recordNames(
    ask,
    copies.map(({ document }) => document),
  )
  const own = ask.words.page.review.copies
  return (
    <section id="copies" aria-labelledby="copies-title">
      <h2 id="copies-title">{fill(own.waiting, { n: copies.length })}</h2>
      <p>{own.lead}</p>
      <ScrollRegion label={own.title}>
        <CopyTable {...{ ask, copies, names }} />
      </ScrollRegion>
    </section>
  )
}

function CopyTable(props: { ask: Ask; copies: Copies; names: RecordNames }): VNode {
  const { ask, copies, names } = props
  const { review } = ask.words.page
  const own = review.copies
  return (
    <DataTable
      caption={own.title}
      isCaptionHidden
      columns={[
        {
          heading: own.of,
          cell: ({ document }) => {
            const { text, lang } = names.label(document)
            return (
              <a href={documentPath(document)} lang={lang} dir="auto">
                {text}
              </a>
            )
          },
        },
        { heading: own.by, cell: ({ by }) => by },
        { heading: own.made, cell: ({ recorded }) => dayPhrase(ask.language, recorded) },
        { heading: own.who, cell: ({ decides }) => (decides ? own.you : own.another) },
        {
          heading: own.what,
          cell: ({ derivative }) => (
            <a href={reviewPath(itemText({ kind: 'redaction', ids: [derivative] }))} data-row>
              {own.open}
            </a>
          ),
        },
      ]}
      rows={copies}
    />
  )
}
