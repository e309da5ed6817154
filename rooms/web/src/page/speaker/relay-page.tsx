// Who passes on whom: of everything, of one document, around one speaker, or behind one question.
// Ids of records that are there, acts, places and days stand in the address; what somebody types
// does not, since it could be a name.
import { given } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import { EmptyNote, ProblemNote, type RefusalData, SendButton } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page } from '../../door/ask.ts'
import { refusalDataOf } from '../../door/refusal-data.ts'
import { statusOf } from '../../door/refusal-status.ts'
import { type Asked, addressOf, askedOf, inputOf } from '../figure/question.ts'
import { RecordField } from '../record-field.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'
import { RelayPicture, type Relays, RelayTable, relaysOf } from './relay-picture.tsx'

/** What the address asks for. */
interface Narrowing {
  document: string | undefined
  agent: string | undefined
  asked: Asked
}

export const relayPage: Page = {
  path: '/relays',
  nav: 'speakers',
  async show(ask) {
    const { language, words, query } = ask
    const { speaker } = words.page
    const narrowing: Narrowing = {
      document: query.get('document')?.trim() || undefined,
      agent: query.get('agent')?.trim() || undefined,
      asked: askedOf(query),
    }
    const { relays, problem } = await found(ask, narrowing)
    const names = await recordNames(ask, [narrowing.document, narrowing.agent])
    const body = (
      <>
        <ProblemNote language={language} problem={ask.problem ?? problem} />
        <p class="lead">{speaker.relay.intro}</p>
        <NarrowForm ask={ask} narrowing={narrowing} />
        <Heading language={language} narrowing={narrowing} names={names} />
        {relays && <Found ask={ask} relays={relays} />}
      </>
    )
    return {
      title: speaker.relay.title,
      crumbs: [{ label: speaker.title, href: '/speakers' }, { label: speaker.relay.title }],
      body,
      ...(problem === undefined ? {} : { status: statusOf(problem.code as Refusal['code']) }),
    }
  },
  references: { document: 'document', agent: 'agent' },
  act: narrow,
}

/** Goes to the picture of a document or speaker, when it is there. */
async function narrow({ form, call }: Ask): Promise<Done> {
  const [document, agent] = [form.word('document'), form.word('agent')]
  if (document !== undefined) await call('document.show', { id: document })
  if (agent !== undefined) await call('agent.show', { id: agent, limit: 1 })
  const chosen = {
    ...given({ document, agent }),
  }
  return { to: `/relays?${new URLSearchParams(chosen)}` }
}

/** The relays, or what is wrong with what was asked for. */
async function found(
  ask: Ask,
  narrowing: Narrowing,
): Promise<{ relays?: Relays; problem?: RefusalData }> {
  try {
    return { relays: await relaysOf(ask, await filterOf(ask, narrowing)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { problem: refusalDataOf(error) }
  }
}

async function filterOf(ask: Ask, { document, agent, asked }: Narrowing) {
  if (asked.act === undefined) return { ...given({ document }), ...(agent ? { agent } : {}) }
  const { figure } = await ask.call('figure.ask', inputOf(asked))
  return { claims: figure.explanation.used.map(({ claim }) => claim).slice(0, 10_000) }
}

function NarrowForm({ ask, narrowing }: { ask: Ask; narrowing: Narrowing }): VNode {
  const { relay } = ask.words.page.speaker
  const document = ask.form.word('document') ?? narrowing.document
  const agent = ask.form.word('agent') ?? narrowing.agent
  return (
    <form method="post" action="/relays" class="filter" aria-label={relay.narrow}>
      <div class="row">
        <RecordField ask={ask} name="document" label={relay.document} value={document} />
        <RecordField ask={ask} name="agent" label={relay.agent} value={agent} />
        <p class="row-actions">
          <SendButton label={relay.show} /> <a href="/relays">{relay.clear}</a>
        </p>
      </div>
      <p class="hint">{relay.onlyOne}</p>
    </form>
  )
}

function Heading({
  language,
  narrowing,
  names,
}: {
  language: Language
  narrowing: Narrowing
  names: RecordNames
}): VNode {
  const { relay } = wordsIn(language).page.speaker
  const { document, agent, asked } = narrowing
  if (asked.act !== undefined)
    return (
      <h2>
        <a href={addressOf('/figures/show', asked)}>{relay.ofQuestion}</a>
      </h2>
    )
  if (document !== undefined)
    return <h2>{fill(relay.ofDocument, { id: names.label(document).text })}</h2>
  return (
    <h2>
      {agent === undefined ? relay.all : fill(relay.ofAgent, { id: names.label(agent).text })}
    </h2>
  )
}

function Found({ ask, relays }: { ask: Ask; relays: Relays }): VNode {
  const { language, words } = ask
  const { relay } = words.page.speaker
  if (relays.edges.length === 0)
    return (
      <EmptyNote text={relay.empty}>
        <a href="/documents">{relay.first}</a>
      </EmptyNote>
    )
  return (
    <>
      {relays.truncated && <p class="notice">{relay.tooMany}</p>}
      <RelayPicture language={language} relays={relays} />
      <RelayTable language={language} relays={relays} />
    </>
  )
}
