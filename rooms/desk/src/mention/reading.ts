// From the cells of a row to a mention: the words as they stand, and what can be compared of them.
// An empty cell keeps what was there, unless its column clears. Source: linkage.md 5, desk.md
// I3-I5.
import type { Mention } from '@tumen/claim'
import type { ReadColumn } from '../import/column.ts'
import type { FileRow } from '../import/file-row.ts'
import type { CellTrouble } from '../import/outcome.ts'
import { type Gazetteer, resolvePlace } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import {
  bandOfAge,
  type CellReading,
  cleanCell,
  readAge,
  readBirthYear,
  readCounting,
  readDays,
  readSex,
} from './cell.ts'
import { ageForm } from './column.ts'

/** The cells of a row by field: what they say, and what they clear. */
export interface RowCells {
  open: Map<string, string>
  secret: Map<string, string>
  problems: CellTrouble[]
  notes: CellTrouble[]
}

/** What the reading of cells needs to know beside them. */
export interface ReadingAround {
  columns: readonly ReadColumn[]
  gazetteer: Gazetteer
  /** Ids of the agents that may stand as origins. */
  agents: ReadonlySet<string>
  thisYear: number
  /** Places by what was written, so that each is looked up once. */
  places: Map<string, CellReading<string>>
}

/** The parts of a mention that follow from cells, each from the fields that it is read from. */
export const PARTS = {
  name: ['name'],
  born: ['birth_year', 'age', 'age_counting'],
  sex: ['sex'],
  home: ['home'],
  place: ['place'],
  time: ['time'],
  report: ['report'],
  origin: ['origin'],
} as const
export type Part = keyof typeof PARTS
export const PART_NAMES = Object.keys(PARTS) as Part[]

/** Values of a part, in the fields of a mention. */
export type PartValue = Partial<
  Pick<
    Mention,
    'name' | 'bornLow' | 'bornHigh' | 'sex' | 'home' | 'place' | 'time' | 'report' | 'origin'
  >
>

const MOST_CELL = 32_767
const MOST_COMPARED = 256
const MOST_NAME = 80

/** The cells of a row by field, cleaned; an empty one stands here only where its column clears. */
export function cellsOf(row: FileRow, columns: readonly ReadColumn[]): RowCells {
  const cells: RowCells = { open: new Map(), secret: new Map(), problems: [], notes: [] }
  for (const { at, field, clears, isRestricted } of columns) {
    const column = at + 1
    const { text, note } = cleanCell(row.fields[at] ?? '')
    if (note) cells.notes.push({ code: note, column })
    if (text.length > MOST_CELL) cells.problems.push({ code: 'cell_too_long', column })
    else if (text !== '' || (clears && !note))
      (isRestricted ? cells.secret : cells.open).set(field, text)
  }
  return cells
}

/** The words that stand in a mention once these cells are taken in. */
export function mergedWords(
  before: Readonly<Record<string, string>> | undefined,
  cells: ReadonlyMap<string, string>,
): Record<string, string> {
  const words = { ...before }
  for (const [field, text] of cells)
    if (text === '') delete words[field]
    else words[field] = text
  return words
}

/** The part of a mention that its words give; problems and notes by the column to blame. */
export function readPart(
  part: Part,
  words: Readonly<Record<string, string>>,
  around: ReadingAround,
): { value: PartValue; problems: CellTrouble[]; notes: CellTrouble[] } {
  const told = { problems: [] as CellTrouble[], notes: [] as CellTrouble[] }
  const tell = <T>(field: string, reading: CellReading<T>): T | undefined => {
    const column = (around.columns.find((one) => one.field === field)?.at ?? -1) + 1
    if (reading.problem !== undefined) told.problems.push({ code: reading.problem, column })
    if (reading.note !== undefined) told.notes.push({ code: reading.note, column })
    return reading.value
  }
  return { value: VALUES[part](words, around, tell), ...told }
}

type Tell = <T>(field: string, reading: CellReading<T>) => T | undefined
type Words = Readonly<Record<string, string>>
type ReadValue = (words: Words, around: ReadingAround, tell: Tell) => PartValue

const VALUES: Readonly<Record<Part, ReadValue>> = {
  name: (words, _, tell) => textValue('name', words, tell, MOST_NAME),
  report: (words, _, tell) => textValue('report', words, tell, MOST_COMPARED),
  born: bornValue,
  sex: ({ sex }, _, tell) => {
    const value = sex === undefined ? undefined : tell('sex', readSex(sex))
    return value ? { sex: value } : {}
  },
  home: (words, around, tell) => placeValue('home', words, around, tell),
  place: (words, around, tell) => placeValue('place', words, around, tell),
  time: ({ time }, { columns }, tell) => {
    const form = columns.find(({ field }) => field === 'time')?.form
    const value = time === undefined ? undefined : tell('time', readDays(time, form))
    return value ? { time: value } : {}
  },
  origin: ({ origin }, { agents }, tell) => {
    if (origin === undefined) return {}
    const reading = agents.has(origin) ? { value: origin } : { problem: 'unknown-agent' }
    const value = tell('origin', reading)
    return value ? { origin: value } : {}
  },
}

function textValue(field: 'name' | 'report', words: Words, tell: Tell, most: number): PartValue {
  const text = words[field]
  if (text === undefined) return {}
  // Two units make one code point at most, so short texts need no counting.
  if (text.length <= most || [...text].length <= most) return { [field]: text }
  tell(field, { note: 'too_long' })
  return {}
}

function bornValue(words: Words, { columns, thisYear }: ReadingAround, tell: Tell): PartValue {
  const year = words.birth_year
  const band = year === undefined ? undefined : tell('birth_year', readBirthYear(year, thisYear))
  if (band) return { bornLow: band.low, bornHigh: band.high }
  if (words.age === undefined) return {}
  const said = tell('age', readAge(words.age))
  const form = ageForm(columns.find(({ field }) => field === 'age')?.form)
  if (!said || Number.isNaN(form.year)) return {}
  const written = words.age_counting
  const column = written === undefined ? undefined : tell('age_counting', readCounting(written))
  const { low, high } = bandOfAge(said.age, form.year, said.counting ?? column ?? form.counting)
  return { bornLow: low, bornHigh: high }
}

function placeValue(field: 'home' | 'place', words: Words, around: ReadingAround, tell: Tell) {
  const text = words[field]
  if (text === undefined) return {}
  const known = around.places.get(text) ?? placeOf(text, around.gazetteer)
  around.places.set(text, known)
  const value = tell(field, known)
  return value === undefined ? {} : { [field]: value }
}

function placeOf(text: string, gazetteer: Gazetteer): CellReading<string> {
  try {
    return { value: resolvePlace(gazetteer, text, 'place').id }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { note: error.code === 'ambiguous-place' ? 'place_ambiguous' : 'place_unknown' }
  }
}
