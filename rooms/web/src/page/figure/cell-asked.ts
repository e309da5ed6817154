// A table of figures in an address: the fields of `figure.table` by their names, acts repeated.
import { ACTS, type Act, UMBRELLA_ACTS } from '@tumen/claim'
import type { FormInput } from '../../door/ask.ts'

/** What is asked, without empty fields. */
export interface AskedCells {
  acts: readonly string[]
  fields: Readonly<Record<string, string>>
}

export const CELL_FIELDS = [
  ...(['place', 'level', 'from', 'to', 'step', 'count', 'population'] as const),
  ...(['asKnownOn', 'knownBy'] as const),
]

const LONGEST = 500

/** Every act that a table may have, an umbrella before those below it. */
const KNOWN: ReadonlySet<string> = new Set<Act>([...UMBRELLA_ACTS, ...ACTS])

/** What an address asks. */
export function askedCells(query: URLSearchParams): AskedCells {
  const fields = CELL_FIELDS.flatMap((name) => {
    const value = query.get(name)?.trim().slice(0, LONGEST)
    return value ? [[name, value] as const] : []
  })
  const acts = [...new Set(query.getAll('acts'))].filter((act) => KNOWN.has(act))
  return { acts, fields: Object.fromEntries(fields) }
}

/** What the operation takes. */
export function cellInput({ acts, fields }: AskedCells): FormInput<'figure.table'> {
  const { from = '', to = '' } = fields
  return { acts: [...acts], ...fields, from, to }
}

/** The same as one text for each field, for a form that offers the table as a file. */
export function cellFilter({ acts, fields }: AskedCells): Record<string, string> {
  return { acts: acts.join(' '), ...fields }
}

/** What such a form asks for. */
export function filteredCells({ acts = '', ...fields }: Record<string, string>): object {
  return { acts: acts.split(' ').filter((act) => act !== ''), ...fields }
}
