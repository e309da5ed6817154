// Records of HURIDOCS' Events Standard Formats, from tables whose headings begin with the numbers
// of the fields. Columns of ours are read where they are there; without them what the standard
// says.
import {
  ACTS,
  CERTAINTIES,
  type Certainty,
  type DayInterval,
  given,
  PERSON_ROLES,
  type PersonRole,
} from '@tumen/claim'
import type {
  Carried,
  ExchangeCode,
  ExchangeProblem,
  ReadCarried,
  ReadTable,
} from '../carried/carried.ts'
import { readDays } from '../carried/day.ts'
import { type HeadedRow, headedTable } from '../carried/headed-table.ts'
import { actOfCode, CHAIN, CONNECTION, countryOfCode, readCode, SEX } from './code.ts'
import { OURS } from './write.ts'

type Writable = { -readonly [K in keyof Carried]: Carried[K][number][] }

type Tell = (code: ExchangeCode, line: number, column: string) => void

/** A row whose cells are asked for by the number of the field. */
class StandardRow {
  readonly line: number
  readonly #row: HeadedRow
  readonly #headings: readonly string[]
  readonly #tell: Tell

  constructor(row: HeadedRow, headings: readonly string[], tell: Tell) {
    this.line = row.line
    this.#row = row
    this.#headings = headings
    this.#tell = tell
  }

  /** The cell of a field, by its number or by a heading of ours; nothing where it is empty. */
  text(field: string): string | undefined {
    const heading = this.#heading(field)
    const cell = heading === undefined ? '' : this.#row.cell(heading)
    return cell === '' ? undefined : cell
  }

  code(field: string): string | undefined {
    const text = this.text(field)
    const code = text === undefined ? undefined : readCode(text)
    if (text !== undefined && !code) this.tell('code_unread', field)
    return code
  }

  days(from: string, to: string): DayInterval | undefined {
    const sides = [this.text(from), this.text(to)].filter((one) => one !== undefined)
    const read = sides.map((one) => readDays(one))
    const bad = read.find((one) => typeof one === 'string')
    if (typeof bad === 'string') this.tell(bad, from)
    const [first, last = first] = read
    if (typeof first !== 'object' || typeof last !== 'object') return undefined
    return { earliest: first.earliest, latest: last.latest }
  }

  tell(code: ExchangeCode, field: string): void {
    this.#tell(code, this.line, this.#heading(field) ?? field)
  }

  #heading(field: string): string | undefined {
    return this.#headings.find((one) => one === field || one.startsWith(`${field}_`))
  }
}

/** What tables hold; each is known by the first number of its headings. */
export function readStandard(tables: readonly ReadTable[]): ReadCarried {
  const carried: Writable = {
    ...{ places: [], documents: [], events: [], persons: [], links: [], relations: [] },
  }
  const problems: ExchangeProblem[] = []
  for (const table of tables) {
    const { headings, rows } = headedTable(table)
    const kind = /^(\d\d)\d\d_/.exec(headings[0] ?? '')?.[1] ?? ''
    const read = READERS[kind]
    const file = table.path
    if (!read) problems.push({ code: 'table_unreadable', file, line: 1 })
    const tell: Tell = (code, line, column) => void problems.push({ code, file, line, column })
    for (const row of read ? rows : []) read?.(new StandardRow(row, headings, tell), carried)
  }
  return { carried, problems: [...problems, ...danglingIn(carried)] }
}

const READERS: Readonly<Record<string, (row: StandardRow, to: Writable) => void>> = {
  '01': readEvent,
  '09': readPerson,
  '21': readAct,
  '22': readChain,
  '24': (row, to) => readLink(row, to, ['2402', '2403'], 'perpetrator'),
  '25': (row, to) => readLink(row, to, ['2502', '2503'], roleOf(row)),
  '26': (row, to) => readLink(row, to, ['2602', '2603'], 'intervening'),
}

function readEvent(row: StandardRow, to: Writable): void {
  const [id, title] = [row.text('0101'), row.text('0102')]
  if (id === undefined) {
    row.tell('id_missing', '0101')
    return
  }
  if (title === undefined) {
    row.tell('title_missing', '0102')
    return
  }
  if (to.events.some((one) => one.id === id)) {
    row.tell('id_twice', '0101')
    return
  }
  const country = row.code('0111')
  const place = row.text(OURS.place) ?? (country && countryOfCode(country))
  const act = ACTS.find((one) => one === row.text(OURS.act))
  to.events.push({ id, title, ...given({ act, place, period: row.days('0113', '0114') }) })
}

function readPerson(row: StandardRow, to: Writable): void {
  const id = row.text('0901')
  if (id === undefined) {
    row.tell('id_missing', '0901')
    return
  }
  if (to.persons.some((one) => one.id === id)) {
    row.tell('id_twice', '0901')
    return
  }
  const born = row.days('0911', '0911')
  const until = Number(row.text(OURS.born) ?? Number.NaN)
  const low = born && Number(born.earliest.slice(0, 4))
  const code = row.code('0915')
  const sex = code === SEX.f ? ('f' as const) : code === SEX.m ? ('m' as const) : undefined
  const others = row.text('0904')?.split(/\s*;\s*/)
  to.persons.push({
    id,
    ...given({ name: row.text('0903'), otherNames: others, sex, home: row.text(OURS.place) }),
    ...(low !== undefined && { bornLow: low, bornHigh: Number.isNaN(until) ? low : until }),
  })
}

/** An act is what one side did to one victim; it tells of the event what the event does not. */
function readAct(row: StandardRow, to: Writable): void {
  readLink(row, to, ['2102', '2103'], 'victim')
  const at = to.events.findIndex(({ id }) => id === row.text('2103'))
  const event = to.events[at]
  const code = row.code('2109')
  const act = ACTS.find((one) => one === row.text(OURS.act)) ?? (code && actOfCode(code))
  if (event && !event.act && act) to.events[at] = { ...event, act }
}

function readChain(row: StandardRow, to: Writable): void {
  const [from, other] = [row.text('2202'), row.text('2203')]
  if (from === undefined || other === undefined) {
    row.tell('id_missing', '2202')
    return
  }
  const [kind, isBack] = CHAINS[row.code('2209') ?? ''] ?? []
  if (!kind) {
    row.tell('code_unread', '2209')
    return
  }
  const [a, b] = isBack ? [other, from] : [from, other]
  to.relations.push({ from: a, to: b, relation: kind, certainty: certaintyOf(row) })
}

/** List 22 both ways: what comes before, contains, and the two that are stored. */
const CHAINS: Readonly<Record<string, readonly ['follows' | 'part_of', boolean]>> = {
  [CHAIN.follows]: ['follows', false],
  [CHAIN.part_of]: ['part_of', false],
  '010000000000': ['follows', true],
  '020000000000': ['part_of', true],
}

function readLink(
  row: StandardRow,
  to: Writable,
  [of, at]: readonly [string, string],
  role: PersonRole,
): void {
  const [person, event] = [row.text(of), row.text(at)]
  if (person === undefined || event === undefined) {
    row.tell('id_missing', of)
    return
  }
  to.links.push({ person, event, role, certainty: certaintyOf(row) })
}

function roleOf(row: StandardRow): PersonRole {
  const own = PERSON_ROLES.find((one) => one === row.text(OURS.role))
  if (own) return own
  const code = row.code('2509')
  if (code === CONNECTION.relative) return 'relative'
  return code === CONNECTION.witness ? 'witness' : 'source'
}

function certaintyOf(row: StandardRow): Certainty {
  const own = CERTAINTIES.find((one) => one === row.text(OURS.certainty))
  return own ?? (row.text('2409')?.startsWith('0106') ? 'maybe' : 'certain')
}

/** Links of records that are not there; they are left out. */
function danglingIn(carried: Writable): ExchangeProblem[] {
  const persons = new Set(carried.persons.map(({ id }) => id))
  const events = new Set(carried.events.map(({ id }) => id))
  const problems: ExchangeProblem[] = []
  const keep = (isThere: boolean) => {
    if (!isThere) problems.push({ code: 'link_target_missing', line: 0 })
    return isThere
  }
  carried.links = carried.links.filter((one) =>
    keep(persons.has(one.person) && events.has(one.event)),
  )
  carried.relations = carried.relations.filter((one) =>
    keep(events.has(one.from) && events.has(one.to)),
  )
  return problems
}
