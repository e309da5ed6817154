// Who passes on whom, as a picture and as a table with the same links. A sealed identity is a
// dot without a name in the picture, and ● with its pseudonym in the table.
import {
  agentPath,
  RelayGraph,
  ScrollRegion,
  ScrollTable,
  type ShownSpeaker,
  SpeakerLink,
  speakerLabel,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { type Judgement, newestJudgements, type RelaysAnswer } from './speaker-answer.ts'

/** Links that a table lists at the most. */
const MOST_LISTED = 100

/** Who passes on whom, and what was judged about those who stand in it. */
export interface Relays extends RelaysAnswer {
  pairs: Judgement[]
}

/** The relays of an agent, a document, some claims, or all. */
export async function relaysOf(ask: Ask, filter: Record<string, unknown>): Promise<Relays> {
  const found = await ask.call('agent.relays', filter)
  const linked = new Set(found.edges.flatMap(({ from, to }) => [from, to]))
  const agents = found.agents.filter(({ id }) => linked.has(id))
  if (agents.length === 0) return { ...found, agents, pairs: [] }
  const ids = agents.map(({ id }) => id)
  const judged = await ask.call('agent.list', { ids, limit: ids.length })
  const pairs = newestJudgements(judged.relations)
  return { ...found, agents, pairs: pairs.filter(({ a, b }) => linked.has(a) && linked.has(b)) }
}

interface PictureProps {
  language: Language
  relays: Relays
}

/** The picture; nothing where there is more than one picture can show. */
export function RelayPicture({ language, relays }: PictureProps): VNode | null {
  const { agents, edges, pairs, truncated } = relays
  if (truncated) return null
  const nodes = agents.map((speaker) => ({
    id: speaker.id,
    label: speakerLabel(language, speaker).text,
    href: agentPath(speaker.id),
    hidden: speaker.sealed !== undefined,
  }))
  const { title } = wordsIn(language).page.speaker.relay
  return (
    <ScrollRegion label={title} look="scroll relay-picture">
      <RelayGraph
        language={language}
        nodes={nodes}
        edges={edges.map(({ from, to }) => ({ from, to }))}
        pairs={pairs}
      />
    </ScrollRegion>
  )
}

/** The same links as rows, the most frequent first. */
export function RelayTable({ language, relays }: PictureProps): VNode {
  const { relay } = wordsIn(language).page.speaker
  const byId = new Map(relays.agents.map((one) => [one.id, one]))
  const edges = relays.edges.slice(0, MOST_LISTED)
  return (
    <>
      {relays.edges.length > edges.length && (
        <p class="muted">{fill(relay.tableOnly, { n: edges.length })}</p>
      )}
      <ScrollTable
        label={relay.caption}
        caption={relay.caption}
        class="relays"
        hasKeys
        rows={edges}
        columns={[
          {
            heading: relay.from,
            cell: ({ from }) => <End language={language} speaker={byId.get(from)} />,
          },
          {
            heading: relay.to,
            cell: ({ to }) => <End language={language} speaker={byId.get(to)} />,
          },
          { heading: relay.documents, kind: 'number', cell: ({ documents }) => documents },
          { heading: relay.claims, kind: 'number', cell: ({ claims }) => claims },
        ]}
      />
    </>
  )
}

function End(props: { language: Language; speaker: ShownSpeaker | undefined }): VNode | null {
  const { language, speaker } = props
  return speaker ? <SpeakerLink language={language} speaker={speaker} /> : null
}
