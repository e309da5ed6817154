// How many in an event: the head of its figure, and which statements exclude each other. The
// whole answer stands on the page of the figure.
import type { Act } from '@tumen/claim'
import { claimPath, type FigureAnswer, FigureHead, valuesPhrase } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { ShownEvent } from './event-answer.ts'

/** Acts beside its own that are offered to be asked. */
const MOST_ACTS = 4

/** The answer for the event's own act; nothing when none is decided. */
export async function eventFigure(
  { call, may }: Ask,
  { id, act }: { id: string; act?: Act },
): Promise<FigureAnswer | undefined> {
  if (act === undefined || !may('figure.ask')) return undefined
  return call('figure.ask', { act, event: id })
}

/** Range, status, voices and contradictions, and where to read on. */
export function EventFigure(props: {
  language: Language
  shown: ShownEvent
  answer: FigureAnswer | undefined
}): VNode {
  const { language, shown, answer } = props
  const { event, claims } = shown
  const words = wordsIn(language)
  const { show } = words.page.event
  const others = new Set(claims.map(({ claim }) => claim.proposition.act))
  if (event.act !== undefined) others.delete(event.act)
  return (
    <section>
      <h2>{show.figure}</h2>
      {answer ? (
        <>
          <FigureHead
            language={language}
            figure={answer.figure}
            question={answer.question}
            waiting={answer.waiting}
            page={questionPath(answer.question.act, event.id)}
          />
          <p>
            <a class="button" href={questionPath(answer.question.act, event.id)}>
              {show.wholeAnswer}
            </a>
          </p>
          <Contradictions language={language} answer={answer} />
        </>
      ) : (
        <p class="muted">{show.noAct}</p>
      )}
      {others.size > 0 && (
        <p>
          {show.alsoAsk}{' '}
          {[...others].slice(0, MOST_ACTS).map((act, n) => (
            <>
              {n > 0 && words.report.list}
              <a href={questionPath(act, event.id)}>{words.act[act]}</a>
            </>
          ))}
        </p>
      )}
    </section>
  )
}

function questionPath(act: Act, event: string): string {
  return `/figures/show?${new URLSearchParams({ act, event })}`
}

function Contradictions(props: { language: Language; answer: FigureAnswer }): VNode | null {
  const { language, answer } = props
  const { page, reason, report } = wordsIn(language)
  const { contradictions } = answer.figure.explanation
  if (contradictions.length === 0) return null
  return (
    <div class="notice problem">
      <h3>{page.event.show.contradictions}</h3>
      <ul>
        {contradictions.slice(0, 10).map(({ kind, left, right }) => (
          <li>
            {reason.contradiction[kind]}:
            <ul>
              {[left, right].map(({ claims, values }) => (
                <li>
                  {fill(report.side, { n: valuesPhrase(language, values) })}{' '}
                  {claims.slice(0, 10).map((claim, n) => (
                    <>
                      {n > 0 && report.list}
                      <a href={claimPath(claim)}>{claim}</a>
                    </>
                  ))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  )
}
