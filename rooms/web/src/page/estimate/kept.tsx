// One kept estimate: what it rests on, what it said, and that it is reckoned again on demand.
import {
  collapseRows,
  collapseSentences,
  EstimateView,
  estimatePath,
  historyPath,
  keptName,
  keptSentences,
  NumberTable,
  ProblemNote,
  ProgressForm,
  type RepeatedEstimate,
  repeatSentences,
  type ShownEstimate,
  VariationView,
  type VariedEstimate,
} from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { recordCrumb, recordNames, recordTitle } from '../record-name.ts'

export const keptPage: Page = {
  path: '/estimates/kept/:id',
  nav: 'estimates',
  show: (ask) => shown(ask),
  async act(ask) {
    const id = ask.param('id')
    const by = ask.form.word('by')
    if (by !== undefined) return shown(ask, { varied: await ask.call('estimate.vary', { id, by }) })
    return shown(ask, { repeated: await ask.call('estimate.repeat', { id }) })
  },
}

/** What was asked about the estimate, and answered on its page. */
interface Answered {
  repeated?: RepeatedEstimate
  varied?: VariedEstimate
}

async function shown(ask: Ask, { repeated, varied }: Answered = {}): Promise<Shown> {
  const { language, words, param, call, problem } = ask
  const { list, estimate } = words.page
  const id = param('id')
  const { stored, estimate: report } = await call('estimate.show', { id })
  const names = await recordNames(ask, stored.lists ?? [])
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      {repeated && <Repeated language={language} repeated={repeated} />}
      {varied && <VariationView language={language} varied={varied} />}
      <EstimateView language={language} report={report} />
      <section aria-labelledby="rests">
        <h2 id="rests">{list.kept.rests}</h2>
        <ul class="estimate-rests">
          {keptSentences(language, stored, { names: names.label }).map((sentence) => (
            <li>{sentence}</li>
          ))}
          <li>
            {words.command.field.id}: <span class="code">{id}</span>
          </li>
        </ul>
        {ask.may('record.history') && (
          <p>
            <a href={historyPath(id)}>{list.show.history}</a>
          </p>
        )}
      </section>
      {report.collapse && <CollapseSection language={language} collapse={report.collapse} />}
      {stored.estimate && <Variations ask={ask} id={id} />}
      <section aria-labelledby="repeat">
        <h2 id="repeat">{list.kept.repeat}</h2>
        <p>{list.kept.repeatLead}</p>
        <ProgressForm language={language} action={estimatePath(id)} label={list.kept.repeat} />
      </section>
    </>
  )
  const { title, heading } = await recordTitle(
    ask,
    id,
    keptName(language, { recorded: stored.recorded }),
  )
  return {
    title,
    heading,
    crumbs: [{ label: estimate.title, href: '/estimates' }, recordCrumb(heading)],
    body,
    islands: ['progress'],
  }
}

/** One form for each thing that can be varied. */
function Variations({ ask, id }: { ask: Ask; id: string }): VNode {
  const { language, words } = ask
  const { vary } = words.page.list.kept
  return (
    <section aria-labelledby="vary">
      <h2 id="vary">{vary.title}</h2>
      <p>{vary.lead}</p>
      {(['links', 'records', 'repeats'] as const).map((by) => (
        <ProgressForm language={language} action={estimatePath(id)} label={vary[by]}>
          <input type="hidden" name="by" value={by} />
        </ProgressForm>
      ))}
    </section>
  )
}

function Repeated(props: { language: Language; repeated: RepeatedEstimate }): VNode {
  const { language, repeated } = props
  return (
    <div class={repeated.sameReport ? 'notice done' : 'notice problem'} role="status">
      <div>
        {repeatSentences(language, repeated).map((sentence) => (
          <p>{sentence}</p>
        ))}
      </div>
    </div>
  )
}

/** What counting by origins has moved, list by list. */
export function CollapseSection(props: {
  language: Language
  collapse: NonNullable<ShownEstimate['estimate']['collapse']>
}): VNode {
  const { language, collapse } = props
  const words = wordsIn(language).kept.collapse
  return (
    <section aria-labelledby="collapse">
      <h2 id="collapse">{words.title}</h2>
      {collapseSentences(language, collapse).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <NumberTable
        caption={words.title}
        columns={[words.list, words.origin, words.entries, words.to]}
        words={[0, 1, 3]}
        rows={collapseRows(language, collapse)}
      />
    </section>
  )
}
