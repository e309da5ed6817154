// What reviewers said about who may be whom: the newest judgement on each pair, with its reason,
// and the way to compare with somebody else.
import { dayPhrase, SendButton, type ShownSpeaker, SpeakerLink } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { RecordField } from '../record-field.tsx'
import { ReviewLink } from '../review/review-link.tsx'
import { type Judgement, newestJudgements, relatePath } from './speaker-answer.ts'

/** Judgements that are listed at the most. */
const MOST_SHOWN = 50

interface SectionProps {
  ask: Ask
  /** The speaker whose page this is. */
  id: string
  relations: readonly Judgement[]
  others: ReadonlyMap<string, ShownSpeaker>
}

/** The judgements about one speaker, the newest first. */
export function JudgementSection({ ask, id, relations, others }: SectionProps): VNode {
  const { language, words } = ask
  const { show } = words.page.speaker
  const newest = newestJudgements(relations).reverse()
  return (
    <section>
      <h2>{show.judgements}</h2>
      {newest.length === 0 && <p class="muted">{show.noJudgements}</p>}
      <ul class="judged">
        {newest.slice(0, MOST_SHOWN).map((one) => {
          const other = others.get(one.a === id ? one.b : one.a)
          if (!other) return null
          return (
            <li data-row>
              <SpeakerLink language={language} speaker={other} />{' '}
              <JudgementLine language={language} judgement={one} />{' '}
              <a href={relatePath(id, other.id)}>{show.compareAgain}</a>{' '}
              {!one.copied && (
                <ReviewLink ask={ask} item={{ kind: 'speaker', ids: [one.a, one.b].sort() }} />
              )}
            </li>
          )
        })}
      </ul>
      {newest.length > MOST_SHOWN && <p class="muted">{fill(show.newest, { n: MOST_SHOWN })}</p>}
      <form method="post" action="/speakers/relate" class="row compare">
        <input type="hidden" name="a" value={id} />
        <RecordField ask={ask} name="b" label={show.compare} required />
        <p class="row-actions">
          <SendButton label={show.compareGo} name="do" value="choose" />{' '}
          <a href={`/speakers?${new URLSearchParams({ compare: id })}`}>{show.compareList}</a>
        </p>
      </form>
    </section>
  )
}

/** Relation, reason, day and account of one judgement. */
export function JudgementLine(props: { language: Language; judgement: Judgement }): VNode {
  const { language, judgement } = props
  const words = wordsIn(language)
  const { relation, reason, copied, recorded, by } = judgement
  return (
    <>
      <span class={`tag relation ${relation}`}>{words.agentRelation[relation]}</span>{' '}
      {reason !== undefined && <q lang="">{reason}</q>}
      {copied && words.page.speaker.show.copied}{' '}
      <span class="muted">
        {fill(words.page.speaker.show.judged, { day: dayPhrase(language, recorded), by })}
      </span>
    </>
  )
}
