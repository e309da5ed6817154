// How events, people, documents and bodies hang together: a picture in columns and an equal list,
// for everything that is asked or one step around a record. Source: desk.md 7, V5.
import type { Output } from '@tumen/contract'
import {
  agentPath,
  dayPhrase,
  digits,
  documentPath,
  EmptyNote,
  eventPath,
  NetworkChart,
  type NetworkNode,
  networkRole,
  personPath,
  type RefusalData,
  ScrollRegion,
  ScrollTable,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { type RecordNames, recordNames } from '../record-name.ts'
import { tableLine } from '../table/table.tsx'
import {
  type AskedView,
  answerOrProblem,
  askedView,
  viewAddress,
  viewPhrase,
} from './view-asked.ts'
import { TableSwitch, ViewForm } from './view-form.tsx'

const PATH = '/events/network'

type Network = Output<'event.network'>

interface Asked {
  view: AskedView
  around?: string | undefined
}

export const networkPage: Page = {
  path: PATH,
  nav: 'events',
  async show(ask) {
    const { query, words } = ask
    const around = query.get('around')?.trim().slice(0, 200) || undefined
    const asked: Asked = { view: askedView(query), around }
    const found = await answerOrProblem(ask.call('event.network', { ...asked.view, around }))
    if (found.problem) return { ...shownWith(ask, asked, <p />, found), status: 422 }
    const { answer } = found
    if (answer.total === 0) {
      const day = dayPhrase(ask.language, answer.knownOn)
      const none = (
        <EmptyNote text={fill(words.page.view.nothingAtAll, { day })}>
          <a href="/events">{words.page.view.toEvents}</a>
        </EmptyNote>
      )
      return shownWith(ask, asked, none, found)
    }
    if (answer.nodes.length === 0) {
      const text = fill(words.page.view.network.tooMany, { n: answer.total })
      return shownWith(ask, asked, <p class="notice">{text}</p>, found)
    }
    const names = await recordNames(
      ask,
      answer.nodes.map(({ id }) => id),
    )
    return shownWith(ask, asked, await NetworkShown({ ask, asked, answer, names }), found)
  },
}

function shownWith(
  ask: Ask,
  { view, around }: Asked,
  body: VNode,
  { answer, problem }: { answer?: Network; problem?: RefusalData },
): Shown {
  const { language, words } = ask
  const { network, shown } = words.page.view
  const what = viewPhrase(language, view, answer?.placeNames ?? {})
  const whole = (
    <>
      {answer && (
        <p class="question">{fill(shown, { what, day: dayPhrase(language, answer.knownOn) })}</p>
      )}
      <p>{network.lead}</p>
      <ViewForm
        ask={ask}
        path={PATH}
        asked={view}
        day={answer?.knownOn ?? ask.today}
        problem={problem}
      >
        <TextField name="around" label={network.around} hint={network.aroundHint} value={around} />
      </ViewForm>
      {body}
    </>
  )
  const crumbs = [{ label: words.page.event.title, href: '/events' }, { label: network.title }]
  return { title: network.title, body: whole, crumbs, islands: ['place'] }
}

interface NetworkProps {
  ask: Ask
  asked: Asked
  answer: Network
  names: RecordNames
}

const PATHS: Readonly<Record<NetworkNode['kind'], (id: string) => string>> = {
  event: eventPath,
  document: documentPath,
  body: agentPath,
  person: personPath,
}

async function NetworkShown(props: NetworkProps): Promise<VNode> {
  const { ask, asked, answer, names } = props
  const { language, words, query } = ask
  const { view, around } = asked
  const isTable = query.get('as') === 'table'
  const nameOf = (node: NetworkNode) => node.title ?? names.label(node.id).text
  return (
    <>
      <TableSwitch
        ask={ask}
        isTable={isTable}
        hrefOf={(as) => viewAddress(PATH, view, { around, as })}
      />
      {!isTable && (
        <ScrollRegion label={words.chart.network.title} look="scroll relay-picture">
          <NetworkChart
            language={language}
            nodes={answer.nodes}
            links={answer.links}
            nameOf={nameOf}
            hrefOf={({ kind, id }) => PATHS[kind](id)}
          />
        </ScrollRegion>
      )}
      {answer.left > 0 && <p class="notice">{fill(words.page.view.more, { n: answer.left })}</p>}
      <LinkTable {...props} nameOf={nameOf} />
      {await tableLine(ask, 'network', { ...view, around })}
    </>
  )
}

/** A row for each link, and for each node that nothing is linked to. */
function LinkTable({
  ask,
  asked,
  answer,
  nameOf,
}: NetworkProps & { nameOf: (node: NetworkNode) => string }): VNode {
  const { language, words } = ask
  const { network } = words.page.view
  const byId = new Map(answer.nodes.map((node) => [node.id, node]))
  const linked = new Set(answer.links.flatMap(({ from, to }) => [from, to]))
  const alone = answer.nodes.filter(({ id }) => !linked.has(id))
  const toNode = (id: string) => {
    const node = byId.get(id)
    if (node === undefined) return id
    return (
      <>
        <a href={PATHS[node.kind](id)}>
          <bdi>{nameOf(node)}</bdi>
        </a>{' '}
        {asked.around !== id && (
          <small>
            <a class="quiet" href={viewAddress(PATH, asked.view, { around: id })}>
              {network.near}
              <span class="visually-hidden"> {nameOf(node)}</span>
            </a>
          </small>
        )}
      </>
    )
  }
  return (
    <>
      <ScrollTable
        label={network.caption}
        caption={network.caption}
        class="figures nodes"
        hasKeys
        rows={answer.links}
        columns={[
          { heading: network.from, kind: 'head', cell: ({ from }) => toNode(from) },
          { heading: network.role, cell: (link) => networkRole(language, link) },
          { heading: network.to, cell: ({ to }) => toNode(to) },
          {
            heading: network.claims,
            kind: 'number',
            cell: ({ claims }) => (claims === undefined ? '' : digits(claims)),
          },
        ]}
      />
      {alone.length > 0 && (
        <>
          <p>{fill(network.alone, { n: alone.length })}</p>
          <ul>
            {alone.map(({ id }) => (
              <li>{toNode(id)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
