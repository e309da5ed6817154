// Canonical JSON: one text for one value, so that a digest means the value and `sha256sum` can
// check it. RFC 8785 (JCS), restricted to what every reader reads alike: no fractions, no
// exponents, integers within ±(2^53−1), well-formed strings. Strings are not normalised.
import type { Finding } from './finding.ts'
import { isWellFormed, utf8Bytes, utf8Text } from './utf8.ts'

/** A value that has a canonical text. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

/** Why a value has no canonical text. */
export type CanonicalProblem = 'type' | 'number' | 'surrogate' | 'depth' | 'key'

/** A value that cannot be written canonically; names where it stands, never what it is. */
export class CanonicalError extends Error {
  readonly problem: CanonicalProblem
  /** From `$`, e.g. `$.places[2].lat`; a key that is no plain word is shown by its position. */
  readonly path: string

  constructor(problem: CanonicalProblem, path: string) {
    super(`no canonical text at ${path}: ${SENTENCES[problem]}`)
    this.name = 'CanonicalError'
    this.problem = problem
    this.path = path
  }
}

const DEPTH_LIMIT = 256

const SENTENCES: Record<CanonicalProblem, string> = {
  type: 'only strings, booleans, null, arrays, plain objects and integers can be written',
  number: 'only integers within ±(2^53−1); write a fraction as a decimal string',
  surrogate: 'a string holds half of a surrogate pair',
  depth: `more than ${DEPTH_LIMIT} levels, or a cycle`,
  key: 'a key is a symbol',
}

// Anything but printable characters, quotation mark, backslash and surrogates left out.
const NEEDS_CARE = /[^ !#-[\]-\ud7ff\ue000-\uffff]/
const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/

/** Where a problem was met: the steps are put in front of it while the writer returns. */
class Misfit {
  readonly problem: CanonicalProblem
  readonly steps: string[] = []

  constructor(problem: CanonicalProblem) {
    this.problem = problem
  }
}

function stringText(text: string): string {
  if (!NEEDS_CARE.test(text)) return `"${text}"`
  if (!isWellFormed(text)) throw new Misfit('surrogate')
  return JSON.stringify(text)
}

function numberText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Misfit('number')
  // Adding zero turns −0 into 0.
  return String(value + 0)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function arrayText(values: readonly unknown[], depth: number): string {
  let text = '['
  let i = 0
  try {
    for (; i < values.length; i++) {
      if (i > 0) text += ','
      text += valueText(values[i], depth)
    }
  } catch (error) {
    if (error instanceof Misfit) error.steps.push(`[${i}]`)
    throw error
  }
  return `${text}]`
}

function objectText(value: object, depth: number): string {
  if (!isPlain(value)) throw new Misfit('type')
  if (Object.getOwnPropertySymbols(value).length > 0) throw new Misfit('key')
  // The default order of `sort` is by UTF-16 code units, which is what RFC 8785 asks for.
  const keys = Object.keys(value).sort()
  const members = value as Record<string, unknown>
  let text = '{'
  let i = 0
  try {
    for (; i < keys.length; i++) {
      const key = keys[i] ?? ''
      if (i > 0) text += ','
      text += `${stringText(key)}:${valueText(members[key], depth)}`
    }
  } catch (error) {
    if (error instanceof Misfit) error.steps.push(keyStep(keys[i] ?? '', i))
    throw error
  }
  return `${text}}`
}

/** A key may itself be somebody's name, so only a plain word is shown. */
function keyStep(key: string, place: number): string {
  return PLAIN_KEY.test(key) ? `.${key}` : `.(key ${place})`
}

function valueText(value: unknown, depth: number): string {
  if (typeof value === 'string') return stringText(value)
  if (typeof value === 'number') return numberText(value)
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value !== 'object') throw new Misfit('type')
  if (depth >= DEPTH_LIMIT) throw new Misfit('depth')
  return Array.isArray(value) ? arrayText(value, depth + 1) : objectText(value, depth + 1)
}

/**
 * The canonical JSON text of `value`, without a final newline.
 * @throws CanonicalError when the value, or a part of it, has none.
 */
export function canonicalText(value: unknown): string {
  try {
    return valueText(value, 0)
  } catch (error) {
    if (!(error instanceof Misfit)) throw error
    throw new CanonicalError(error.problem, `$${error.steps.reverse().join('')}`)
  }
}

/**
 * The canonical file of `value`: its canonical text and one newline, as UTF-8.
 * @throws CanonicalError when the value has none.
 */
export function canonicalFile(value: unknown): Uint8Array {
  return utf8Bytes(`${canonicalText(value)}\n`)
}

function parsed(text: string): { value: CanonicalValue; text: string } | undefined {
  try {
    const value = JSON.parse(text) as CanonicalValue
    return { value, text: canonicalText(value) }
  } catch {
    return undefined
  }
}

/**
 * The value of a canonical file, in `value`; or `not-canonical` for bytes that do not come out
 * the same when the value is written again.
 */
export function readCanonicalFile(bytes: Uint8Array): { value: CanonicalValue } | Finding {
  const text = utf8Text(bytes)
  if (text === undefined || !text.endsWith('\n')) return { code: 'not-canonical' }
  const read = parsed(text)
  if (read === undefined || `${read.text}\n` !== text) return { code: 'not-canonical' }
  return { value: read.value }
}
