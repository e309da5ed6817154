// What an English number says with its hedges: "at least some 60", "just over 40", "60-odd".
// Plain numbers and ranges are read by the room `claim`; which words hedge stands in the list.
// Source: reading.md 2, Hedge.
import { OPERATORS, type Operator, type QuantityWords, readQuantity } from '@tumen/claim'
import type { Numeral } from './count-en-numeral.ts'

/** Words that hedge a number: the operator by the list, and how they are written. */
export interface Hedge {
  means: string
  words: string
}

/** A bound says more than an estimate does: "at least some 60" is at least 60. */
const STRENGTH: readonly Operator[] = [
  'at_least',
  'more_than',
  'up_to',
  'fewer_than',
  'nearly',
  'odd',
  'about',
]

const known = new Map<string, QuantityWords | undefined>()
/** The same few words for numbers come again and again; more are not kept. */
const MOST_KNOWN = 5000

/** The number alone, without hedges: a value or a range. */
export function numberOf(text: string): QuantityWords | undefined {
  if (known.has(text)) return known.get(text)
  const { quantity } = readQuantity(text, 'en')
  if (known.size < MOST_KNOWN) known.set(text, quantity)
  return quantity
}

/** "60-odd" is odd from ten on. */
const LEAST_ODD = 10

/** The number with its hedges. */
export function hedged(numeral: Numeral, hedges: readonly Hedge[]): QuantityWords | undefined {
  const number = numberOf(numeral.text)
  if (!number) return undefined
  const ops = hedges.flatMap(({ means }) => OPERATORS.filter((op) => op === means))
  const op = STRENGTH.find((one) => ops.includes(one)) ?? number.op
  const hedge = hedges
    .filter(({ means }) => means !== 'neutral')
    .map(({ words }) => words)
    .join(' ')
  const isSmall = op === 'odd' && (number.value ?? 0) < LEAST_ODD
  const { op: bare, ...value } = number
  const own = bare === 'range' ? bare : isSmall ? 'more_than' : op
  return { op: own, ...value, ...(hedge === '' ? {} : { hedge }) }
}
