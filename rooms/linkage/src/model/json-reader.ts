// Reads parts of a parsed JSON value by key and notes everything that is wrong with its place, so
// that a reader hears of all problems at once. A wrong part is read as its fallback.
import type { LinkageCode, LinkageFinding } from '../finding.ts'

type Json = Readonly<Record<string, unknown>>

/** An object of a JSON file at its place. */
export class JsonReader {
  readonly #value: Json
  readonly #known = new Set<string>()
  readonly at: string
  readonly findings: LinkageFinding[]

  constructor(value: unknown, at: string, findings: LinkageFinding[]) {
    this.at = at
    this.findings = findings
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    this.#value = isObject ? (value as Json) : {}
    if (!isObject) this.note('value_wrong', '')
  }

  /** Notes a finding at a key of this object; an empty key means the object itself. */
  note(code: LinkageCode, key: string): void {
    const at = [this.at, key].filter((part) => part !== '').join('.')
    this.findings.push({ code, at })
  }

  has(key: string): boolean {
    return this.#value[key] !== undefined
  }

  raw(key: string): unknown {
    this.#known.add(key)
    return this.#value[key]
  }

  /** A text that is not empty. */
  text(key: string): string {
    const value = this.raw(key)
    if (typeof value === 'string' && value !== '') return value
    this.note('value_wrong', key)
    return ''
  }

  /** A text, or nothing where it is missing or null. */
  maybeText(key: string): string | undefined {
    const value = this.raw(key)
    return value === undefined || value === null ? undefined : this.text(key)
  }

  /** A finite number within bounds. */
  number(key: string, [low, high]: readonly [number, number] = EVERYTHING): number {
    const value = this.raw(key)
    if (typeof value === 'number' && value >= low && value <= high) return value
    this.note('value_wrong', key)
    return low > Number.NEGATIVE_INFINITY ? low : 0
  }

  maybeNumber(key: string, bounds?: readonly [number, number]): number | undefined {
    return this.raw(key) === undefined ? undefined : this.number(key, bounds)
  }

  /** One of some words. */
  word<W extends string>(key: string, words: readonly W[]): W {
    const value = this.raw(key)
    const found = words.find((word) => word === value)
    if (found === undefined) this.note('value_wrong', key)
    return found ?? (words[0] as W)
  }

  flag(key: string): boolean {
    const value = this.raw(key) ?? false
    if (typeof value !== 'boolean') this.note('value_wrong', key)
    return value === true
  }

  /** A list; none where it is missing. */
  list(key: string): readonly unknown[] {
    const value = this.raw(key) ?? []
    if (Array.isArray(value)) return value
    this.note('value_wrong', key)
    return []
  }

  /** A list of texts that are not empty. */
  texts(key: string): readonly string[] {
    const values = this.list(key)
    if (values.every((value) => typeof value === 'string' && value !== '')) {
      return values as readonly string[]
    }
    this.note('value_wrong', key)
    return []
  }

  numbers(key: string): readonly number[] {
    const values = this.list(key)
    if (values.every((value) => typeof value === 'number' && Number.isFinite(value))) {
      return values as readonly number[]
    }
    this.note('value_wrong', key)
    return []
  }

  /** The objects of a list. */
  objects(key: string): JsonReader[] {
    return this.list(key).map((value, n) => this.#below(value, `${key}.${n}`))
  }

  /** The object at a key. */
  object(key: string): JsonReader {
    return this.#below(this.raw(key), key)
  }

  #below(value: unknown, key: string): JsonReader {
    return new JsonReader(value, this.at === '' ? key : `${this.at}.${key}`, this.findings)
  }

  /** Notes every key that nobody asked for. */
  end(): void {
    for (const key of Object.keys(this.#value)) {
      if (!this.#known.has(key)) this.note('key_unknown', key)
    }
  }
}

const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.MAX_VALUE] as const
