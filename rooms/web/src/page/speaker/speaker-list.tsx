// Everybody who speaks, the newest first. Words of a name are posted, never part of an address:
// addresses stay in a browser's history.
import { AGENT_KINDS, given } from '@tumen/claim'
import {
  ChoiceField,
  EmptyNote,
  MoreLink,
  ScrollTable,
  SendButton,
  SpeakerLink,
  SpeakerScope,
  SpeakerTags,
  TextField,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { type RecordNames, recordNames } from '../record-name.ts'
import { tableLine } from '../table/table.tsx'
import { plainGrades, relatePath, type SpeakersAnswer } from './speaker-answer.ts'

const PAGE = 50

export const speakerList: Page = {
  path: '/speakers',
  nav: 'speakers',
  show: showSpeakers,
  act: showSpeakers,
}

interface Filter {
  name?: string | undefined
  kind?: string | undefined
  after?: string | undefined
  /** Somebody whom the others of the list can be compared with. */
  compare?: string | undefined
}

function filterOf({ form, query }: Ask): Filter {
  const kind = form.word('kind') ?? query.get('kind') ?? undefined
  return {
    name: form.word('name'),
    kind: AGENT_KINDS.find((one) => one === kind),
    after: form.word('after') ?? query.get('after') ?? undefined,
    compare: (form.word('compare') ?? query.get('compare')) || undefined,
  }
}

/** The filter without where a page begins. */
function plainOf({ name, kind }: Filter): Record<string, string | undefined> {
  return { name, kind }
}

async function showSpeakers(ask: Ask): Promise<Shown> {
  const { language, words, call, may } = ask
  const { speaker } = words.page
  const { compare, ...filter } = filterOf(ask)
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  const input = { ...Object.fromEntries(given), limit: PAGE, order: 'newest' }
  const answer = await call('agent.list', input)
  const names = await recordNames(ask, [compare, ...answer.agents.map(({ scope }) => scope)])
  const body = (
    <>
      <p class="lead">{speaker.intro}</p>
      <p class="actions">
        {may('agent.record') && (
          <a class="button send" href="/speakers/new">
            {speaker.add}
          </a>
        )}
        {may('agent.relays') && (
          <a class="button" href="/relays">
            {speaker.relay.title}
          </a>
        )}
      </p>
      {compare !== undefined && (
        <p class="notice">{fill(speaker.list.choosing, { id: names.label(compare).text })}</p>
      )}
      <FilterForm language={language} filter={{ ...filter, compare }} />
      {answer.agents.length === 0 ? (
        <NothingHere
          language={language}
          isFiltered={given.length > 0}
          mayAdd={may('document.add')}
        />
      ) : (
        <SpeakerTable language={language} answer={answer} names={names} compare={compare} />
      )}
      <MoreSpeakers language={language} filter={{ ...filter, compare }} next={answer.next} />
      {answer.agents.length > 0 && (await tableLine(ask, 'speakers', plainOf(filter)))}
    </>
  )
  return { title: speaker.title, body }
}

function FilterForm({ language, filter }: { language: Language; filter: Filter }): VNode {
  const words = wordsIn(language)
  const { list } = words.page.speaker
  return (
    <form method="post" action="/speakers" class="filter" aria-label={list.filter}>
      <CompareInput compare={filter.compare} />
      <div class="row">
        <TextField
          name="name"
          type="search"
          label={list.name}
          hint={list.nameHint}
          value={filter.name}
        />
        <ChoiceField
          name="kind"
          label={list.kind}
          none={list.every}
          options={AGENT_KINDS.map((kind) => [kind, words.agentKind[kind]] as const)}
          value={filter.kind}
        />
        <p class="row-actions">
          <SendButton label={list.show} /> <a href="/speakers">{list.clear}</a>
        </p>
      </div>
    </form>
  )
}

function NothingHere(props: { language: Language; isFiltered: boolean; mayAdd: boolean }): VNode {
  const { list } = wordsIn(props.language).page.speaker
  if (props.isFiltered)
    return (
      <EmptyNote text={list.nothing}>
        <a href="/speakers">{list.clear}</a>
      </EmptyNote>
    )
  return (
    <EmptyNote text={list.empty}>
      {props.mayAdd && <a href="/documents/new">{list.first}</a>}
    </EmptyNote>
  )
}

/** Carries on with whom the others are compared. */
function CompareInput({ compare }: Pick<Filter, 'compare'>): VNode | null {
  return compare === undefined ? null : <input type="hidden" name="compare" value={compare} />
}

function SpeakerTable(props: {
  language: Language
  answer: SpeakersAnswer
  names: RecordNames
  compare: string | undefined
}): VNode {
  const { language, answer, names, compare } = props
  const { list } = wordsIn(language).page.speaker
  const grades = plainGrades(answer.grades)
  return (
    <ScrollTable
      label={list.caption}
      caption={list.caption}
      class="speakers"
      hasKeys
      rows={answer.agents}
      columns={[
        {
          heading: list.speaker,
          kind: 'head',
          cell: (one) => <SpeakerLink language={language} speaker={one} />,
        },
        {
          heading: list.notes,
          cell: (one) => (
            <>
              <SpeakerTags
                language={language}
                speaker={one}
                grades={[grades.get(one.id)].filter((grade) => grade !== undefined)}
              />
              <SpeakerScope
                language={language}
                scope={one.scope}
                name={one.scope === undefined ? undefined : names.label(one.scope)}
              />{' '}
              {compare !== undefined && compare !== one.id && (
                <a href={relatePath(compare, one.id)}>
                  {fill(list.with, { id: names.label(compare).text })}
                </a>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

/** The next page; with words of a name by a form, so that they do not stand in the address. */
function MoreSpeakers(props: {
  language: Language
  filter: Filter
  next: string | undefined
}): VNode | null {
  const { language, filter, next } = props
  if (next === undefined) return null
  const { name, kind, compare } = filter
  const address = new URLSearchParams({
    ...given({ kind, compare }),
    after: next,
  })
  if (name === undefined) return <MoreLink language={language} href={`/speakers?${address}`} />
  return (
    <form method="post" action="/speakers" class="more">
      <CompareInput compare={compare} />
      <input type="hidden" name="name" value={name} />
      {kind !== undefined && <input type="hidden" name="kind" value={kind} />}
      <input type="hidden" name="after" value={next} />
      <button type="submit">{wordsIn(language).page.frame.more}</button>
    </form>
  )
}
