// What befell one person, in order: the events that people linked it to, each with what it was in
// them, how sure that is and what says so, and what lists say; and the form that links it.
import {
  eventPath,
  intervalPhrase,
  type PlaceNames,
  personPath,
  placeName,
  SendButton,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import {
  type LinkAnswer,
  LinkSource,
  RoleFields,
  RolePhrase,
  WithdrawLink,
} from '../involvement/link-part.tsx'
import { RecordField } from '../record-field.tsx'
import type { RecordNames } from '../record-name.ts'
import type { OwnMention, ShownPerson } from './person-answer.ts'

interface LineProps {
  ask: Ask
  answer: ShownPerson
  places: PlaceNames
  /** What the claims and documents are called on which links rest. */
  sources: RecordNames
}

/** What befell the person, the earliest first, each with what says so. */
export function LifeLine(props: LineProps): VNode {
  const { ask, answer } = props
  const { shown } = ask.words.page.person
  const told = answer.mentions.filter(
    ({ mention }) => mention.time !== undefined || mention.place !== undefined,
  )
  const lines = [
    ...byEvent(answer.involvements).map((links) => ({
      begin: links[0]?.event.period?.earliest,
      item: <EventItem {...props} links={links} />,
    })),
    ...told.map((own) => ({
      begin: own.mention.time?.earliest,
      item: <ListItem {...props} own={own} />,
    })),
  ]
  return (
    <section aria-labelledby="line">
      <h2 id="line">{shown.line}</h2>
      {lines.length === 0 ? (
        <p class="muted">{shown.lineNone}</p>
      ) : (
        <ol class="life-line">
          {lines.sort((x, y) => inTime(x.begin, y.begin)).map(({ item }) => item)}
        </ol>
      )}
    </section>
  )
}

/** What has no time stands last. */
function inTime(x = '9999', y = '9999'): number {
  return x < y ? -1 : x > y ? 1 : 0
}

/** The links to each event together, in their order. */
function byEvent(links: readonly LinkAnswer[]): LinkAnswer[][] {
  const found = new Map<string, LinkAnswer[]>()
  for (const link of links) {
    const { id } = link.event
    found.set(id, [...(found.get(id) ?? []), link])
  }
  return [...found.values()]
}

function EventItem(props: LineProps & { links: readonly LinkAnswer[] }): VNode | null {
  const { ask, places, links } = props
  const { language, words } = ask
  const event = links[0]?.event
  if (!event) return null
  const when = event.period === undefined ? '' : intervalPhrase(language, event.period)
  return (
    <li>
      <strong>{when}</strong>{' '}
      {ask.may('event.show') ? <a href={eventPath(event.id)}>{event.title}</a> : event.title}
      {event.place !== undefined &&
        `${words.report.list}${placeName(language, event.place, places)}`}
      {links.map((link) => (
        <RoleItem {...props} link={link} />
      ))}
    </li>
  )
}

/** What the person was in the event, by one source. */
function RoleItem(props: LineProps & { link: LinkAnswer }): VNode {
  const { ask, answer, sources, link } = props
  const { involvement } = ask.words.page
  const source = LinkSource({ link, names: sources })
  const [before = '', after = ''] = involvement.person.said.split('{source}')
  return (
    <div>
      <RolePhrase ask={ask} link={link} />{' '}
      <span class="muted">{source === null ? involvement.noSource : [before, source, after]}</span>
      <WithdrawLink ask={ask} link={link} to={personPath(answer.person.id)} />
    </div>
  )
}

function ListItem({ ask, places, own }: LineProps & { own: OwnMention }): VNode {
  const { language, words } = ask
  const { mention, title } = own
  const when = mention.time === undefined ? '' : intervalPhrase(language, mention.time)
  return (
    <li>
      <strong>{when}</strong>{' '}
      {mention.place !== undefined && placeName(language, mention.place, places)}{' '}
      <span class="muted">{fill(words.page.person.shown.onList, { list: title })}</span>
    </li>
  )
}

/** Links the person to an event. */
export function EventLinkForm({ ask, id }: { ask: Ask; id: string }): VNode {
  const { words, form } = ask
  const { person: own, form: fields } = words.page.involvement
  const isSent = form.text('do') === 'link'
  return (
    <details class="card" open={isSent}>
      <summary>{own.title}</summary>
      <form method="post" action={personPath(id)}>
        <input type="hidden" name="do" value="link" />
        <RecordField
          ask={ask}
          name="event"
          label={own.event}
          hint={own.eventHint}
          value={form.text('event')}
          required
        />
        <RoleFields ask={ask} />
        <RecordField
          ask={ask}
          name="claim"
          label={fields.claim}
          hint={fields.claimHint}
          value={form.text('claim')}
        />
        <SendButton label={own.go} />
      </form>
    </details>
  )
}
