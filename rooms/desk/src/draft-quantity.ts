// From "at least 39", or from op and value, to a quantity with the span of its words.
import { type Finding, type Quantity, readQuantity, type Span } from '@tumen/claim'
import { attempt } from './attempt.ts'
import type { ClaimForm } from './claim-form.ts'
import type { DraftSource } from './draft-claim.ts'
import { spanWithin } from './draft-quote.ts'
import { refuseFindings } from './find-record.ts'
import { Refusal } from './refusal.ts'

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
  const numbers = attempt(problems, () =>
    form.number === undefined ? numbersOf(form) : readNumber(form.number, source),
  )
  if (!numbers) return undefined
  const { unit, ...rest } = numbers
  const span = quote && attempt(problems, () => numberSpan(form, source.text, quote))
  return {
    ...rest,
    unit: form.unit ?? unit ?? 'persons',
    measure: measureOf(form),
    ...(form.per === undefined ? {} : { per: form.per }),
    ...(form.partOf === undefined ? {} : { partOf: partOf(form.partOf) }),
    ...(span === undefined ? {} : { span }),
  }
}

function readNumber(words: string, source: DraftSource): Numbers {
  const read = readQuantity(words, source.document.language)
  if (read.quantity) return read.quantity
  refuseFindings(read.findings.map((finding): Finding => ({ ...finding, field: 'number' })))
  throw new Refusal('findings', 'number')
}

function numbersOf(form: ClaimForm): Numbers | undefined {
  const { op, value, low, high, vague } = form
  const isRange = low !== undefined && high !== undefined
  const implied = vague !== undefined ? 'vague' : isRange ? 'range' : 'exactly'
  const hasNumber = value !== undefined || isRange || vague !== undefined
  if (op === undefined && !hasNumber) return undefined
  return {
    op: op ?? implied,
    ...(value === undefined ? (op === 'none' ? { value: 0 } : {}) : { value }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(vague === undefined ? {} : { vague }),
  }
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
    ...(value === undefined ? {} : { value }),
    ...(op === undefined ? {} : { op }),
    ...(claim === undefined ? {} : { claim }),
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
