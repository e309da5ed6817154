// The page of estimates as it stands alone, without a server: languages to choose, the form, and
// the report below it, also as data that can be copied.
import { LANGUAGE_NAME, LANGUAGE_TAG, LANGUAGES, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { EstimateReport } from '../../estimate/answer.ts'
import type { RefusalData } from '../../phrase/refusal.ts'
import { SendButton } from '../field.tsx'
import { ProblemNote } from '../notice.tsx'
import { EstimateFields, type EstimateFieldsProps } from './fields.tsx'
import { EstimateView } from './view.tsx'

export interface EstimateAloneProps extends Pick<EstimateFieldsProps, 'language' | 'typed'> {
  problem?: RefusalData | undefined
  report?: EstimateReport | undefined
}

/** Everything inside the body of the page. */
export function EstimateAlone(props: EstimateAloneProps): VNode {
  const { language, typed, problem, report } = props
  const { estimate, frame } = wordsIn(language).page
  return (
    <>
      <header class="top">
        <span class="brand">Tumen</span>
        <LanguageButtons language={language} />
      </header>
      <main id="main">
        <h1>{estimate.alone.title}</h1>
        <ProblemNote language={language} problem={problem} />
        {report ? (
          <>
            <EstimateView language={language} report={report} />
            <details>
              <summary>{estimate.alone.data}</summary>
              <pre id="data" class="estimate-data">
                {JSON.stringify(report, undefined, 1)}
              </pre>
            </details>
            <h2>{estimate.answer.again}</h2>
          </>
        ) : (
          <p class="lead">{estimate.lead}</p>
        )}
        <p>{estimate.alone.lead}</p>
        <form id="ask">
          <EstimateFields language={language} typed={typed} problem={problem} />
          <SendButton label={estimate.form.go} />
          <p class="progress" role="status" id="progress" />
        </form>
      </main>
      <footer class="bottom">{frame.motto}</footer>
    </>
  )
}

function LanguageButtons({ language }: { language: Language }): VNode {
  return (
    <div class="look">
      {LANGUAGES.map((one) => (
        <button
          type="button"
          value={one}
          lang={LANGUAGE_TAG[one]}
          aria-pressed={one === language}
          data-language={one}
        >
          {LANGUAGE_NAME[one]}
        </button>
      ))}
    </div>
  )
}
