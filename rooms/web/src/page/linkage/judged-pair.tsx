// The pair that somebody has just judged: what was said, and now that it is said, the weight.
import { WaterfallChart, WaterfallTable } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { type PairAnswer, pairPath } from './linkage-answer.ts'

/** The drawing with its table, and the way to the whole explanation; nothing once undone. */
export function JudgedPair(props: {
  ask: Ask
  explained: PairAnswer
  /** What records are called. */
  titles: (id: string) => string
}): VNode | null {
  const { ask, explained, titles } = props
  const { language, words, actor } = ask
  const { review, pair } = words.page.linkage
  const { a, b, bars, judgements } = explained
  const own = judgements.findLast(({ by, withdrawn }) => by === actor.account && !withdrawn)
  if (!own) return null
  return (
    <section class="pair-judged" aria-labelledby="judged">
      <h2 id="judged">{review.before}</h2>
      <p>
        <bdi>{a.name ?? ''}</bdi> ({titles(a.id)}) · <bdi>{b.name ?? ''}</bdi> ({titles(b.id)}){' '}
        <strong>{fill(review.beforeSaid, { verdict: words.linkage.verdict[own.verdict] })}</strong>
      </p>
      <div class="waterfall">
        <WaterfallChart language={language} bars={bars} />
        <WaterfallTable language={language} bars={bars} />
      </div>
      <p>
        <a href={pairPath(ask.param('run'), { a: a.id, b: b.id })}>{review.whole}</a>
        {explained.awaitsSecond && ` ${pair.awaits}`}
      </p>
    </section>
  )
}
