// Lists of persons for the tests of lists and stored estimates; invented. No tests here.
import type { TrialDesk } from './trial-desk.test.ts'

/** Three lists, one line for each person and list: 198 persons. */
const CELLS: readonly [lists: string, persons: number][] = [
  ['A', 60],
  ['B', 48],
  ['C', 40],
  ['AB', 18],
  ['AC', 14],
  ['BC', 12],
  ['ABC', 6],
]

/** Entries of lists as a file; `namesOf` gives each list its name in the file. */
export function entriesFile(
  cells: readonly [lists: string, persons: number][] = CELLS,
  nameOf = (list: string) => list,
): string {
  let person = 0
  const lines = cells.flatMap(([lists, persons]) =>
    Array.from({ length: persons }, () => {
      person++
      return [...lists].map((list) => `p${person},${nameOf(list)},${list}-${person}`)
    }).flat(),
  )
  return ['person,list,record', ...lines].join('\n')
}

/** What `list.import` answers. */
export interface Imported {
  lists: { id: string; title: string; isNew: boolean; entries: number; persons: number }[]
  entries: number
  unchanged: number
  overlap?: string
}

/** Takes in the three lists, and gives their ids in the order of their titles. */
export async function importThree(trial: TrialDesk, more: object = {}): Promise<string[]> {
  const input = { csv: entriesFile(), space: 'three', ...more }
  const { lists } = await trial.ask<Imported>('ana', 'list.import', input)
  return lists.map(({ id }) => id)
}
