// The invented people and their lists against the facts of the description, sections 6 to 6.2.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { canaryText } from './canaries.ts'
import { listFiles } from './person-list.ts'
import { type InventedPerson, population, truthText } from './population.ts'
import { worldFiles, worldText } from './world-file.ts'

const people = population()
const nameOf = ({ surname, first, second }: InventedPerson) =>
  surname.hangul + first.hangul + second.hangul
const numbersWhere = (holds: (person: InventedPerson) => boolean) =>
  people.filter(holds).map(({ number }) => number)

/** The rows of a list with the person behind each, cells by column. */
function rowsOf(letter: string): { person: number; cell: (column: string) => string }[] {
  const [head = [], ...lines] = table(`list-${letter.toLowerCase()}.csv`)
  const truth = table('truth.csv').filter(([list]) => list === letter)
  return lines.map((line, at) => {
    assert.equal(truth[at]?.[1], line[0])
    return { person: Number(truth[at]?.[2]), cell: (column) => line[head.indexOf(column)] ?? '' }
  })
}

function table(name: string): string[][] {
  const lines = worldText(`lists/${name}`).trimEnd().split('\n')
  return lines.map((line) => line.split(','))
}

/** The persons in whose row a column is as asked, in order. */
function personsWhere(letter: string, column: string, is: (cell: string) => boolean): number[] {
  const rows = rowsOf(letter).filter(({ cell }) => is(cell(column)))
  return [...new Set(rows.map(({ person }) => person))].sort((x, y) => x - y)
}

test('[W40] the truth is the text whose digest the description gives', () => {
  const text = truthText(people)
  assert.equal(text.split('\n')[0], '1	정혜범	1975	M	KP/HB	CN/LN	6	ABC')
  const digest = createHash('sha256').update(text).digest('hex')
  assert.equal(digest, '1a19e4adfede7e0f0725b0356115db12cc3c9eab0e386e57ffea87e227b90e09')
})

test('[W40] names, homonyms, sexes, journeys and cells are those of the description', () => {
  const numbers = new Map<string, number[]>()
  for (const person of people)
    numbers.set(nameOf(person), [...(numbers.get(nameOf(person)) ?? []), person.number])
  assert.equal(numbers.size, 288)
  const homonyms = '15/24 47/56 79/88 111/120 143/152 175/184 207/216 239/248'
  const shared = [...numbers.values()].filter((same) => same.length > 1)
  assert.equal(shared.map((same) => same.join('/')).join(' '), homonyms)
  assert.equal(numbersWhere(({ sex }) => sex === 'F').length, 165)
  const surnames = ['김', '리', '최', '정', '박'].map(
    (hangul) => numbersWhere(({ surname }) => surname.hangul === hangul).length,
  )
  assert.deepEqual(surnames, [54, 46, 25, 24, 22])
  const journeys = ['HB', 'RG', 'PB'].map((home) =>
    ['LN', 'JL', 'YN'].map(
      (to) => numbersWhere((at) => at.home === `KP/${home}` && at.arrest === `CN/${to}`).length,
    ),
  )
  assert.deepEqual(journeys, [
    [53, 46, 39],
    [32, 31, 46],
    [14, 21, 14],
  ])
  const cells = ['ABC', 'AB', 'AC', 'BC', 'A', 'B', 'C'].map(
    (cell) => numbersWhere((person) => person.cell === cell).length,
  )
  assert.deepEqual(cells, [42, 78, 28, 14, 52, 26, 56])
})

test('[W41] the files are what the people give, and no others stand there', () => {
  const files = listFiles()
  assert.deepEqual(worldFiles('lists', '.csv'), [...files.keys()].sort())
  for (const [name, text] of files) assert.equal(worldText(`lists/${name}`), text, name)
  const rows = [...files.keys()].map((name) => table(name).length - 1)
  assert.deepEqual(rows, [200, 164, 140, 164, 504])
})

test('[W42] list A leaves out years, slips in eight names, and hides four behind a pseudonym', () => {
  assert.equal(personsWhere('A', 'birth_year', (cell) => cell === '').length, 21)
  assert.deepEqual(
    personsWhere('A', 'name', (cell) => cell === '새별(가명)'),
    [31, 62, 93, 124],
  )
  const slips = rowsOf('A').filter(({ person, cell }) => {
    const { surname, first, second } = people[person - 1] as InventedPerson
    return cell('name') === surname.rok + first.rok + second.slip
  })
  const slipped = slips.map(({ person }) => person).sort((x, y) => x - y)
  assert.deepEqual(slipped, [23, 46, 69, 92, 115, 138, 184, 207])
})

test('[W42] list B writes four people twice and leaves out ages and sexes', () => {
  const twice = rowsOf('B').map(({ person }) => person)
  const again = twice.filter((person, at) => twice.indexOf(person) !== at)
  assert.deepEqual(
    again.sort((x, y) => x - y),
    [5, 50, 155, 220],
  )
  const empty = (cell: string) => cell === ''
  const once = personsWhere('B', 'age', empty).filter((person) => !again.includes(person))
  assert.equal(once.length, 21)
  assert.equal(personsWhere('B', 'sex', empty).length, 33)
  const written = (person: number) =>
    rowsOf('B')
      .find((row) => row.person === person)
      ?.cell('name')
  const [four, five] = [people[3], people[4]] as [InventedPerson, InventedPerson]
  const latin = (person: InventedPerson, style: 0 | 1) =>
    [person.surname, person.first, person.second].map((part) => part.latin[style])
  assert.equal(written(4), latin(four, 0).join(' '))
  const [surname, first, second] = latin(five, 1)
  assert.equal(written(5), `${surname} ${first}-${second?.toLowerCase()}`)
})

test('[W42] list C swaps the digits of four years, guesses five characters, and has 34 in pinyin', () => {
  const swapped = rowsOf('C').filter(
    ({ person, cell }) => Number(cell('birth_year')) !== people[person - 1]?.born,
  )
  const years = swapped.map(({ person }) => person).sort((x, y) => x - y)
  // So is 290, whose year has two equal digits.
  assert.deepEqual(years, [29, 145, 261])
  assert.equal(people[289]?.born, 1966)
  assert.equal(personsWhere('C', 'name', (cell) => /[A-Z]/.test(cell)).length, 34)
  const guessed = personsWhere('C', 'name', (cell) => {
    const last = cell.slice(-1)
    return people.some(({ second }) => second.homophone === last)
  })
  assert.deepEqual(guessed, [38, 133, 152, 266, 285])
})

test('[W42] the corrected list B differs in one age and one month', () => {
  const before = table('list-b.csv')
  const changed = table('list-b-corrected.csv').flatMap((line, row) =>
    line.flatMap((cell, at) => (cell === before[row]?.[at] ? [] : [[before[row]?.[at], cell]])),
  )
  assert.deepEqual(changed.sort(), [
    ['2022-06', '2022-13'],
    ['52', '53'],
  ])
})

test('[W43] each list has its secret in one column of every row', () => {
  for (const [letter, column, n] of [
    ['A', 'contact:admin', 24],
    ['B', 'remark:admin', 25],
    ['C', 'informant:admin', 26],
  ] as const)
    for (const { cell } of rowsOf(letter)) assert.equal(cell(column), canaryText(n))
})
