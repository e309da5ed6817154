// What became of many files that were added at once: a line for each that somebody must look at,
// and how many there are of each kind.
import type { ClosedAs } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import { dayPhrase } from '../phrase/date.ts'
import { detailLine, type RefusalData, refusalSentence } from '../phrase/refusal.ts'
import { type Layout, tableText } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'

/** One file: added, here already, or not added. */
export interface AddedFile {
  /** Its name, as it was given. */
  file: string
  /** The document. */
  id?: string
  /** It is sealed, and read while the workspace is open. */
  isReading?: boolean
  /** It has no text that can be read. */
  isKept?: boolean
  /** Why it is restricted, where nobody said so. */
  closedAs?: ClosedAs
  /** The day since when the same document is here. */
  since?: string
  /** Other documents of the same bytes. */
  here?: readonly { id: string; recorded: string }[]
  refused?: Pick<RefusalData, 'code'> & Partial<RefusalData>
}

/** The lines of a terminal. */
export function addedFilesText(
  language: Language,
  files: readonly AddedFile[],
  layout: Layout = {},
): string[] {
  const { added: own, field } = wordsIn(language).command
  const rows = files.map((one) => [safeText(one.file), stateOf(language, one), one.id ?? ''])
  const refused = files.filter((one) => one.refused !== undefined).length
  const here = files.filter(({ since }) => since !== undefined).length
  const reading = files.filter(({ isReading }) => isReading).length
  const counts = { added: files.length - refused - here - reading, here, refused }
  const headings = [own.file, field.state, field.document].map((heading) => ({ heading }))
  return [
    ...tableText(headings, rows, layout),
    '',
    fill(own.counts, counts),
    ...(reading > 0 ? [fill(own.later, { n: reading })] : []),
  ]
}

function stateOf(language: Language, file: AddedFile): string {
  const { isReading, isKept, closedAs, since, here = [], refused } = file
  const { usage, sensitivity, command } = wordsIn(language)
  const { added: own } = command
  if (refused?.code === 'file-unreadable') return fill(usage['file-unreadable'], { option: '' })
  // In a file of many nothing is wrong but that nobody has said what it is called.
  if (refused?.code === 'invalid-input' && refused.field === 'title') return own.untitled
  // A row has no lines below it: what is wrong with the fields stands in the place of the sentence.
  const details = refused?.code === 'invalid-input' ? (refused.details ?? []) : []
  if (details.length > 0) return details.map((one) => detailLine(language, one)).join(' ')
  if (refused) return refusalSentence(language, { details: [], ...refused } as RefusalData)
  if (since !== undefined) return fill(own.here, { day: dayPhrase(language, since) })
  if (isReading) return own.reading
  const [twin] = here
  const added = isKept ? own.kept : own.added
  const state = closedAs ? `${added} (${sensitivity.restricted})` : added
  if (!twin) return state
  const told = { document: twin.id, day: dayPhrase(language, twin.recorded) }
  return `${state} ${fill(own.twin, told)}`
}
