// Kept estimates and recorded lists in sentences, for the command line and the pages alike.
import type { Collapse } from '@tumen/estimate'
import { fill, type Language, type Words, wordsIn } from '@tumen/words'
import { instantPhrase } from '../phrase/date.ts'
import { digits } from '../phrase/number.ts'
import type { Naming } from '../phrase/record-in.ts'
import { safeText } from '../terminal/text-width.ts'
import type {
  ComparedEstimates,
  ImportedLists,
  KeptEstimate,
  OverlapTable,
  RepeatedEstimate,
} from './kept-answer.ts'
import { whole } from './number.ts'
import { rangePhrase } from './text.ts'

/** "Estimate E-1: three lists". */
export function keptTitle(language: Language, { id, title }: KeptEstimate): string {
  return safeText(fill(wordsIn(language).kept.title, { id, title }))
}

/** What a kept estimate is called on a page: its title, else the day on which it was kept. */
export function keptName(
  language: Language,
  { title, recorded }: Pick<KeptEstimate, 'title' | 'recorded'>,
): string {
  const { kept, report } = wordsIn(language)
  return title ?? [kept.one, instantPhrase(language, recorded)].join(report.list)
}

/**
 * Who made an estimate from what, and everything that is needed to make it again; on a page with
 * the titles of lists, and questions and options in words.
 */
export function keptSentences(
  language: Language,
  stored: KeptEstimate,
  naming: Naming = {},
): string[] {
  const { kept, report } = wordsIn(language)
  const { by, recorded, knownAt, source, lists = [], overlap, byOrigin, options } = stored
  const { names } = naming
  const isPage = names !== undefined
  const asked = Object.entries(stored.question ?? {}).map(([name, value]) =>
    isPage ? askedWords(language, name, String(value)) : `${name} ${value}`,
  )
  const question = asked.join(', ')
  const called = lists.map((id) => names?.(id).text ?? id).join(isPage ? report.also : ', ')
  const from = fill(kept.source[source], { lists: called, overlap, question })
  const instant = instantPhrase(language, knownAt)
  const told = isPage
    ? optionWords(language, options)
    : Object.entries(options).map(([name, value]) => `${name} ${value}`)
  const sentences = [
    fill(kept.made, { by, day: recorded.slice(0, 10), source: from, instant }),
    ...(source === 'lists' ? [byOrigin ? kept.byOrigin : kept.asWritten] : []),
    fill(kept.options, { options: told.join(', ') }),
    fill(kept.hashes, {
      ...{ table: stored.tableHash, input: stored.inputHash, report: stored.reportHash },
    }),
  ]
  return sentences.map(safeText)
}

/** "Act: detention": a part of a question, in words where it is a word of ours. */
function askedWords(language: Language, name: string, value: string): string {
  const { act, command } = wordsIn(language)
  const acts: Readonly<Record<string, string | undefined>> = act
  const labels: Readonly<Record<string, string | undefined>> = command.field
  return `${labels[name] ?? name}: ${name === 'act' ? (acts[value] ?? value) : value}`
}

/** The options by their labels in the form. */
function optionWords(language: Language, options: KeptEstimate['options']): string[] {
  const { form } = wordsIn(language).page.estimate
  const { seed, replicates, classes } = options as Readonly<Record<string, unknown>>
  return [
    `${form.seed}: ${seed}`,
    `${form.replicates}: ${replicates}`,
    ...(classes === true ? [form.classes] : []),
  ]
}

/** "351 (287 to 458)", or that there is none and by which codes; nothing of a small one. */
export function keptTotal(language: Language, stored: KeptEstimate): string {
  const { estimate, withheld } = stored
  const { noNumber } = wordsIn(language).estimate
  if (estimate === undefined) return `${noNumber} (${withheld.join(' ')})`
  const { total, low, high, small } = estimate
  // A small estimate is data for the analyst, and never printed.
  return small ? '' : `${whole(total)} (${rangePhrase(language, low, high)})`
}

/** What reckoning again has shown. */
export function repeatSentences(language: Language, repeated: RepeatedEstimate): string[] {
  const { repeat } = wordsIn(language).kept
  const { sameReport, sameTable, procedure, engine } = repeated
  return [
    sameReport ? repeat.same : repeat.other,
    ...(sameTable === undefined ? [] : [sameTable ? repeat.sameTable : repeat.otherTable]),
    ...(procedure.stored === procedure.now ? [] : [fill(repeat.procedure, procedure)]),
    ...(engine.stored === engine.now ? [] : [fill(repeat.engine, engine)]),
  ].map(safeText)
}

/** Whether two estimates differ, and why. */
export function compareSentences(language: Language, compared: ComparedEstimates): string[] {
  const { compare } = wordsIn(language).kept
  const words: Readonly<Record<string, string | undefined>> = compare.reason
  const reasons = compared.reasons.map((reason) => words[reason] ?? reason)
  return [
    compared.same ? compare.same : compare.differ,
    ...(reasons.length === 0 ? [] : [fill(compare.reasons, { reasons: reasons.join(', ') })]),
  ]
}

/** How many stand on how many lists. */
export function tableSentences(language: Language, table: OverlapTable): string[] {
  const { kept } = wordsIn(language)
  const { persons, lists, knownAt, byOrigin } = table
  const instant = instantPhrase(language, knownAt)
  const sizes = lists.map(({ name, size }) => `${name} ${digits(size)}`)
  return [
    fill(kept.table.counted, { persons: digits(persons), lists: lists.length, instant }),
    fill(kept.table.sizes, { sizes: sizes.join(', ') }),
    byOrigin ? kept.byOrigin : kept.asWritten,
  ].map(safeText)
}

/** What counting by origins has moved. */
export function collapseSentences(language: Language, collapse: Collapse): string[] {
  const words = wordsIn(language).kept.collapse
  const { moved, unassigned, merged } = collapse
  const together = merged.map((lists) => lists.join(' + '))
  return [
    fill(words.moved, { moved: digits(moved), unassigned: digits(unassigned) }),
    ...(together.length === 0 ? [] : [fill(words.merged, { lists: together.join(', ') })]),
  ].map(safeText)
}

/** The entries of each list by their origins, and where they count. */
export function collapseRows(language: Language, collapse: Collapse): string[][] {
  const words = wordsIn(language).kept.collapse
  return collapse.rows.map(({ list, origin = words.unknown, records, to = words.nowhere }) => [
    ...[list, origin, digits(records), to],
  ])
}

/** What an import has done, or would do. */
export function importSentences(language: Language, done: ImportedLists): string[] {
  const { imported } = wordsIn(language).kept
  const { entries, unchanged, overlap, overlapPersons, columnsLeft } = done
  const counts = { entries: digits(entries), unchanged: digits(unchanged) }
  return [
    ...(overlapPersons === undefined
      ? [fill(imported.entries, counts)]
      : [fill(imported.overlap, { persons: digits(overlapPersons), id: overlap })]),
    ...(columnsLeft.length === 0
      ? []
      : [fill(imported.columns, { columns: columnsLeft.join(', ') })]),
  ]
}

/** What was declared of a list, in words. */
export function duplicatesPhrase(
  language: Language,
  declared: { state: keyof Words['kept']['duplicates'] } | undefined,
): string {
  return wordsIn(language).kept.duplicates[declared?.state ?? 'open']
}
