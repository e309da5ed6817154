// Two records compared, field by field: every plain value by its path, and of texts that changed
// the words. No dictionary: words are those of the standard segmentation, in any script.

import { given } from '@tumen/claim'
import type { fieldChangeSchema, plainSchema } from '@tumen/contract'
import type { z } from 'zod'

type Plain = z.output<typeof plainSchema>

export type FieldChange = z.output<typeof fieldChangeSchema>

/** Fields that differ, in the order of the later record; of a first record every field. */
export function differences(before: object | undefined, after: object): FieldChange[] {
  const was = new Map(before ? plainFields(before) : [])
  const is = new Map(plainFields(after))
  const paths = [...is.keys(), ...[...was.keys()].filter((path) => !is.has(path))]
  return paths
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => fieldChange(path, was.get(path), is.get(path)))
}

function fieldChange(path: string, before: Plain | undefined, after: Plain | undefined) {
  const words =
    typeof before === 'string' && typeof after === 'string' && wordDifference(before, after)
  return {
    path,
    ...given({ before, after }),
    ...(words ? { words } : {}),
  }
}

/** Every plain value of a record with its path, in order. */
function plainFields(value: unknown, path = ''): [string, Plain][] {
  if (value === undefined) return []
  if (Array.isArray(value))
    return value.flatMap((one: unknown, n) => plainFields(one, `${path}[${n}]`))
  if (value === null || typeof value !== 'object') return [[path, value as Plain]]
  return Object.entries(value).flatMap(([key, one]) =>
    plainFields(one, path === '' ? key : `${path}.${key}`),
  )
}

type Words = NonNullable<FieldChange['words']>

/** Words that are compared at most: the time grows with their square. */
const MOST_WORDS = 600

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Both texts in one, piece by piece; nothing when they share no word or are too long. */
export function wordDifference(before: string, after: string): Words | undefined {
  const was = wordsOf(before)
  const is = wordsOf(after)
  if (was.length > MOST_WORDS || is.length > MOST_WORDS) return undefined
  const length = commonLengths(was, is)
  const words: Words = []
  const put = (text: string, side?: 'before' | 'after') => {
    const last = words.at(-1)
    if (last && last.side === side) last.text += text
    else words.push({ text, ...given({ side }) })
  }
  let [a, b] = [0, 0]
  while (a < was.length || b < is.length) {
    const [old, fresh] = [was[a], is[b]]
    if (old === fresh && old !== undefined) {
      put(old)
      a++
      b++
    } else if (old !== undefined && lengthAt(length, a + 1, b) >= lengthAt(length, a, b + 1)) {
      put(old, 'before')
      a++
    } else {
      put(fresh as string, 'after')
      b++
    }
  }
  return words.some(({ text, side }) => side === undefined && /\S/.test(text)) ? words : undefined
}

function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** Of every pair of places the length of the longest common rest. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let n = a.length - 1; n >= 0; n--)
    for (let m = b.length - 1; m >= 0; m--) {
      const same = lengthAt(rows, n + 1, m + 1) + 1
      const skipped = Math.max(lengthAt(rows, n + 1, m), lengthAt(rows, n, m + 1))
      ;(rows[n] as Uint16Array)[m] = a[n] === b[m] ? same : skipped
    }
  return rows
}

function lengthAt(rows: readonly Uint16Array[], n: number, m: number): number {
  return rows[n]?.[m] ?? 0
}
