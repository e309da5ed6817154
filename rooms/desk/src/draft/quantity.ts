// From "at least 39", or from op and value, to a quantity with the span of its words.
import { type Finding, given, type Quantity, readQuantity, type Span } from '@tumen/claim'
import type { ClaimForm } from '../claim/form.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { attempt } from './attempt.ts'
import type { DraftSource } from './claim.ts'
import { spanWithin } from './quote.ts'

type Numbers = Pick<Quantity, 'op' | 'value' | 'low' | 'high' | 'vague' | 'hedge'> & {
  unit?: Quantity['unit']
}

/** A quantity whose words need not stand in the quotation yet. */
export type DraftedQuantity = Omit<Quantity, 'span'> & { span?: Span }

/** The quantity of a form, or nothing when it names no number or none that can be read. */
export function draftQuantity(
  form: ClaimForm,
  source: DraftSource,
  quote: Span[] | undefined,
  problems: Refusal[],
): DraftedQuantity | undefined {
  const numbers = attempt(problems, () => numbersOf(form, source))
  if (!numbers) return undefined
  const { unit, ...rest } = numbers
  const span = quote && attempt(problems, () => numberSpan(form, source.text, quote))
  return {
    ...rest,
    unit: form.unit ?? unit ?? 'persons',
    measure: measureOf(form),
    ...given({ per: form.per }),
    ...(form.partOf === undefined ? {} : { partOf: partOf(form.partOf) }),
    ...given({ span }),
  }
}

/** What was chosen, else what the words say: a person's choice prevails over the words. */
function numbersOf(form: ClaimForm, source: DraftSource): Numbers | undefined {
  if (!hasChosen(form))
    return form.number === undefined ? undefined : readNumber(form.number, source)
  const read = form.number && readQuantity(form.number, source.document.language).quantity
  const { hedge, unit } = read || {}
  return {
    ...decidedNumbers(form, read || undefined),
    ...given({ hedge, unit }),
  }
}

function readNumber(words: string, source: DraftSource): Numbers {
  const read = readQuantity(words, source.document.language)
  if (read.quantity) return read.quantity
  refuseFindings(read.findings.map((finding): Finding => ({ ...finding, field: 'number' })))
  throw new Refusal('findings', 'number')
}

/** The fields in which a number is chosen rather than written. */
export const NUMBER_FIELDS = ['op', 'value', 'low', 'high', 'vague'] as const
type Chosen = Pick<ClaimForm, (typeof NUMBER_FIELDS)[number]>

/** Whether something of the number itself was chosen. */
export function hasChosen(form: Chosen): boolean {
  return NUMBER_FIELDS.some((name) => form[name] !== undefined)
}

/** The number as chosen; what was not chosen is as it is known, from words or a proposal. */
export function decidedNumbers(
  chosen: Chosen,
  known: Omit<Numbers, 'hedge' | 'unit'> | undefined,
): Omit<Numbers, 'hedge' | 'unit'> {
  const op = chosen.op ?? impliedOp(chosen, known?.op)
  const of = <N extends 'value' | 'low' | 'high' | 'vague'>(name: N) => {
    const found = chosen[name] ?? known?.[name]
    return found === undefined ? {} : { [name]: found }
  }
  if (op === 'range') return { op, ...of('low'), ...of('high') }
  if (op === 'vague') return { op, ...of('vague') }
  if (op === 'unknown_some') return { op }
  return { op, ...(op === 'none' ? { value: chosen.value ?? 0 } : of('value')) }
}

/** The kind of number of a form, chosen or implied by what was chosen. */
export function effectiveOp(chosen: Chosen): Numbers['op'] {
  return chosen.op ?? impliedOp(chosen, undefined)
}

const WITHOUT_VALUE: ReadonlySet<string> = new Set(['range', 'vague', 'none', 'unknown_some'])

/** What kind of number it is that somebody gave without saying so. */
function impliedOp({ value, low, high, vague }: Chosen, known: Numbers['op'] | undefined) {
  if (vague !== undefined) return 'vague'
  if (low !== undefined || high !== undefined) return 'range'
  const isKept = known !== undefined && (value === undefined || !WITHOUT_VALUE.has(known))
  return isKept ? known : 'exactly'
}

function measureOf(form: ClaimForm): Quantity['measure'] {
  if (form.measure !== undefined) return form.measure
  if (form.per !== undefined) return 'rate'
  if (form.at !== undefined) return 'stock'
  return form.since === undefined ? 'flow' : 'cumulative'
}

function partOf(part: NonNullable<ClaimForm['partOf']>): NonNullable<Quantity['partOf']> {
  const { value, op, claim } = part
  return {
    ...given({ value, op, claim }),
  }
}

/** Words given as written must stand in the quotation; a bare number is looked for in digits. */
function numberSpan(form: ClaimForm, text: string, quote: Span[]): Span {
  if (form.number !== undefined) {
    const span = spanWithin(text, quote, form.number)
    if (!span) throw new Refusal('quote-not-found', 'number')
    return span
  }
  const digits = form.value ?? form.low
  const forms = digits === undefined ? [] : [String(digits), digits.toLocaleString('en-US')]
  for (const words of forms) {
    const span = spanWithin(text, quote, words)
    if (span) return span
  }
  return quote[0] as Span
}
