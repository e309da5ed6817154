// The three lists of people as their makers write them: in Hangul, in Latin letters, in Chinese
// characters, each with its habits and its slips. `npx tsx world/person-list.ts` writes the files.
// Source: the description of the world, section 6.2.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { canaryText } from './canaries.ts'
import { type InventedPerson, population } from './population.ts'
import { worldJson } from './world-file.ts'

/** A row of a list: the person behind it, the columns but the id, and what orders the list. */
interface Row {
  readonly person: number
  readonly cells: readonly string[]
  readonly order: readonly string[]
}

/** A list: its letter, the names of its columns but the id, and its rows in order. */
interface PersonList {
  readonly letter: 'A' | 'B' | 'C'
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

type Language = 'en' | 'ko' | 'zh'

const PSEUDONYM = '새별(가명)'
const PSEUDONYMS = [31, 62, 93, 124]
const WRITTEN_TWICE = [5, 50, 155, 220]
const SECRET = { A: 24, B: 25, C: 26 }

/** The files by name: three lists, list B as corrected by hand, and who is behind each row. */
export function listFiles(): Map<string, string> {
  const people = population()
  const b = listB(people)
  const lists = [listA(people), b, listC(people)]
  const truth = lists.flatMap(({ letter, rows }) =>
    rows.map(({ person }, at) => [letter, recordId(letter, at), String(person)]),
  )
  return new Map([
    ...lists.map((list) => [`list-${list.letter.toLowerCase()}.csv`, listText(list)] as const),
    ['list-b-corrected.csv', listText(corrected(b))],
    ['truth.csv', csv([['list', 'record_id', 'person'], ...truth])],
  ])
}

function listA(people: readonly InventedPerson[]): PersonList {
  const rows = membersOf('A', people).map((person): Row => {
    const { number, sex, born, home, arrest } = person
    const name = nameInHangul(person)
    const year = number % 9 === 0 ? '' : String(born)
    const places = [placeName(home, 'ko'), placeName(arrest, 'ko')]
    const cells = [name, sex, year, ...places, monthOf(person), secretOf('A')]
    return { person: number, cells, order: [name] }
  })
  const places = ['home', 'arrest_place', 'arrest_month']
  const columns = ['name', 'sex', 'birth_year', ...places, 'contact:admin']
  return { letter: 'A', columns, rows: inOrder(rows) }
}

function nameInHangul({ number, surname, first, second }: InventedPerson): string {
  if (PSEUDONYMS.includes(number)) return PSEUDONYM
  return surname.rok + first.rok + (number % 23 === 0 ? second.slip : second.hangul)
}

function listB(people: readonly InventedPerson[]): PersonList {
  const rows = membersOf('B', people).flatMap((person) => {
    const style = person.number % 2
    const row = latinRow(person, style, ageOf(person))
    const again = latinRow(person, 1 - style, ['', ''])
    return WRITTEN_TWICE.includes(person.number) ? [row, again] : [row]
  })
  const columns = ['name', 'age', 'age_counting', 'sex', 'home', 'arrest_month', 'remark:admin']
  return { letter: 'B', columns, rows: inOrder(rows) }
}

function latinRow(person: InventedPerson, style: number, age: readonly string[]): Row {
  const { number, sex, home } = person
  const name = nameInLatin(person, style)
  const month = monthOf(person)
  const cells = [
    ...[name, ...age, number % 5 === 0 ? '' : sex],
    ...[placeName(home, 'en'), month, secretOf('B')],
  ]
  return { person: number, cells, order: [month, name] }
}

/** The age in 2022 and how it is counted; the counting says nothing where there is no age. */
function ageOf({ number, born }: InventedPerson): [age: string, counting: string] {
  if (number % 8 === 0) return ['', '']
  const isKorean = number % 2 === 1
  const counting = isKorean ? 'korean' : 'international'
  return [String(2022 - born + (isKorean ? 1 : 0)), number % 3 === 0 ? '' : counting]
}

function nameInLatin({ number, surname, first, second }: InventedPerson, style: number): string {
  const [x, y, z] = [surname, first, second].map(({ latin }) => latin[style] ?? '')
  const given = style === 0 ? `${y} ${z}` : `${y}-${z?.toLowerCase()}`
  return number % 4 >= 2 ? `${given} ${x}` : `${x} ${given}`
}

function listC(people: readonly InventedPerson[]): PersonList {
  const rows = membersOf('C', people).map((person): Row => {
    const { number, sex, born, home, arrest } = person
    const name = nameInChinese(person)
    const year = number % 29 === 0 ? swapped(born) : String(born)
    const places = [placeName(home, 'zh'), placeName(arrest, 'zh')]
    const marks = [sex === 'F' ? '女' : '男', ...places, monthOf(person), secretOf('C')]
    return { person: number, cells: [name, year, ...marks], order: [year, name] }
  })
  const places = ['home', 'arrest_place', 'arrest_month']
  const columns = ['name', 'birth_year', 'sex', ...places, 'informant:admin']
  return { letter: 'C', columns, rows: inOrder(rows) }
}

function nameInChinese({ number, surname, first, second }: InventedPerson): string {
  if (number % 4 === 3) return `${capital(surname.pinyin)} ${capital(first.pinyin)}${second.pinyin}`
  const last = number % 19 === 0 ? second.homophone : second.simplified
  return surname.simplified + first.simplified + last
}

/** List B with two rows changed by hand: an age, and a month that no year has. */
function corrected(list: PersonList): PersonList {
  const change = (row: Row, column: string, value: string): Row => ({
    ...row,
    cells: row.cells.map((cell, at) => (list.columns[at] === column ? value : cell)),
  })
  const rows = list.rows.map((row) => {
    if (row.person === 44) return change(row, 'age', '53')
    return row.person === 46 ? change(row, 'arrest_month', '2022-13') : row
  })
  return { ...list, rows }
}

function membersOf(letter: string, people: readonly InventedPerson[]): InventedPerson[] {
  return people.filter(({ cell }) => cell.includes(letter))
}

/** By code point, then by person: a locale would give other ids on other machines. */
function inOrder(rows: readonly Row[]): Row[] {
  return rows.toSorted((x, y) => compare(x.order, y.order) || x.person - y.person)
}

function compare(x: readonly string[], y: readonly string[]): number {
  const at = x.findIndex((part, n) => part !== y[n])
  if (at < 0) return 0
  return (x[at] ?? '') < (y[at] ?? '') ? -1 : 1
}

function recordId(letter: string, at: number): string {
  return `${letter}-${String(at + 1).padStart(3, '0')}`
}

function listText({ letter, columns, rows }: PersonList): string {
  const lines = rows.map(({ cells }, at) => [recordId(letter, at), ...cells])
  return csv([['record_id', ...columns], ...lines])
}

function csv(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.join(',')}\n`).join('')
}

function monthOf({ month }: InventedPerson): string {
  return `2022-${String(month).padStart(2, '0')}`
}

function secretOf(letter: 'A' | 'B' | 'C'): string {
  return canaryText(SECRET[letter])
}

function placeName(id: string, language: Language): string {
  const places = worldJson<{ id: string; names: Record<Language, string> }[]>('places.json')
  return places.find((place) => place.id === id)?.names[language] ?? ''
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function swapped(year: number): string {
  const [century, tens, ones] = [String(year).slice(0, 2), String(year)[2], String(year)[3]]
  return `${century}${ones}${tens}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('lists', import.meta.url))
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of listFiles()) writeFileSync(`${folder}/${name}`, text)
}
