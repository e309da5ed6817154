// The tables in which two kept estimates stand side by side: as data, for the command line and the
// page alike.

import { type Language, wordsIn } from '@tumen/words'
import { operationPhrase } from '../part/change-phrase.ts'
import type { Column } from '../terminal/table.ts'
import type { ComparedEstimates } from './kept-answer.ts'
import { lower, upper, whole } from './number.ts'
import { findingSentenceOf } from './text.ts'

/** One table of a comparison. */
export interface ComparedTable {
  title: 'numbers' | 'lists' | 'cells' | 'options' | 'findings' | 'changes'
  columns: Column[]
  rows: string[][]
}

/** The tables of a comparison; those without rows say nothing. */
export function comparedTables(language: Language, compared: ComparedEstimates): ComparedTable[] {
  const { compare } = wordsIn(language).kept
  const { column, none } = compare
  const sides = [numberColumn(column.before), numberColumn(column.after)]
  const show = (value: number | undefined) => (value === undefined ? none : whole(value))
  const say = numberOf(compared)
  const names: Readonly<Record<string, string | undefined>> = compare.number
  const findings = (['came', 'gone'] as const).flatMap((side) =>
    compared.findings[side].map((one) => [
      compare[side],
      findingSentenceOf(
        language,
        one,
        compared.lists.map(({ name }) => name),
      ).text,
    ]),
  )
  return [
    {
      title: 'numbers',
      columns: [{ heading: column.what }, ...sides],
      rows: [
        ...compared.numbers.map((one) => [
          names[one.what] ?? one.what,
          say(one.what, 'before') ?? none,
          say(one.what, 'after') ?? none,
        ]),
        [compare.model, say('model', 'before') ?? none, say('model', 'after') ?? none],
      ],
    },
    {
      title: 'lists',
      columns: [{ heading: column.lists }, ...sides],
      rows: compared.lists.map((one) => [one.name, show(one.before), show(one.after)]),
    },
    {
      title: 'cells',
      columns: [{ heading: column.lists }, ...sides],
      rows: compared.cells.map((one) => [
        one.lists.join(' + '),
        whole(one.before),
        whole(one.after),
      ]),
    },
    {
      title: 'options',
      columns: [{ heading: column.option }, ...sides],
      rows: compared.options.map((one) => [one.option, one.before ?? none, one.after ?? none]),
    },
    {
      title: 'findings',
      columns: [{ heading: column.what }, { heading: column.finding }],
      rows: findings,
    },
    { title: 'changes', ...changeTable(language, compared) },
  ]
}

const OF_MODELS: ReadonlySet<string> = new Set(['total', 'low', 'high', 'model'])

/** A number as printed: limits outwards, and nothing of a model where an estimate is small. */
function numberOf(compared: ComparedEstimates) {
  return (what: string, side: 'before' | 'after'): string | undefined => {
    if (OF_MODELS.has(what) && compared[side].estimate?.small !== false) return undefined
    if (what === 'model') return compared.model[side]
    const value = compared.numbers.find((one) => one.what === what)?.[side]
    if (value === undefined) return undefined
    if (what === 'low') return lower(value)
    return what === 'high' ? upper(value) : whole(value)
  }
}

function changeTable(language: Language, { changes }: ComparedEstimates) {
  const { column } = wordsIn(language).kept.compare
  return {
    columns: [
      { heading: column.change },
      { heading: column.day },
      { heading: column.by },
      numberColumn(column.came),
      numberColumn(column.gone),
    ],
    rows: changes.map(({ leaf, operation, recorded, by, came, gone }) => [
      `${leaf} ${operationPhrase(language, operation)}`,
      recorded.slice(0, 10),
      by,
      whole(came),
      whole(gone),
    ]),
  }
}

/** A column of numbers. */
export function numberColumn(heading: string): Column {
  return { heading, align: 'right' }
}
