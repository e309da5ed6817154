// The meaning of a whole expression in a word list: `[role:] kind values`, for instance
// `relative month -1`, `past year 1`, `baseline: same-period -1`.
import { TIME_ROLES, type TimeRole } from '@tumen/claim'
import { TIME_UNITS, type TimeUnit } from './time-day.ts'
import { isTimePart } from './time-part.ts'
import type { TimeSense } from './time-sense.ts'

/** What a phrase says, with the role that it brings. */
export interface TimePhrase {
  sense: TimeSense
  role?: TimeRole
}

const FORM = /^(?:([a-z_]+): )?([a-z-]+)(?: ([a-z]+))?(?: (-?\d+))?(?: ([a-z0-9-]+))?$/

/** Reads a meaning; throws on one that cannot be read, for it is a fault of the list. */
export function parseTimePhrase(means: string): TimePhrase {
  const [, role, kind = '', unit, count, part] = FORM.exec(means) ?? []
  const sense = senseOf(kind, { unit, count: Number(count ?? 0), part })
  const known = TIME_ROLES.find((one) => one === role)
  if (!sense || (role !== undefined && !known)) throw new Error(`no time: ${means}`)
  return known ? { sense, role: known } : { sense }
}

interface Values {
  unit: string | undefined
  count: number
  part: string | undefined
}

function senseOf(kind: string, { unit: word, count, part: name }: Values): TimeSense | undefined {
  if (kind === 'recent' || kind === 'weekend') return { is: kind }
  if (kind === 'same-period') return { is: 'same-period', shift: count }
  const unit = timeUnit(word)
  if (!unit) return undefined
  const part = name !== undefined && isTimePart(name) ? { part: name } : {}
  if (kind === 'relative' || kind === 'running') return { is: kind, unit, shift: count, ...part }
  return kind === 'past' || kind === 'ago' ? { is: kind, unit, count } : undefined
}

/** The unit that a list names, or nothing. */
export function timeUnit(word: string | undefined): TimeUnit | undefined {
  return TIME_UNITS.find((unit) => unit === word)
}
