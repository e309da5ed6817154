// The kept estimates, and a form that puts two of them side by side.
import {
  ChoiceField,
  estimatePath,
  instantPhrase,
  type KeptEstimate,
  keptTotal,
  type Language,
  ScrollRegion,
  SendButton,
  wordsIn,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../ask.ts'

/** `estimate.list`. */
export interface KeptAnswer {
  estimates: KeptEstimate[]
}

/** Their table, the newest first; nothing without any. */
export function KeptList({ ask, estimates }: { ask: Ask } & KeptAnswer): VNode | null {
  if (estimates.length === 0) return null
  const { language, words } = ask
  const { kept } = words.page.list
  return (
    <section aria-labelledby="kept-title">
      <h2 id="kept-title">{kept.title}</h2>
      <KeptTable language={language} estimates={estimates} />
      {estimates.length > 1 && <CompareForm language={language} estimates={estimates} />}
    </section>
  )
}

interface KeptProps extends KeptAnswer {
  language: Language
}

function KeptTable({ language, estimates }: KeptProps): VNode {
  const { kept, column } = wordsIn(language).page.list
  return (
    <ScrollRegion label={kept.caption}>
      <table class="lists">
        <caption>{kept.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{column.estimate}</th>
            <th scope="col">{column.recorded}</th>
            <th scope="col">{column.source}</th>
            <th scope="col" class="number">
              {column.atLeast}
            </th>
            <th scope="col" class="number">
              {kept.report}
            </th>
          </tr>
        </thead>
        <tbody>
          {estimates.map((stored) => (
            <tr data-row>
              <th scope="row">
                <a href={estimatePath(stored.id)}>{stored.title ?? stored.id}</a>
              </th>
              <td>
                {instantPhrase(language, stored.recorded)} · {stored.by}
              </td>
              <td>{(stored.lists ?? []).join(', ')}</td>
              <td class="number">{stored.persons}</td>
              <td class="number">{toldOf(language, stored)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** The estimate, the codes that withhold it, or that it is small. */
function toldOf(language: Language, stored: KeptEstimate): string {
  const { small } = wordsIn(language).page.list.kept
  return stored.smallWithheld || stored.estimate?.small ? small : keptTotal(language, stored)
}

function CompareForm({ language, estimates }: KeptProps): VNode {
  const { kept } = wordsIn(language).page.list
  const options = estimates.map(({ id, title }) => [id, title ?? id] as const)
  return (
    <form method="get" action="/estimates/compare" class="row">
      <ChoiceField name="before" label={kept.before} options={options} value={options[1]?.[0]} />
      <ChoiceField name="after" label={kept.after} options={options} value={options[0]?.[0]} />
      <SendButton label={kept.go} />
    </form>
  )
}
