// A condition in Splink's JSON taken apart: a tree of values and tests, whose meaning
// `splink-condition.ts` gives. What the grammar does not hold is not understood, and never run.
// Source: the reference on linkage, 3.2.
import { type SplinkToken, splinkTokens } from './splink-token.ts'

/** A value of one record or a constant. */
export type SplinkValue =
  | { readonly kind: 'column'; readonly side: 'l' | 'r'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly SplinkValue[] }

/** A test of values, or tests joined by words. */
export type SplinkTest =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SplinkTest[] }
  | { readonly kind: 'not'; readonly part: SplinkTest }
  | { readonly kind: 'is_null'; readonly value: SplinkValue }
  | {
      readonly kind: '=' | '>=' | '<='
      readonly left: SplinkValue
      readonly right: SplinkValue
    }
  | { readonly kind: 'else' }

class NotUnderstood extends Error {}

/** The tree of a condition, or nothing where it is not of the grammar. */
export function parseSplink(condition: string): SplinkTest | undefined {
  const tokens = splinkTokens(condition)
  if (!tokens) return undefined
  try {
    return new Parser(tokens).whole()
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

const DEEPEST = 100

class Parser {
  readonly #tokens: readonly SplinkToken[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly SplinkToken[]) {
    this.#tokens = tokens
  }

  whole(): SplinkTest {
    const test = this.#takesWord('ELSE') ? ({ kind: 'else' } as const) : this.#or()
    if (this.#at < this.#tokens.length) throw new NotUnderstood()
    return test
  }

  #or(): SplinkTest {
    return this.#joined('or', () => this.#joined('and', () => this.#not()))
  }

  #joined(kind: 'and' | 'or', next: () => SplinkTest): SplinkTest {
    const parts = [next()]
    while (this.#takesWord(kind.toUpperCase())) parts.push(next())
    return parts.length === 1 ? (parts[0] as SplinkTest) : { kind, parts }
  }

  #not(): SplinkTest {
    if (++this.#depth > DEEPEST) throw new NotUnderstood()
    const test = this.#takesWord('NOT') ? { kind: 'not' as const, part: this.#not() } : this.#one()
    this.#depth--
    return test
  }

  #one(): SplinkTest {
    if (!this.#takesSign('(')) return this.#comparison()
    const test = this.#or()
    this.#needSign(')')
    return test
  }

  #comparison(): SplinkTest {
    const left = this.#value()
    if (this.#takesWord('IS')) {
      const isNot = this.#takesWord('NOT')
      if (!this.#takesWord('NULL')) throw new NotUnderstood()
      const test = { kind: 'is_null', value: left } as const
      return isNot ? { kind: 'not', part: test } : test
    }
    for (const kind of ['=', '>=', '<='] as const) {
      if (this.#takesSign(kind)) return { kind, left, right: this.#value() }
    }
    throw new NotUnderstood()
  }

  #value(): SplinkValue {
    const first = this.#operand()
    if (!this.#takesSign('-')) return first
    return { kind: 'call', name: 'minus', parts: [first, this.#operand()] }
  }

  #operand(): SplinkValue {
    const token = this.#tokens[this.#at++]
    if (!token) throw new NotUnderstood()
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) }
    if (token.kind === 'text') {
      return { kind: 'text', value: token.text.slice(1, -1).replaceAll("''", "'") }
    }
    if (token.kind === 'word' && this.#takesSign('(')) return this.#call(token.text.toLowerCase())
    if (token.kind === 'sign') throw new NotUnderstood()
    return columnOf(token)
  }

  #call(name: string): SplinkValue {
    if (++this.#depth > DEEPEST) throw new NotUnderstood()
    const parts = [this.#value()]
    if (name === 'cast') {
      if (!this.#takesWord('AS') || !TEXT_TYPES.some((type) => this.#takesWord(type))) {
        throw new NotUnderstood()
      }
    } else while (this.#takesSign(',')) parts.push(this.#value())
    this.#needSign(')')
    this.#depth--
    return { kind: 'call', name, parts }
  }

  #takesWord(word: string): boolean {
    const token = this.#tokens[this.#at]
    const isIt = token?.kind === 'word' && token.text.toUpperCase() === word
    if (isIt) this.#at++
    return isIt
  }

  #takesSign(sign: string): boolean {
    const token = this.#tokens[this.#at]
    const isIt = token?.kind === 'sign' && token.text === sign
    if (isIt) this.#at++
    return isIt
  }

  #needSign(sign: string): void {
    if (!this.#takesSign(sign)) throw new NotUnderstood()
  }
}

const TEXT_TYPES = ['TEXT', 'VARCHAR'] as const

/** `"x_l"` in levels, `l.x` or `l."x"` in rules. */
function columnOf({ text }: SplinkToken): SplinkValue {
  const dotted = /^([lr])\.(.+)$/is.exec(text)
  const bare = (dotted?.[2] ?? text).replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')
  if (dotted) return { kind: 'column', side: dotted[1]?.toLowerCase() as 'l' | 'r', name: bare }
  const [, name, side] = /^(.+)_([lr])$/is.exec(bare) ?? []
  if (name === undefined || side === undefined) throw new NotUnderstood()
  return { kind: 'column', side: side.toLowerCase() as 'l' | 'r', name }
}
