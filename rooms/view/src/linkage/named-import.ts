// The lines of the command line about a file with names that is checked or was taken in: what
// becomes of its rows, what is refused and why, and what would change.
import type { Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import { digits } from '../phrase/number.ts'
import { findingSentence } from '../phrase/refusal.ts'
import type { Layout } from '../terminal/table.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'
import { fieldLabel } from './sentence.ts'
/** What `list.check` and `list.import` say of names; differences and a token the check alone. */
export type NamedImport = Omit<Imported, 'run'> & Partial<Pick<Checked, 'differences' | 'token'>>
type Imported = NonNullable<Output<'list.import'>['names']>
type Checked = NonNullable<Output<'list.check'>['names']>

/** Changes that are printed; the rest stands in the answer as JSON. */
const MOST_CHANGES = 20

/** The lines. New rows are counted and not printed. */
export function namedImportText(
  language: Language,
  names: NamedImport,
  layout: Layout = {},
): string[] {
  const width = layout.width ?? 80
  const { dry } = wordsIn(language).page.names
  const counts = [
    ...names.outcomes.map(({ outcome, rows }) => `${dry.outcome[outcome]}: ${digits(rows)}`),
    ...(names.refused > 0 ? [`${dry.outcome.refused}: ${digits(names.refused)}`] : []),
  ]
  const problems = names.problems.map(({ line, ...problem }) =>
    fill(dry.line, { line, sentence: findingSentence(language, problem) }),
  )
  const listed = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${title}:`, ...lines.flatMap((line) => hangText('  ', line, width))]
  return [
    ...wrapText(counts.join(wordsIn(language).report.list), width),
    ...(names.kept > 0 ? wrapText(fill(dry.kept, { n: names.kept }), width) : []),
    ...listed(dry.problems, problems),
    ...listed(dry.notes, noteLines(language, names)),
    ...listed(dry.differences, changeLines(language, names)),
    ...(names.token === undefined ? [] : [`--token ${names.token}`]),
  ]
}

function noteLines(language: Language, { notes }: NamedImport): string[] {
  const { page, report } = wordsIn(language)
  return notes.map(({ code, column, cells, lines }) => {
    const sentence = findingSentence(language, { code })
    const of = { column, sentence, cells, lines: lines.join(report.list) }
    return fill(page.names.dry.note, of)
  })
}

function changeLines(language: Language, { differences = [] }: NamedImport): string[] {
  const { dry } = wordsIn(language).page.names
  const told = differences.filter(({ outcome }) => outcome !== 'new')
  const lines = told.slice(0, MOST_CHANGES).map(({ outcome, id = '', changes }) => {
    const parts = changes.map(({ field, before, after }) => {
      const [from, to] = [before ?? dry.nothing, after ?? dry.nothing]
      return `${fieldLabel(language, field)} ${from} → ${to}`
    })
    const of = parts.length === 0 ? '' : `: ${parts.join('; ')}`
    return `${id} ${dry.outcome[outcome]}${of}`
  })
  return told.length > MOST_CHANGES ? [...lines, fill(dry.more, { n: MOST_CHANGES })] : lines
}
