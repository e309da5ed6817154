// Which formats go out and come in, what is lost on the way, and where each is moved. It tells the
// same table as the command line and holds nothing of the workspace. Source: desk.md U11, M13.
import { FORMAT_WAYS, FORMATS_TOLD, type FormatTold } from '@tumen/contract'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'

/** The pages that move a format, with the operation that somebody must be allowed there. */
const PAGES = {
  imports: { operation: 'import.list', href: '/imports' },
  names: { operation: 'list.import', href: '/lists/names' },
  documents: { operation: 'document.add', href: '/documents/new' },
  bundles: { operation: 'bundle.list', href: '/bundles' },
  claims: { operation: 'claim.list', href: '/claims' },
} as const

const PAGES_OF: Readonly<Partial<Record<FormatTold, readonly (keyof typeof PAGES)[]>>> = {
  tables: ['claims', 'imports'],
  names: ['names'],
  claims: ['claims'],
  archiver: ['documents'],
  bundle: ['bundles'],
}

export const FORMATS_PATH = '/formats'

export const formatsPage: Page = {
  path: FORMATS_PATH,
  nav: 'help',
  async show(ask) {
    const { words } = ask
    const { formats } = words.page
    const body = (
      <>
        <p class="lead">{formats.lead}</p>
        <p>{formats.commands}</p>
        <p>{formats.check}</p>
        <div class="record-cards">
          {FORMATS_TOLD.map((format) => (
            <FormatCard ask={ask} format={format} />
          ))}
        </div>
      </>
    )
    return { title: formats.title, body }
  },
}

function FormatCard({ ask, format }: { ask: Ask; format: FormatTold }): VNode {
  const { exchange, command } = ask.words
  const { head, name, lost } = exchange
  const ways = FORMAT_WAYS[format]
  return (
    <article class="card" id={`format-${format}`}>
      <h2>{name[format]}</h2>
      <dl>
        <dt>{head.out}</dt>
        <dd>
          <Way line={ways.out} no={command.no} />
        </dd>
        <dt>{head.in}</dt>
        <dd>
          <Way line={ways.in} no={command.no} />
        </dd>
        <dt>{head.back}</dt>
        <dd>{ways.back ? command.yes : command.no}</dd>
        <dt>{head.lost}</dt>
        <dd>{lost[format]}</dd>
        <PageLinks ask={ask} format={format} />
      </dl>
    </article>
  )
}

function Way({ line, no }: { line: string | undefined; no: string }): VNode {
  return line === undefined ? <span>{no}</span> : <code lang="en">tumen {line}</code>
}

/** The pages on which this person can move the format; nothing where there is none. */
function PageLinks({ ask, format }: { ask: Ask; format: FormatTold }): VNode | null {
  const { formats } = ask.words.page
  const open = (PAGES_OF[format] ?? []).filter((page) => ask.may(PAGES[page].operation))
  if (open.length === 0) return null
  return (
    <>
      <dt>{formats.page}</dt>
      {open.map((page) => (
        <dd>
          <a href={PAGES[page].href}>{formats.to[page]}</a>
        </dd>
      ))}
    </>
  )
}
