// Several files in one form, one after the other, each as if it had been sent alone: one that is
// not taken keeps no other out, and what is here already is told and not added again. The names of
// files are shown on this one answer and kept nowhere: they often say who spoke.
import { setImmediate } from 'node:timers/promises'
import { given } from '@tumen/claim'
import type { ClosedAs, Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  closedSentences,
  dayPhrase,
  documentPath,
  pageRefusalLines,
  pageRefusalSentence,
  ScrollTable,
} from '@tumen/view'
import { fill, type Words } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Shown } from '../../../door/ask.ts'
import { refusalDataOf } from '../../../door/refusal-data.ts'
import type { Form } from '../../../form/form.ts'
import type { FormFile } from '../../../form/multipart.ts'
import { documentInput, languageOf } from '../document-input.ts'
import { readSoon } from '../waiting/waiting-file.tsx'

/** What became of one file. */
interface Outcome {
  name: string
  id?: string
  /** It has no text that can be read. */
  isKept?: boolean
  /** It is kept, and read behind this answer. */
  isReading?: boolean
  /** Why it is restricted, where nobody said so. */
  closedAs?: ClosedAs
  /** The day since when it is here already, or the same bytes are under other particulars. */
  since?: string
  /** The document of the same bytes, beside the one that was added. */
  twin?: { id: string; since: string }
  refused?: Refusal
}

/** Adds every file of a form and shows what became of each. */
export async function addFiles(ask: Ask, files: readonly FormFile[]): Promise<Shown> {
  const outcomes: Outcome[] = []
  for (const [n, file] of files.entries()) {
    ask.report('files', n, files.length)
    // Others have their turn, and a wish to stop can arrive.
    await setImmediate()
    const outcome = await addOne(ask, file)
    const { refused } = outcome
    // What is wrong with the form is said at the form, where nothing came of it yet.
    if (refused && n === 0 && !isOfFile(refused, ask.form)) throw refused
    if (refused?.code === 'cancelled') break
    outcomes.push(outcome)
  }
  const all = await Promise.all(outcomes.map((one) => (one.isReading ? soon(ask, one) : one)))
  const { document } = ask.words.page
  const crumbs = [{ label: document.title, href: '/documents' }, { label: document.many.title }]
  const left = files.length - outcomes.length
  return { title: document.many.title, crumbs, body: <Result {...{ ask, outcomes: all, left }} /> }
}

/** What became of a file that is read within a moment. */
async function soon(ask: Ask, one: Outcome): Promise<Outcome> {
  const { name, id = '' } = one
  return orRefused(name, async () => {
    const read = await readSoon(ask, id)
    if (!read) return one
    return becameOf(name, { id, ...read })
  })
}

function addOne(ask: Ask, file: FormFile): Promise<Outcome> {
  const { name, beyond } = file
  return orRefused(name, async () => {
    if (beyond !== undefined)
      throw new Refusal('too-large', 'bytes', [{ code: 'too_large', path: 'bytes', limit: beyond }])
    const input = { ...documentInput(ask.form, file), wait: false } as const
    const added = await ask.call('document.add', input, { isPart: true })
    const { id, units } = added
    if (added.reading) return { name, id, isReading: true }
    if (units > 0 && ask.may('reader.start')) await ask.call('reader.start', { document: id })
    return becameOf(name, added)
  })
}

type Added = Pick<Output<'document.add'>, 'id' | 'units' | 'here' | 'closedAs'>

function becameOf(name: string, { id, units, here, closedAs }: Added): Outcome {
  const [twin] = here ?? []
  return {
    ...{ name, id, isKept: units === 0, ...given({ closedAs }) },
    ...(twin && { twin: { id: twin.id, since: twin.recorded } }),
  }
}

async function orRefused(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [twin] = error.details
    if (error.code !== 'duplicate-document' || typeof twin?.document !== 'string')
      return { name, refused: error }
    return { name, id: twin.document, since: String(twin.since ?? '') }
  }
}

const OF_FILE: ReadonlySet<string> = new Set(['bytes', 'title', 'text'])

/** Whether another file of the same form may still be taken. */
function isOfFile({ code, field }: Refusal, form: Form): boolean {
  // A language that nobody named is looked for in each text.
  if (field === 'language' && languageOf(form) === undefined) return true
  return code === 'cancelled' || code === 'duplicate-document' || OF_FILE.has(field ?? '')
}

interface ResultProps {
  ask: Ask
  outcomes: readonly Outcome[]
  /** Files that were not tried, because it was stopped. */
  left: number
}

function Result({ ask, outcomes, left }: ResultProps): VNode {
  const { many } = ask.words.page.document
  const refused = outcomes.filter((one) => one.refused !== undefined).length
  const here = outcomes.filter(({ since }) => since !== undefined).length
  const reading = outcomes.filter(({ isReading }) => isReading).length
  const added = outcomes.length - refused - here - reading
  const counts = reading > 0 ? many.countsReading : many.counts
  return (
    <>
      <p class="lead" role="status">
        {fill(counts, { added, reading, here, refused })}
      </p>
      {left > 0 && <p class="wrong">{fill(many.left, { n: left })}</p>}
      <ScrollTable
        label={many.title}
        columns={[
          { heading: many.file, kind: 'head', attributes: { dir: 'auto' }, cell: fileCell },
          { heading: many.state, cell: (one) => <State ask={ask} outcome={one} /> },
        ]}
        rows={[...outcomes].sort((a, b) => rankOf(a) - rankOf(b))}
      />
      <p class="hint">{many.names}</p>
      <p class="actions">
        <a href="/documents/new">{many.more}</a> <a href="/documents">{many.list}</a>
      </p>
    </>
  )
}

const fileCell = ({ name }: Outcome) => name

/** What somebody must look at stands first. */
function rankOf({ refused, isKept }: Outcome): number {
  return refused ? 0 : isKept ? 1 : 2
}

function State({ ask, outcome }: { ask: Ask; outcome: Outcome }): VNode {
  const { language, words } = ask
  const { many } = words.page.document
  const { id = '', since, twin, refused, closedAs = '' } = outcome
  const [closed] = closedSentences(language, closedAs)
  if (refused) return <Refused ask={ask} refused={refused} />
  const link = <a href={documentPath(id)}>{many.open}</a>
  const day = since && fill(many.here, { day: dayPhrase(language, since.slice(0, 10)) })
  const came = outcome.isReading ? many.reading : outcome.isKept ? many.kept : many.added
  return (
    <>
      {day ?? came} {closed} {link}
      {twin && (
        <>
          {' '}
          <a href={documentPath(twin.id)}>
            {fill(many.twin, { day: dayPhrase(language, twin.since.slice(0, 10)) })}
          </a>
        </>
      )}
    </>
  )
}

function Refused({ ask, refused }: { ask: Ask; refused: Refusal }): VNode {
  const { language, words } = ask
  if (refused.code === 'invalid-input' && refused.field === 'title')
    return <span class="wrong">{untitled(words)}</span>
  const data = refusalDataOf(refused)
  const lines = pageRefusalLines(language, data)
  return (
    <>
      <span class="wrong">{pageRefusalSentence(language, data)}</span> <code>{refused.code}</code>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </>
  )
}

const untitled = (words: Words) => words.page.document.many.untitled

/** The files of a form in their order; of a folder no hidden ones. */
export function chosenFiles(form: Form): FormFile[] {
  const inFolder = form.filesOf('folder').filter(({ name }) => !/(?:^|[/\\])\.[^/\\]*$/.test(name))
  return [...form.filesOf('file'), ...inFolder]
}
