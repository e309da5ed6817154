// One who speaks: what is known, who it may be, how reliable it is, whom it passes on, and what
// it said. The tab names a person by the pseudonym only: browsers keep the titles of tabs.
import { given } from '@tumen/claim'
import {
  accessPath,
  agentPath,
  ClaimCard,
  EmptyNote,
  historyPath,
  instantPhrase,
  MoreLink,
  ProblemNote,
  type RecordLabel,
  SpeakerScope,
  SpeakerTags,
  speakerLabel,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { recordCrumb, recordNames, recordTitle } from '../record-name.ts'
import { GradeSection, gradeInput } from './grade-section.tsx'
import { JudgementSection } from './judgement-section.tsx'
import { RelayPicture, type Relays, relaysOf } from './relay-picture.tsx'
import { plainGrades, type SpeakerAnswer, speakersById } from './speaker-answer.ts'

const PAGE = 20
/** Statements up to which the picture is drawn at once; above it stands on its own page. */
const MOST_DRAWN = 300

export const speakerPage: Page = {
  path: '/speakers/:id',
  nav: 'speakers',
  async show(ask) {
    const { words, query, param, call } = ask
    const { speaker } = words.page
    const id = param('id')
    const after = query.get('after') ?? undefined
    const answer = await call('agent.show', {
      id,
      limit: PAGE,
      order: 'newest',
      ...given({ after }),
    })
    const { title, heading } = await recordTitle(ask, id, speaker.one)
    return {
      title,
      heading,
      crumbs: [{ label: speaker.title, href: '/speakers' }, recordCrumb(heading)],
      body: await bodyOf(ask, answer),
    }
  },
  async act({ form, param, call }) {
    const id = param('id')
    await call('agent.grade', gradeInput(id, form))
    return { to: agentPath(id), done: 'recorded' }
  },
}

async function bodyOf(ask: Ask, answer: SpeakerAnswer): Promise<VNode> {
  const { language, problem, may } = ask
  const { agent, relations, grades, claims, next } = answer
  const others = await speakersById(
    ask,
    relations.flatMap(({ a, b }) => [a, b]).filter((id) => id !== agent.id),
  )
  const isSmall = answer.said + answer.relayed <= MOST_DRAWN
  const relays =
    may('agent.relays') && isSmall ? await relaysOf(ask, { agent: agent.id }) : undefined
  const names = await recordNames(ask, [agent.scope])
  const scopeName = agent.scope === undefined ? undefined : names.label(agent.scope)
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <Known ask={ask} answer={answer} scopeName={scopeName} />
      <JudgementSection ask={ask} id={agent.id} relations={relations} others={others} />
      <GradeSection ask={ask} grades={grades} />
      {may('agent.relays') && <RelaySection language={language} id={agent.id} relays={relays} />}
      <Statements language={language} id={agent.id} claims={claims} next={next} />
    </>
  )
}

interface KnownProps {
  ask: Ask
  answer: SpeakerAnswer
  scopeName: RecordLabel | undefined
}

function Known({ ask, answer, scopeName }: KnownProps): VNode {
  const { language, words, may } = ask
  const { show } = words.page.speaker
  const { agent, grades } = answer
  const { text, lang } = speakerLabel(language, agent)
  const grade = plainGrades(grades).get(agent.id)
  return (
    <section class="speaker-known">
      {agent.sealed && (
        <p class="speaker-name">
          <span class="sealed-mark">● </span>
          <span lang={lang}>{text}</span>
        </p>
      )}
      <SpeakerTags
        language={language}
        speaker={agent}
        grades={grade === undefined ? [] : [grade]}
      />
      <SpeakerScope language={language} scope={agent.scope} name={scopeName} />
      <p>
        {fill(show.said, { n: answer.said })}
        {' · '}
        {fill(show.relayed, { n: answer.relayed })}
        {' · '}
        {fill(show.reports, { n: answer.reports })}
      </p>
      {answer.truncated && <p class="muted">{show.truncated}</p>}
      <Names language={language} names={agent.name ?? {}} />
      <p class="muted">
        {fill(show.recorded, { day: instantPhrase(language, agent.recorded), by: agent.by })}{' '}
        {words.command.field.id}: <span class="code">{agent.id}</span>{' '}
        {may('record.history') && <a href={historyPath(agent.id)}>{show.history}</a>}{' '}
        {may('access.show') && <a href={accessPath('agent', agent.id)}>{words.page.access.link}</a>}
      </p>
    </section>
  )
}

/** Every name in its language; nothing when the one above is the only one. */
function Names(props: {
  language: Language
  names: Readonly<Record<string, string>>
}): VNode | null {
  const names = Object.entries(props.names)
  if (names.length < 2) return null
  return (
    <dl class="names">
      <dt>{wordsIn(props.language).page.speaker.show.names}</dt>
      {names.map(([tag, name]) => (
        <dd lang={tag === 'und' ? undefined : tag}>{name}</dd>
      ))}
    </dl>
  )
}

function RelaySection(props: {
  language: Language
  id: string
  relays: Relays | undefined
}): VNode {
  const { language, id, relays } = props
  const { show } = wordsIn(language).page.speaker
  return (
    <section>
      <h2>{show.relays}</h2>
      {relays?.edges.length === 0 ? (
        <p class="muted">{show.noRelays}</p>
      ) : (
        <>
          {relays && <RelayPicture language={language} relays={relays} />}
          <p>
            <a href={`/relays?${new URLSearchParams({ agent: id })}`}>{show.relaysAll}</a>
          </p>
        </>
      )}
    </section>
  )
}

function Statements(props: {
  language: Language
  id: string
  claims: SpeakerAnswer['claims']
  next: string | undefined
}): VNode {
  const { language, id, claims, next } = props
  const { show } = wordsIn(language).page.speaker
  const more =
    next === undefined ? undefined : `${agentPath(id)}?${new URLSearchParams({ after: next })}`
  return (
    <section>
      <h2 id="statements">{show.statements}</h2>
      {claims.length === 0 && <EmptyNote text={show.noStatements} />}
      <div class="cards">
        {claims.map((listed) => (
          <ClaimCard language={language} listed={listed} />
        ))}
      </div>
      <MoreLink language={language} href={more && `${more}#statements`} />
    </section>
  )
}
