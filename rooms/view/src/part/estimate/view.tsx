// The report of an estimate, in the order in which it must be read: what is documented, the bound,
// the band, the estimate or why there is none, and beside these what speaks against it. Tables and
// pictures come after that, and those of estimates only where an estimate is printed.
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { EstimateReport } from '../../estimate/answer.ts'
import { type EstimateSentences, estimateSentences } from '../../estimate/text.ts'
import { EstimatePictures } from './picture.tsx'

interface ReportProps {
  language: Language
  report: EstimateReport
}

/** The whole report. */
export function EstimateView({ language, report }: ReportProps): VNode {
  const { answer } = wordsIn(language).page.estimate
  const said = estimateSentences(language, report)
  return (
    <>
      <section class="estimate-top" aria-labelledby="said">
        <div class="card">
          <h2 id="said">{answer.title}</h2>
          <p class="muted">{said.title}</p>
          <ol class="estimate-said">
            <li>{said.documented}</li>
            <li>{said.bound}</li>
            {said.band !== undefined && <li>{said.band}</li>}
            <li class="estimate-point">{said.estimate}</li>
          </ol>
        </div>
        <Findings language={language} findings={said.findings} />
      </section>
      <EstimatePictures language={language} report={report} />
      <p class="muted estimate-made">{said.made}</p>
    </>
  )
}

/** Every finding as a sentence; what withholds a number stands before what only warns. */
function Findings(props: { language: Language; findings: EstimateSentences['findings'] }): VNode {
  const { language, findings } = props
  const { answer } = wordsIn(language).page.estimate
  const sorted = [...findings].sort((a, b) => rankOf(a) - rankOf(b))
  return (
    <div class="card estimate-against">
      <h2>{answer.against}</h2>
      {sorted.length === 0 ? (
        <p>{answer.noFindings}</p>
      ) : (
        <ul>
          {sorted.map(({ code, text }) => (
            <li class={code.startsWith('R') ? 'estimate-withheld' : undefined}>
              {text} {code.startsWith('R') && <span class="tag warn">{answer.withholds}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function rankOf({ code }: { code: string }): number {
  return code.startsWith('R') ? 0 : 1
}
