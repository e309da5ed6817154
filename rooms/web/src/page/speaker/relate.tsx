// One voice or two: two speakers side by side, what was judged so far, what each answer does, and
// which saved questions hang on it. The newest judgement counts; none is overwritten.
import { given } from '@tumen/claim'
import {
  AreaField,
  ClaimCard,
  MoreLink,
  ProblemNote,
  type RecordLabel,
  SendButton,
  SpeakerLine,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page, Shown } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { typedFields } from '../../form/typed-field.ts'
import { addressOf } from '../figure/question.ts'
import { RecordField } from '../record-field.tsx'
import { recordNames } from '../record-name.ts'
import { reviewPart } from '../review/review-stand.tsx'
import { workLine } from '../work-line.tsx'
import { JudgementLine } from './judgement-section.tsx'
import { effectOf, isQuick, MOST_ASKED, type PairEffect } from './saved-pair.ts'
import {
  type Judgement,
  pairKey,
  plainGrades,
  relatePath,
  type SpeakerAnswer,
} from './speaker-answer.ts'

/** Statements of each that stand side by side. */
const MOST_SHOWN = 5

const ANSWERS = [
  ['same', 'y', 'sameDoes'],
  ['possible', 'p', 'possibleDoes'],
  ['different', 'n', 'differentDoes'],
] as const

export const relatePage: Page = {
  path: '/speakers/relate',
  nav: 'speakers',
  async show(ask) {
    const [a, b] = pairOf(ask)
    if (a === undefined || b === undefined) return choosePage(ask, a)
    const [left, right] = await both(ask, a, b)
    const mayAsk = ask.may('query.list') && ask.may('figure.ask')
    const effect = mayAsk && (await isQuick(ask)) ? await effectOf(ask, a, b) : undefined
    const said = judgementsOn(left, a, b)
    return shownPage(
      ask,
      <>
        <ProblemNote language={ask.language} problem={ask.problem} />
        {await workLine(ask, `speaker ${a} ${b}`, ask.may('agent.relate'))}
        <p class="lead">{ask.words.page.speaker.relate.question}</p>
        {await sidesOf(ask, [left, right])}
        {said.some(({ copied }) => !copied) &&
          (await reviewPart(ask, { kind: 'speaker', ids: [a, b].sort() }))}
        {ask.may('agent.relate') && <DecideForm ask={ask} pair={[a, b]} said={said} />}
        {effect && <Effect language={ask.language} effect={effect} />}
        {mayAsk && !effect && (
          <p>
            <a href={`${relatePath(a, b)}&effect=yes`}>{ask.words.page.speaker.relate.matterAsk}</a>
          </p>
        )}
      </>,
    )
  },
  references: { a: 'agent', b: 'agent' },
  async act(ask) {
    const { form, call } = ask
    if (form.text('do') === 'choose') return chosen(ask)
    const [a = '', b = ''] = pairOf(ask)
    // Who may not be known of is answered as who is not there.
    await both(ask, a, b)
    const reason = form.word('reason')
    await call('agent.relate', {
      a,
      b,
      relation: form.word('relation'),
      ...given({ seen: seenIn(form) }),
      ...given({ reason }),
    })
    return { to: relatePath(a, b), done: 'related' }
  },
}

/** Two speakers with what each said, and what was judged of the two so far. */
export async function pairOfSpeakers(ask: Ask, a: string, b: string): Promise<VNode> {
  return sidesOf(ask, await both(ask, a, b))
}

async function sidesOf(ask: Ask, sides: [SpeakerAnswer, SpeakerAnswer]): Promise<VNode> {
  const { language } = ask
  const [left, right] = sides
  const names = await recordNames(
    ask,
    sides.map(({ agent }) => agent.scope),
  )
  const side = (answer: SpeakerAnswer) => {
    const { scope } = answer.agent
    const scopeName = scope === undefined ? undefined : names.label(scope)
    return <Side language={language} answer={answer} scopeName={scopeName} />
  }
  const said = judgementsOn(left, left.agent.id, right.agent.id)
  return (
    <>
      <div class="pair">
        {side(left)}
        {side(right)}
      </div>
      <SoFar language={language} judgements={said} />
    </>
  )
}

/** Only ids of speakers who are there come into the address: somebody may type a name. */
async function chosen(ask: Ask): Promise<Done> {
  const [a, b] = [ask.form.text('a').trim(), ask.form.text('b').trim()]
  await both(ask, a, b)
  return { to: relatePath(a, b) }
}

function pairOf({ query }: Ask): [string | undefined, string | undefined] {
  return [query.get('a')?.trim() || undefined, query.get('b')?.trim() || undefined]
}

function both({ call }: Ask, a: string, b: string): Promise<[SpeakerAnswer, SpeakerAnswer]> {
  const one = (id: string) => call('agent.show', { id, limit: MOST_SHOWN, order: 'newest' })
  return Promise.all([one(a), one(b)])
}

function shownPage({ words }: Ask, body: VNode): Shown {
  const { speaker } = words.page
  const crumbs = [{ label: speaker.title, href: '/speakers' }, { label: speaker.relate.title }]
  return { title: speaker.relate.title, crumbs, body, islands: ['work'] }
}

function choosePage(ask: Ask, a: string | undefined): Shown {
  const { form, language, problem } = ask
  const { relate, show } = ask.words.page.speaker
  const typed = form.word('a') ?? a
  return shownPage(
    ask,
    <>
      <ProblemNote language={language} problem={problem} />
      <form method="post" action="/speakers/relate" class="card">
        <p>{relate.choose}</p>
        <RecordField ask={ask} name="a" label={relate.a} value={typed} required />
        <RecordField ask={ask} name="b" label={relate.b} value={form.word('b')} required />
        <SendButton label={show.compareGo} name="do" value="choose" />
      </form>
    </>,
  )
}

/** Every judgement on this pair, the newest first. */
function judgementsOn({ relations }: SpeakerAnswer, a: string, b: string): Judgement[] {
  const pair = pairKey(a, b)
  return relations
    .filter((one) => pairKey(one.a, one.b) === pair)
    .sort((one, other) => other.leaf - one.leaf)
}

function Side({
  language,
  answer,
  scopeName,
}: {
  language: Language
  answer: SpeakerAnswer
  scopeName: RecordLabel | undefined
}): VNode {
  const { relate, show } = wordsIn(language).page.speaker
  const { agent, grades, claims } = answer
  const grade = plainGrades(grades).get(agent.id)
  const more = answer.next && `/speakers/${encodeURIComponent(agent.id)}#statements`
  return (
    <section class="card">
      <SpeakerLine
        language={language}
        speaker={agent}
        scopeName={scopeName}
        grades={grade === undefined ? [] : [grade]}
      />
      <p class="muted">
        {fill(show.said, { n: answer.said })} · {fill(show.relayed, { n: answer.relayed })} ·{' '}
        {fill(show.reports, { n: answer.reports })}
      </p>
      <h2>{relate.said}</h2>
      {claims.length === 0 && <p class="muted">{relate.nothing}</p>}
      {claims.map((listed) => (
        <ClaimCard language={language} listed={listed} />
      ))}
      <MoreLink language={language} href={more} />
    </section>
  )
}

function SoFar(props: { language: Language; judgements: readonly Judgement[] }): VNode {
  const { language, judgements } = props
  const { relate } = wordsIn(language).page.speaker
  return (
    <section>
      <h2>{relate.before}</h2>
      {judgements.length === 0 && <p class="muted">{relate.notYet}</p>}
      <ul class="judged">
        {judgements.map((one) => (
          <li>
            <JudgementLine language={language} judgement={one} />
          </li>
        ))}
      </ul>
      {judgements.length > 1 && <p class="muted">{relate.undoDoes}</p>}
    </section>
  )
}

function DecideForm(props: {
  ask: Ask
  pair: readonly [string, string]
  said: readonly Judgement[]
}): VNode {
  const { ask, pair, said } = props
  const [a, b] = pair
  const { words } = ask
  const field = typedFields(ask)
  const { relate } = words.page.speaker
  return (
    <form method="post" action={relatePath(a, b)} class="card decide">
      <input type="hidden" name="seen" value={said[0]?.leaf ?? 0} />
      <AreaField {...field('reason')} label={relate.reason} hint={relate.reasonHint} rows={2} />
      <ul class="answers">
        {ANSWERS.map(([relation, key, does]) => (
          <li>
            <button
              type="submit"
              name="relation"
              value={relation}
              data-key={key}
              data-key-name={relate[relation]}
              aria-describedby={`does-${relation}`}
            >
              {relate[relation]} <kbd>{key}</kbd>
            </button>
            <span class="muted" id={`does-${relation}`}>
              {relate[does]}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{relate.undoDoes}</p>
    </form>
  )
}

function Effect({ language, effect }: { language: Language; effect: PairEffect }): VNode {
  const { relate } = wordsIn(language).page.speaker
  const { matters, next, isCut } = effect
  return (
    <section>
      {matters.length === 0 ? (
        <p class="muted">{relate.matterless}</p>
      ) : (
        <>
          <p>{relate.matters}</p>
          <ul>
            {matters.map(({ name, query }) => (
              <li data-row>
                <a href={addressOf('/figures/show', query)}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {isCut && <p class="muted">{fill(relate.matterCut, { n: MOST_ASKED })}</p>}
      {next && (
        <p>
          <a class="button" href={relatePath(...next)}>
            {relate.next}
          </a>
        </p>
      )}
    </section>
  )
}
