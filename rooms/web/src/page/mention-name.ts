// What a record of a list is called: its list, and the number that the list gives it. The id of a
// record is the id of its list, a slash and this number.
import type { Ask } from '../door/ask.ts'
import { recordNames } from './record-name.ts'

/** The number of a record within its list. */
export function numberInList(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}

function listOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

/** "List A with names, A-103", for records by their ids; the titles of lists are asked for once. */
export async function mentionNames(
  ask: Ask,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const { column } = ask.words.page.person
  const titles = await recordNames(ask, ids.map(listOf))
  return (id) =>
    [titles.named(listOf(id))?.title ?? column.list, numberInList(id)].join(ask.words.report.list)
}
