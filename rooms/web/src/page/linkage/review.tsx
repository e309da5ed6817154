// Pairs of records, one after another: two records side by side and three answers, before any
// weight is seen. Afterwards the waterfall of what was just judged stands below the next pair.
// Y same, N different, P cannot say, as on all pages where one judges; J the next pair, U undo,
// W a note; every key is a button or a link of a plain form.
// Source: desk.md P16; linkage.md 10.2.
import { given } from '@tumen/claim'
import { REVIEW_QUEUES, type ReviewQueue } from '@tumen/contract'
import { AreaField, EmptyNote, MentionPair, nameReasonSentence, ProblemNote } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { mentionNames } from '../mention-name.ts'
import { placeNamesOf } from '../place-name.ts'
import { JudgedPair } from './judged-pair.tsx'
import { linkagePath, pairIn, type ReviewAnswer, reviewPath } from './linkage-answer.ts'

export const reviewPage: Page = {
  path: '/linkage/:run/review',
  nav: 'persons',
  show: showReview,
  async act(ask) {
    const { form, call } = ask
    const run = ask.param('run')
    const queue = queueOf(ask)
    const reason = form.word('reason')
    const pair = { a: form.text('a'), b: form.text('b') }
    // The next page shows what was judged; to explain it here, too, would take as long again.
    await call('linkage.judge', {
      ...{ ...pair, run, queue, seen: form.text('seen'), explain: false },
      verdict: form.text('verdict'),
      ...given({ reason }),
    })
    return { to: reviewPath(run, { queue, judged: pair }), done: 'decided' }
  },
}

function queueOf({ query, form }: Ask): ReviewQueue {
  const asked = form.word('queue') ?? query.get('queue')
  return REVIEW_QUEUES.find((one) => one === asked) ?? 'value'
}

async function showReview(ask: Ask): Promise<Shown> {
  const { language, words, query, call, problem } = ask
  const { linkage, person } = words.page
  const run = ask.param('run')
  const queue = queueOf(ask)
  const after = pairIn(query, 'after')
  const answer = await call('linkage.next-for-review', {
    ...{ run, queue },
    ...(after && { after }),
  })
  const judged = problem ? undefined : pairIn(query, 'judged')
  const explained = judged && (await call('linkage.explain-pair', { run, ...judged }))
  const [pair] = answer.pairs
  const places = pair
    ? await placeNamesOf(ask, [pair.a.home, pair.a.place, pair.b.home, pair.b.place])
    : {}
  const shown = [pair, explained].flatMap((one) => (one ? [one.a.id, one.b.id] : []))
  const titles = await mentionNames(ask, shown)
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      {problem?.code === 'pair-changed' && <p>{linkage.review.changed}</p>}
      {pair ? (
        <PairForm {...{ ask, answer, pair, places, titles }} />
      ) : (
        <QueueDone ask={ask} answer={answer} />
      )}
      {explained && <JudgedPair ask={ask} explained={explained} titles={titles} />}
    </>
  )
  return {
    title: linkage.review.title,
    crumbs: [
      ...(ask.may('person.list') ? [{ label: person.title, href: '/persons' }] : []),
      { label: linkage.title, href: '/linkage' },
      { label: linkage.this, href: linkagePath(run) },
      { label: linkage.queue[queue] },
    ],
    body,
    islands: ['pair'],
  }
}

interface PairFormProps {
  ask: Ask
  answer: ReviewAnswer
  pair: ReviewAnswer['pairs'][number]
  places: Parameters<typeof MentionPair>[0]['places']
  /** What records are called. */
  titles: (id: string) => string
}

function PairForm({ ask, answer, pair, places, titles }: PairFormProps): VNode {
  const { language, words, form, keys } = ask
  const { review } = words.page.linkage
  const run = ask.param('run')
  const { queue, left } = answer
  const { a, b, seen, names } = pair
  const here = reviewPath(run, { queue, after: pairIn(ask.query, 'after') })
  return (
    <>
      <p class="pair-head">
        <strong>{review.question}</strong>{' '}
        <span class="muted">{fill(review.left, { n: left })}</span>
      </p>
      <p class="muted">{review.hint}</p>
      <MentionPair
        {...{ language, a, b, places }}
        heads={[titles(a.id), titles(b.id)]}
        caption={review.records}
      />
      {names && <p>{nameReasonSentence(language, names.why)}</p>}
      <form method="post" action={here} data-pair>
        <input type="hidden" name="a" value={a.id} />
        <input type="hidden" name="b" value={b.id} />
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="queue" value={queue} />
        <Answers ask={ask} />
        <details class="pair-note" open={form.word('reason') !== undefined}>
          <summary data-note data-key="w" data-key-name={review.writeNote}>
            {review.note}
          </summary>
          <AreaField
            name="reason"
            label={review.note}
            hint={review.noteHint}
            value={form.text('reason')}
            rows={2}
          />
        </details>
        {left > 1 && (
          <p>
            <a
              href={reviewPath(run, { queue, after: { a: a.id, b: b.id } })}
              data-next
              data-key="j"
              data-key-name={review.move}
            >
              {review.pass}
            </a>
          </p>
        )}
        {keys && <Legend ask={ask} />}
      </form>
    </>
  )
}

/** The three answers; each has its key. */
function Answers({ ask }: { ask: Ask }): VNode {
  const { review } = ask.words.page.linkage
  const answers = [
    ['same', 'y', review.same],
    ['possible', 'p', review.possible],
    ['different', 'n', review.different],
  ] as const
  return (
    <div class="pair-answers">
      {answers.map(([verdict, key, label]) => (
        <button type="submit" name="verdict" value={verdict} data-key={key} data-key-name={label}>
          {label} {ask.keys && <kbd>{key.toUpperCase()}</kbd>}
        </button>
      ))}
    </div>
  )
}

function Legend({ ask }: { ask: Ask }): VNode {
  const { review } = ask.words.page.linkage
  const keys = [
    ['Y', review.same],
    ['P', review.possible],
    ['N', review.different],
    ['J', review.move],
    ['U', review.undo],
    ['W', review.writeNote],
  ] as const
  return (
    <ul class="proposal-keys no-print" aria-label={review.keys}>
      {keys.map(([key, what]) => (
        <li>
          <kbd>{key}</kbd> {what}
        </li>
      ))}
    </ul>
  )
}

/** Nothing is left in this queue for this person. */
function QueueDone({ ask, answer }: { ask: Ask; answer: ReviewAnswer }): VNode {
  const { review, queue: names } = ask.words.page.linkage
  const run = ask.param('run')
  const { second } = answer
  return (
    <EmptyNote text={second === 0 ? review.doneNone : fill(review.done, { second })}>
      <p>
        <a href={linkagePath(run)}>{review.back}</a>
      </p>
      <ul aria-label={review.other}>
        {REVIEW_QUEUES.filter((queue) => queue !== answer.queue).map((queue) => (
          <li>
            <a href={reviewPath(run, { queue })}>{names[queue]}</a>
          </li>
        ))}
      </ul>
    </EmptyNote>
  )
}
