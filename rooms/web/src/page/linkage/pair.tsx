// Why a pair of records weighs what it weighs: both records side by side, the bars as a drawing
// and as a table, what keeps the two apart, and what people said. Source: linkage.md 8.
import { given } from '@tumen/claim'
import {
  AreaField,
  barrierSentence,
  ChoiceField,
  dayPhrase,
  MentionPair,
  nameReasonSentence,
  ProblemNote,
  personPath,
  SendButton,
  WaterfallChart,
  WaterfallTable,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { mentionNames } from '../mention-name.ts'
import { personNames } from '../person/person-name.ts'
import { placeNamesOf } from '../place-name.ts'
import { reviewPart } from '../review/review-stand.tsx'
import { linkagePath, type PairAnswer, pairPath, type SaidAnswer } from './linkage-answer.ts'

export const pairPage: Page = {
  path: '/linkage/:run/pair',
  nav: 'persons',
  async show(ask) {
    const { language, words, query, call, problem, may } = ask
    const { linkage, person } = words.page
    const run = ask.param('run')
    const ids = { a: query.get('a') ?? '', b: query.get('b') ?? '' }
    const answer = await call('linkage.explain-pair', { run, ...ids })
    const { a, b, bars, names } = answer
    const places = await placeNamesOf(ask, [a.home, a.place, b.home, b.place])
    const titles = await mentionNames(ask, [a.id, b.id])
    const owners = await personNames(ask, [answer.persons.a, answer.persons.b])
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        {answer.changed && <p class="notice">{linkage.pair.changed}</p>}
        <MentionPair
          {...{ language, a, b, places }}
          heads={[titles(a.id), titles(b.id)]}
          caption={linkage.review.records}
        />
        {names && <p>{nameReasonSentence(language, names.why)}</p>}
        <Owners ask={ask} answer={answer} owners={owners} />
        <section aria-labelledby="weight">
          <h2 id="weight">{linkage.pair.weight}</h2>
          <div class="waterfall">
            <WaterfallChart language={language} bars={bars} />
            <WaterfallTable language={language} bars={bars} />
          </div>
          <FoundBy ask={ask} answer={answer} />
        </section>
        <Barriers ask={ask} answer={answer} />
        <Said ask={ask} answer={answer} />
        {answer.judgements.length > 0 &&
          (await reviewPart(ask, { kind: 'person', ids: [a.id, b.id].sort() }))}
        {may('linkage.judge') && <JudgeForm ask={ask} answer={answer} />}
      </>
    )
    return {
      title: linkage.pair.title,
      crumbs: [
        ...(may('person.list') ? [{ label: person.title, href: '/persons' }] : []),
        { label: linkage.title, href: '/linkage' },
        { label: linkage.this, href: linkagePath(run) },
        { label: `${titles(a.id)} – ${titles(b.id)}` },
      ],
      body,
    }
  },
  async act({ form, query, call, param }) {
    const run = param('run')
    const ids = { a: query.get('a') ?? '', b: query.get('b') ?? '' }
    const reason = form.word('reason')
    const judgement = form.word('judgement')
    if (judgement === undefined)
      await call('linkage.judge', {
        ...{ ...ids, run, verdict: form.text('verdict') },
        ...given({ reason }),
      })
    else await call('linkage.withdraw-judgement', { judgement })
    return { to: pairPath(run, ids), done: 'decided' }
  },
}

interface PairProps {
  ask: Ask
  answer: PairAnswer
}

/** Whose records the two are. */
function Owners(props: PairProps & { owners: (id: string) => string }): VNode {
  const { ask, answer, owners } = props
  const { pair } = ask.words.page.linkage
  const { a, b } = answer.persons
  const link = (id: string | undefined) =>
    id === undefined ? (
      <span class="muted">{pair.noPerson}</span>
    ) : (
      <a href={personPath(id)}>{owners(id)}</a>
    )
  if (a !== undefined && a === b)
    return (
      <p>
        {pair.onePerson} {link(a)}
      </p>
    )
  return (
    <p>
      {a !== undefined && b !== undefined ? pair.twoPersons : `${pair.ownPerson}:`} {link(a)} ·{' '}
      {link(b)}
    </p>
  )
}

function FoundBy({ ask, answer }: PairProps): VNode {
  const { words } = ask
  const { pair } = words.page.linkage
  const { rules } = answer
  return (
    <p class="muted">
      {rules.length === 0
        ? pair.noRule
        : fill(pair.rules, { rules: rules.join(words.report.list) })}
    </p>
  )
}

function Barriers({ ask, answer }: PairProps): VNode {
  const { pair } = ask.words.page.linkage
  return (
    <section aria-labelledby="constraints">
      <h2 id="constraints">{pair.constraints}</h2>
      {answer.constraints.length === 0 ? (
        <p class="muted">{pair.noConstraint}</p>
      ) : (
        <ul>
          {answer.constraints.map((barrier) => (
            <li>{barrierSentence(ask.language, barrier)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Said({ ask, answer }: PairProps): VNode {
  const { words } = ask
  const { pair } = words.page.linkage
  const { held, judgements, awaitsSecond } = answer
  return (
    <section aria-labelledby="said">
      <h2 id="said">{pair.said}</h2>
      {held && (
        <p>
          <strong>{fill(pair.held, { verdict: words.linkage.verdict[held.verdict] })}</strong>{' '}
          {held.disputed && pair.disputed}
        </p>
      )}
      {awaitsSecond && <p>{pair.awaits}</p>}
      {judgements.length === 0 ? (
        <p class="muted">{pair.saidNone}</p>
      ) : (
        <ul class="linkage-said">
          {judgements.map((said) => (
            <SaidRow ask={ask} answer={answer} said={said} />
          ))}
        </ul>
      )}
    </section>
  )
}

function SaidRow({ ask, answer, said }: PairProps & { said: SaidAnswer }): VNode {
  const { language, words, actor, may } = ask
  const { pair } = words.page.linkage
  const { id, by, recorded, verdict, reason, blind, withdrawn } = said
  const text = fill(pair.saidRow, {
    ...{ by, day: dayPhrase(language, recorded), reason },
    verdict: words.linkage.verdict[verdict],
  })
  const isOwn = by === actor.account && !withdrawn && may('linkage.withdraw-judgement')
  return (
    <li>
      {withdrawn ? <s>{text}</s> : text} {blind && <span class="tag">{pair.blind}</span>}{' '}
      {withdrawn && <span class="tag">{pair.withdrawn}</span>}
      {isOwn && (
        <form method="post" action={pairPath(ask.param('run'), { a: answer.a.id, b: answer.b.id })}>
          <input type="hidden" name="judgement" value={id} />
          <button type="submit">{pair.withdraw}</button>
        </form>
      )}
    </li>
  )
}

function JudgeForm({ ask, answer }: PairProps): VNode {
  const { words, form } = ask
  const { pair, review } = words.page.linkage
  const verdicts = [
    ['same', review.same],
    ['different', review.different],
    ['possible', review.possible],
  ] as const
  return (
    <section class="card" aria-labelledby="judge">
      <h2 id="judge">{pair.judge}</h2>
      <p class="muted">{pair.judgeLead}</p>
      <form method="post" action={pairPath(ask.param('run'), { a: answer.a.id, b: answer.b.id })}>
        <ChoiceField
          name="verdict"
          label={pair.judge}
          options={verdicts}
          value={form.text('verdict')}
        />
        <AreaField
          name="reason"
          label={review.note}
          hint={review.noteHint}
          value={form.text('reason')}
          rows={2}
        />
        <SendButton label={pair.go} />
      </form>
    </section>
  )
}
