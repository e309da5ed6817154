// What the form of an estimate says, as the input of the operation. What is not filled in is left
// to the operation; what cannot be read as a number is sent as it is, for the operation to refuse.
import { given } from '@tumen/claim'
import type { Form } from '../../form/form.ts'

/** Bytes that the form may hold: a table of records can be long. */
export const FORM_LIMIT = 8 * 1024 * 1024

/** The input of `estimate.run`. */
export function estimateInput(form: Form): Record<string, unknown> {
  return { csv: form.fileText('file') ?? form.text('csv'), ...optionInput(form) }
}

/** How the report is made, and what a kept estimate is called. */
export function optionInput(form: Form): Record<string, unknown> {
  const selection = form.word('selection')
  const replicates = form.word('replicates')
  const seed = form.word('seed')
  const title = form.word('title')
  return {
    classes: form.has('classes'),
    ...given({ selection }),
    ...(replicates === undefined ? {} : { replicates: numberOf(replicates) }),
    ...given({ seed, title }),
    ...oddsOf(form),
  }
}

function numberOf(text: string): number | string {
  const value = Number(text)
  return Number.isFinite(value) ? value : text
}

/** The odds ratio, when any part of it is filled in: a half one is refused, not forgotten. */
function oddsOf(form: Form): Record<string, unknown> {
  const [low, high] = [form.word('oddsLow'), form.word('oddsHigh')]
  const why = form.word('why')
  if (low === undefined && high === undefined && why === undefined) return {}
  return {
    odds: {
      ...(low === undefined ? {} : { low: numberOf(low) }),
      ...(high === undefined ? {} : { high: numberOf(high) }),
      ...given({ why }),
    },
  }
}
