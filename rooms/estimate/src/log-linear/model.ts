// Hierarchical log-linear models: sets of interactions that hold with each all of its parts. A
// model is written by its largest members, `[123,14,34]`. Source: Fienberg (1972).
import { sizeOf } from '../table/capture-table.ts'

/** The terms of a model as masks: by size, then by mask; 0 and all single lists are among them. */
export type Model = Int32Array

/** The model of main effects alone. */
export function mainEffects(width: number): Model {
  return Int32Array.from({ length: width + 1 }, (_, i) => (i === 0 ? 0 : 1 << (i - 1)))
}

/** The model with one more term, whose parts it has. */
export function withTerm(model: Model, term: number): Model {
  return ordered([...model, term])
}

/** The smallest hierarchical model with the given members. */
export function modelOf(width: number, members: Iterable<number>): Model {
  const terms = new Set<number>(mainEffects(width))
  for (const member of members)
    for (let part = member; part > 0; part = (part - 1) & member) terms.add(part)
  return ordered(terms)
}

function ordered(terms: Iterable<number>): Model {
  return Int32Array.from(terms).sort((a, b) => sizeOf(a) - sizeOf(b) || a - b)
}

/** The largest members: those that are part of no other. */
export function generatorsOf(model: Model): number[] {
  return [...model].filter(
    (term) => term !== 0 && !model.some((other) => other !== term && (other & term) === term),
  )
}

/** The name of a model over `width` lists. */
export function modelName(model: Model, width: number): string {
  const named = generatorsOf(model).map((term) => ({
    size: sizeOf(term),
    name: termName(term, width),
  }))
  named.sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
  return `[${named.map(({ name }) => name).join(',')}]`
}

function termName(term: number, width: number): string {
  const lists = Array.from({ length: width }, (_, i) => i).filter((i) => (term >> i) & 1)
  return lists.map((i) => i + 1).join(width > 9 ? '.' : '')
}

/** The model of a name, or nothing when it is no name of a model over `width` lists. */
export function parseModel(name: string, width: number): Model | undefined {
  const inner = /^\[([\d.,]+)\]$/.exec(name)?.[1]
  if (inner === undefined) return undefined
  const members = inner.split(',').map((word) => termOf(word, width))
  return members.every((member) => member !== undefined) ? modelOf(width, members) : undefined
}

function termOf(word: string, width: number): number | undefined {
  const lists = width > 9 ? word.split('.') : [...word]
  const numbers = lists.map(Number)
  const isFine = numbers.every((list) => Number.isInteger(list) && list >= 1 && list <= width)
  if (!isFine || numbers.length === 0) return undefined
  return numbers.reduce((mask, list) => mask | (1 << (list - 1)), 0)
}

/** The pairs of lists as masks, in the order 12, 13, …, 23, …. */
export function pairsOf(width: number): number[] {
  const pairs: number[] = []
  for (let i = 0; i < width; i++)
    for (let j = i + 1; j < width; j++) pairs.push((1 << i) | (1 << j))
  return pairs
}

/** The highest order of interactions that is looked at by default. */
export function defaultOrder(width: number): number {
  return width === 4 || width === 5 ? 3 : 2
}

/**
 * All hierarchical models with all main effects and interactions of at most `order` lists; nothing
 * when they are too many.
 */
export function hierarchicalModels(width: number, order: number): Model[] | undefined {
  if (width > 6 || (width === 6 && order > 2)) return undefined
  const candidates = Array.from({ length: 1 << width }, (_, mask) => mask)
    .filter((mask) => sizeOf(mask) >= 2 && sizeOf(mask) <= Math.min(order, width - 1))
    .sort((a, b) => sizeOf(a) - sizeOf(b) || a - b)
  const models: Model[] = []
  const has = new Uint8Array(1 << width).fill(1)
  for (const candidate of candidates) has[candidate] = 0
  const base = [...mainEffects(width)]
  const extend = (at: number, chosen: number[]) => {
    if (at === candidates.length) {
      models.push(Int32Array.from([...base, ...chosen]))
      return
    }
    const term = candidates[at] as number
    extend(at + 1, chosen)
    if (!hasParts(has, term)) return
    has[term] = 1
    extend(at + 1, [...chosen, term])
    has[term] = 0
  }
  extend(0, [])
  return models
}

// Whether all parts one smaller are in.
function hasParts(has: Uint8Array, term: number): boolean {
  for (let left = term; left !== 0; left &= left - 1)
    if (has[term & ~(left & -left)] === 0) return false
  return true
}
