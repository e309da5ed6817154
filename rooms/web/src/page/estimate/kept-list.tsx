// The kept estimates, and a form that puts two of them side by side.
import {
  ChoiceField,
  estimatePath,
  instantPhrase,
  type KeptEstimate,
  keptName,
  keptTotal,
  ScrollTable,
  SendButton,
} from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { RecordNames } from '../record-name.ts'

/** `estimate.list`. */
export interface KeptAnswer {
  estimates: KeptEstimate[]
}

/** Their table, the newest first; nothing without any. */
export function KeptList(
  props: KeptAnswer & {
    ask: Ask
    /** What lists are called. */
    names: RecordNames
  },
): VNode | null {
  const { ask, estimates, names } = props
  if (estimates.length === 0) return null
  const { language, words } = ask
  const { kept } = words.page.list
  return (
    <section aria-labelledby="kept-title">
      <h2 id="kept-title">{kept.title}</h2>
      <KeptTable {...{ language, estimates, names }} />
      {estimates.length > 1 && <CompareForm language={language} estimates={estimates} />}
    </section>
  )
}

interface KeptProps extends KeptAnswer {
  language: Language
}

function KeptTable({ language, estimates, names }: KeptProps & { names: RecordNames }): VNode {
  const { also } = wordsIn(language).report
  const { kept, column } = wordsIn(language).page.list
  return (
    <ScrollTable
      label={kept.caption}
      caption={kept.caption}
      class="lists"
      hasKeys
      rows={estimates}
      columns={[
        {
          heading: column.estimate,
          kind: 'head',
          cell: (stored) => <a href={estimatePath(stored.id)}>{keptName(language, stored)}</a>,
        },
        {
          heading: column.recorded,
          cell: (stored) => (
            <>
              {instantPhrase(language, stored.recorded)} · {stored.by}
            </>
          ),
        },
        {
          heading: column.source,
          cell: (stored) => (stored.lists ?? []).map((id) => names.label(id).text).join(also),
        },
        { heading: column.atLeast, kind: 'number', cell: (stored) => stored.persons },
        { heading: kept.report, kind: 'number', cell: (stored) => toldOf(language, stored) },
      ]}
    />
  )
}

/** The estimate, that there is none, or that it is small. */
function toldOf(language: Language, stored: KeptEstimate): string {
  const { estimate, page } = wordsIn(language)
  const { small } = page.list.kept
  if (!stored.smallWithheld && stored.estimate === undefined) return estimate.noNumber
  return stored.smallWithheld || stored.estimate?.small ? small : keptTotal(language, stored)
}

function CompareForm({ language, estimates }: KeptProps): VNode {
  const { kept } = wordsIn(language).page.list
  const options = estimates.map((one) => [one.id, keptName(language, one)] as const)
  return (
    <form method="get" action="/estimates/compare" class="row">
      <ChoiceField name="before" label={kept.before} options={options} value={options[1]?.[0]} />
      <ChoiceField name="after" label={kept.after} options={options} value={options[0]?.[0]} />
      <SendButton label={kept.go} />
    </form>
  )
}
