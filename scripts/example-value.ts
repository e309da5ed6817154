// Compares what an example promises after `// →` with what its code gives.
import { inspect, isDeepStrictEqual } from 'node:util'

/** The ways in which a value may be written down in a document. */
function writings(actual: unknown): string[] {
  const onOneLine = { depth: null, breakLength: Number.POSITIVE_INFINITY, sorted: false }
  return [inspect(actual, onOneLine), String(actual), JSON.stringify(actual) ?? 'undefined']
}

/** Whether the words are an expression for this very value. */
function isExpressionFor(promised: string, actual: unknown): boolean {
  try {
    return isDeepStrictEqual(actual, new Function(`return (${promised})`)())
  } catch {
    return false
  }
}

/** Whether `promised` describes `actual`; `…` stands for anything. */
export function isPromised(promised: string, actual: unknown): boolean {
  if (!promised.includes('…')) {
    return writings(actual).includes(promised) || isExpressionFor(promised, actual)
  }
  const parts = promised.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`^${parts.join('.*')}$`, 's')
  return writings(actual).some((one) => pattern.test(one))
}

/** Throws with both values when the example does not keep its promise. */
export function keepPromise(promised: string, actual: unknown): void {
  if (isPromised(promised, actual)) return
  throw new Error(`the document promises ${promised}, the code gives ${writings(actual)[0]}`)
}
