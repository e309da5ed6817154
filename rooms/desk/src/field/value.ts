// What people write in a field of a group's own, read by its kind: a number with its hedge, days, a
// place, an entry of a choice. What cannot be read is refused, and the words stay as written.
import {
  type CustomChoice,
  type CustomField,
  type CustomValue,
  type DayInterval,
  type Finding,
  given,
  isPlaceWithin,
  readQuantity,
} from '@tumen/claim'
import { MOST_VALUE } from '@tumen/contract'
import { valuesOf } from '@tumen/figure'
import { hasTitleWords } from '../document/title-word.ts'
import { readInterval } from '../draft/time.ts'
import { type Gazetteer, resolvePlace } from '../place/gazetteer.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'

/** What a value says, beside whose it is. */
export type ReadValue = Pick<CustomValue, 'low' | 'high' | 'period'> & { value: string }

/** What reading a value needs to know beside its words. */
export interface ValueAround {
  gazetteer: Gazetteer
  /** The days for which a choice is made: of an event when it was, otherwise today. */
  days: DayInterval
  /** What stands there: it may stay, whether or not it is offered. */
  before?: string | undefined
  /** The field of the input that is refused. */
  field: string
}

/** The value of some words; refuses what the field cannot hold. */
export function readValue(of: CustomField, words: string, around: ValueAround): ReadValue {
  const { field, gazetteer } = around
  if (words.length > MOST_VALUE) throw new Refusal('too-large', field, [{ limit: MOST_VALUE }])
  switch (of.kind) {
    case 'text':
      return { value: words }
    case 'number':
      return { value: words, ...rangeOf(words, field) }
    case 'date':
      return { value: words, period: readInterval(words, field) }
    case 'place':
      return { value: resolvePlace(gazetteer, words, field).id }
    case 'choice':
      return { value: choiceOf(of, words, around).id }
  }
}

/** The whole numbers that the words of a number allow. */
function rangeOf(words: string, field: string): Pick<CustomValue, 'low' | 'high'> {
  const read = readQuantity(words)
  if (!read.quantity) {
    refuseFindings(read.findings.map((finding): Finding => ({ ...finding, field })))
    throw new Refusal('findings', field)
  }
  const { low, high } = valuesOf(read.quantity)
  return { low: Math.floor(low), ...given({ high: high === null ? undefined : Math.ceil(high) }) }
}

function choiceOf(of: CustomField, words: string, around: ValueAround): CustomChoice {
  const found = choicesCalled(of, words)
  const open = found.filter((one) => one.id === around.before || isOffered(one, around.days))
  const [only] = open
  if (only === undefined || open.length > 1) throw new Refusal('unknown-choice', around.field)
  return only
}

/** The entries with this id, or else of this name in any language. */
function choicesCalled({ choices = [] }: CustomField, words: string): CustomChoice[] {
  const byId = choices.filter(({ id }) => id === words)
  if (byId.length > 0) return byId
  const key = nameKey(words)
  return choices.filter(({ names }) => Object.values(names).some((name) => nameKey(name) === key))
}

function nameKey(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('und').trim()
}

/** Whether an entry is offered for one of these days. */
export function isOffered({ from = '', to = '9999' }: CustomChoice, days: DayInterval): boolean {
  return from <= days.latest && days.earliest <= to
}

/** Whether a value says what is asked of it: words of a text, days that overlap, a place inside. */
export function saysValue(
  of: CustomField,
  asked: string,
  around: Pick<ValueAround, 'gazetteer'>,
): (value: CustomValue) => boolean {
  const field = 'value'
  switch (of.kind) {
    case 'text':
      return ({ value = '' }) => hasTitleWords(value, asked)
    case 'number': {
      const { low: least = 0, high: most = Number.POSITIVE_INFINITY } = rangeOf(asked, field)
      return ({ low = 0, high = Number.POSITIVE_INFINITY }) => low <= most && least <= high
    }
    case 'date': {
      const { earliest, latest } = readInterval(asked, field)
      return ({ period }) =>
        period !== undefined && period.earliest <= latest && earliest <= period.latest
    }
    case 'place': {
      const path = resolvePlace(around.gazetteer, asked, field).id
      return ({ value }) => value !== undefined && isPlaceWithin(value, path)
    }
    case 'choice': {
      const ids = new Set(choicesCalled(of, asked).map(({ id }) => id))
      if (ids.size === 0) throw new Refusal('unknown-choice', field)
      return ({ value }) => value !== undefined && ids.has(value)
    }
  }
}
