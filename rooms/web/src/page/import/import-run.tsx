// One import: its file with its digest, who and when, every record that it made or changed, and how
// it is undone as a whole. Source: desk.md U4, I9.
import type { Output } from '@tumen/contract'
import {
  claimPath,
  documentPath,
  EmptyNote,
  eventPath,
  importFilePath,
  importPath,
  instantPhrase,
  MoreLink,
  ScrollTable,
  UndoForm,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { outcomesText } from './outcome-text.ts'

const PAGE = 100

export const importRun: Page = {
  path: '/imports/:id',
  nav: 'documents',
  async show(ask) {
    const { language, words, query, call } = ask
    const { imports } = words.page
    const after = Number(query.get('after') ?? 0) || 0
    const id = ask.param('id')
    const { run, records, total } = await call('import.show', { id, after, limit: PAGE })
    const day = instantPhrase(language, run.recorded)
    const title = fill(imports.run.title, { kind: imports.kind[run.kind], day })
    const next = after + PAGE < total ? `${importPath(id)}?after=${after + PAGE}` : undefined
    const named = await namesOf(ask, records)
    const file = await fileTitle(ask, run.document)
    const body = (
      <>
        {run.undone && <p class="notice">{imports.run.undone}</p>}
        <Facts ask={ask} run={run} file={file} />
        <Undo ask={ask} run={run} />
        <h2>{imports.run.records}</h2>
        {total === 0 ? (
          <EmptyNote text={imports.run.none} />
        ) : (
          <Records ask={ask} records={records} named={named} after={after} total={total} />
        )}
        <MoreLink language={language} href={next} />
      </>
    )
    return { title, crumbs: [{ label: imports.title, href: '/imports' }, { label: title }], body }
  },
}

type Run = Output<'import.show'>['run']
type Told = Output<'import.show'>['records']

/** The titles of the events that are shown. */
async function namesOf({ may, call }: Ask, records: Told): Promise<ReadonlyMap<string, string>> {
  const ids = records.flatMap(({ id, kind }) => (kind === 'event' ? [id] : []))
  if (ids.length === 0 || !may('event.show')) return new Map()
  const titles = new Map<string, string>()
  for (const id of ids) {
    const found = await call('event.show', { id, limit: 1 }).catch(() => undefined)
    if (found) titles.set(id, found.event.title)
  }
  return titles
}

/** What the file is called; nothing where it may not be read, or is gone. */
async function fileTitle({ call }: Ask, id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined
  const found = await call('document.show', { id }).catch(() => undefined)
  return found?.document.title
}

interface FactsProps {
  ask: Ask
  run: Run
  file: string | undefined
}

function Facts({ ask, run, file }: FactsProps): VNode {
  const { language, words } = ask
  const own = words.page.imports.run
  const { document, namespace, mapping } = run
  const facts: (readonly [string, VNode | string])[] = [
    ...(document === undefined || file === undefined
      ? []
      : [[own.file, <a href={documentPath(document)}>{file}</a>] as const]),
    ...(run.fileHash === undefined
      ? []
      : [[own.digest, <span class="code">{run.fileHash}</span>] as const]),
    ...(namespace === undefined ? [] : [[own.namespace, namespace] as const]),
    ...(mapping === undefined ? [] : [[own.mapping, mapping] as const]),
    [own.recorded, instantPhrase(language, run.recorded)],
    [own.by, run.by],
    [own.outcomes, outcomesText(language, run.outcomes) || '0'],
    ...(run.kept === undefined ? [] : [[own.kept, String(run.kept)] as const]),
  ]
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Undo({ ask, run }: { ask: Ask; run: Run }): VNode {
  const { language, words, may } = ask
  const { imports } = words.page
  return (
    <>
      {may('change.undo') && !run.undone && (
        <section class="card">
          <p>{imports.run.undo}</p>
          <UndoForm language={language} leaf={run.leaf} back={importPath(run.id)} />
        </section>
      )}
      {run.document !== undefined && (
        <p>
          <a href={importFilePath(run.document, { kind: run.kind })}>{imports.file.again}</a>
        </p>
      )}
    </>
  )
}

interface RecordsProps {
  ask: Ask
  records: Told
  named: ReadonlyMap<string, string>
  after: number
  total: number
}

function Records({ ask, records, named, after, total }: RecordsProps): VNode {
  const { words } = ask
  const own = words.page.imports.run
  const { outcome: outcomes } = words.page.names.dry
  const caption = fill(own.more, { from: after + 1, to: after + records.length, total })
  return (
    <ScrollTable
      label={caption}
      caption={caption}
      rows={records}
      columns={[
        {
          heading: own.record,
          kind: 'head',
          cell: ({ id, kind }) =>
            kind === 'event' && named.has(id) ? (
              <a href={eventPath(id)}>{named.get(id)}</a>
            ) : (
              <span class="code">
                {kind === 'claim' || kind === 'document' ? (
                  <a href={kind === 'claim' ? claimPath(id) : documentPath(id)}>{id}</a>
                ) : (
                  id
                )}
              </span>
            ),
        },
        { heading: own.outcome, cell: ({ outcome }) => outcomes[outcome] },
      ]}
    />
  )
}
