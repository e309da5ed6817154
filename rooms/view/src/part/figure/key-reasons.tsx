// The reasons that a reader needs first, each with the exact words that it rests on and who
// published them; and what was also said and is not counted.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { hiddenWords, namesOn, sourcesOf } from '../../claim/quotation.ts'
import type { FigureAnswer } from '../../figure/answer.ts'
import { type KeyReason, keyReasons, type ReasonTerm } from '../../figure/key-reason.ts'
import { nearbyPhrase } from '../../figure/nearby-section.ts'
import { digits, type StatedNumber } from '../../phrase/number.ts'
import { DecidedNote } from '../claim/decided-note.tsx'
import { type LabelLanguages, LinkedText, type TextGuide } from '../document/linked-text.tsx'

/** How many statements beside the question stand on the first screen. */
const MOST_NEARBY = 2

export interface KeyReasonsProps {
  language: Language
  answer: FigureAnswer & { context?: Readonly<Record<string, { language?: string }>> }
  numbers?: Readonly<Record<string, StatedNumber>>
  /** Where a statement leads: to its words. */
  hrefOf: (claim: string) => string
  hrefOfId: TextGuide['hrefOfId']
  labels?: LabelLanguages | undefined
}

/** The three reasons. */
export function KeyReasons(props: KeyReasonsProps): VNode {
  const { language, answer, numbers = {} } = props
  const { brief } = wordsIn(language)
  const { low, high } = answer.figure
  const reasons = keyReasons({ language, answer, numbers })
  const claims = reasons.flatMap(({ terms }) => terms.map(({ claim }) => claim))
  const sources = sourcesOf(language, claims, answer.quotes)
  const heading = low === null && high === null ? brief.noNumber : brief.reasons
  return (
    <section class="key-reasons" aria-labelledby="key-reasons-title">
      <h2 id="key-reasons-title">{heading}</h2>
      <ol>
        {reasons.map((reason) => (
          <Reason {...props} reason={reason} sources={sources} />
        ))}
      </ol>
    </section>
  )
}

interface ReasonProps extends KeyReasonsProps {
  sources: ReadonlyMap<string, string>
}

function Reason(props: ReasonProps & { reason: KeyReason }): VNode {
  const { language, answer, reason, hrefOf, hrefOfId, labels } = props
  const { text, terms, more } = reason
  const [first] = terms
  const href = first === undefined ? '#numbers' : hrefOf(first.claim)
  const hrefOfNumber = () => href
  return (
    <li>
      <LinkedText
        language={language}
        text={text}
        guide={{ hrefOfId, hrefOfNumber, labels, nameOf: namesOn(language, answer) }}
      />
      {terms.map((term) => (
        <Term {...props} term={term} />
      ))}
      {more > 0 && (
        <>
          {' '}
          <a href={href}>{fill(wordsIn(language).brief.more, { n: digits(more) })}</a>
        </>
      )}
    </li>
  )
}

/** "26 “26” Open Gate Watch, 20 October 2022": number, exact words, and who published them. */
function Term(props: ReasonProps & { term: ReasonTerm }): VNode | null {
  const { language, answer, hrefOf, hrefOfId, labels, term, sources } = props
  const quote = answer.quotes[term.claim]
  const source = sources.get(term.claim)
  if (source === undefined && term.number === undefined) return null
  const words = hiddenWords(language, quote) === undefined ? quote?.numberSpan?.text : undefined
  return (
    <span class="term">
      {' '}
      {term.number !== undefined && (
        <a class="stated" href={hrefOf(term.claim)}>
          {term.number}
        </a>
      )}{' '}
      {words !== undefined && (
        <a class="said-words" href={hrefOf(term.claim)}>
          <q lang={answer.context?.[term.claim]?.language ?? ''}>{words}</q>
        </a>
      )}{' '}
      {source !== undefined && (
        <span class="source">
          <LinkedText language={language} text={source} guide={{ hrefOfId, labels }} />
        </span>
      )}
      {words !== undefined && <DecidedNote language={language} quote={quote} />}
    </span>
  )
}

/** Within a link there are no others. */
const noPage = (): undefined => undefined

/** What was also said, the nearest first; nothing when nothing was. */
export function NearbyBrief(props: KeyReasonsProps): VNode | null {
  const { language, answer, hrefOf, labels } = props
  const { nearby, nearbyMore = 0 } = answer.figure.explanation
  if (nearby.length === 0) return null
  const { brief } = wordsIn(language)
  const more = nearby.length - MOST_NEARBY + nearbyMore
  return (
    <section class="nearby-brief" aria-labelledby="nearby-brief-title">
      <h2 id="nearby-brief-title">{brief.nearby}</h2>
      <ul>
        {nearby.slice(0, MOST_NEARBY).map((one) => (
          <li>
            <a href={hrefOf(one.claim)}>
              <LinkedText
                language={language}
                text={nearbyPhrase(language, one, answer.quotes)}
                guide={{ hrefOfId: noPage, labels }}
              />
            </a>
          </li>
        ))}
        {more > 0 && (
          <li>
            <a href="#nearby">{fill(brief.more, { n: digits(more) })}</a>
          </li>
        )}
      </ul>
    </section>
  )
}
