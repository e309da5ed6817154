// What makes a person doubtful: held together by one pair, by few of its possible pairs, or by
// pairs nobody would swear to. Source: the reference on linkage, 9.3.
import { bridgesOf } from './bridge.ts'
import { Partition } from './partition.ts'
import type { MentionPair, WeighedPairs } from './resolve.ts'

/** Why a person should be looked at. */
export type PersonWarning =
  | 'bridge'
  | 'sparse'
  | 'spellings_apart'
  | 'birth_years_apart'
  | 'many_records'
  | 'only_possible'

/** What the warnings read. */
export interface WarningInput {
  readonly root: Int32Array
  readonly pairs: WeighedPairs
  readonly threshold: number
  readonly same?: readonly MentionPair[]
  /** Pairs judged possible. */
  readonly possible?: readonly MentionPair[]
  /** Bands of the year of birth; a mention without one has a low above its high. */
  readonly born?: { readonly low: Int32Array; readonly high: Int32Array }
  /** The Hangul spelling of each mention as a number, or -1. */
  readonly spelling?: Int32Array
  /** Whether two spellings have a link by sound. */
  readonly soundAlike?: (x: number, y: number) => boolean
}

interface Edge {
  readonly a: number
  readonly b: number
  /** Somebody said that the two are the same. */
  readonly judged: boolean
}

const MANY_RECORDS = 8
const DENSE = 0.5

/** The warnings of each person of two or more mentions, by its smallest mention. */
export function personWarnings(input: WarningInput): Map<number, PersonWarning[]> {
  const members = groupByRoot(input.root)
  const edges = edgesByRoot(input)
  const possible = new Set((input.possible ?? []).map(([a, b]) => pairKey(a, b)))
  const warnings = new Map<number, PersonWarning[]>()
  for (const [person, mentions] of members) {
    if (mentions.length < 2) continue
    const found = [
      ...shapeWarnings(mentions, edges.get(person) ?? [], possible),
      ...fieldWarnings(mentions, input),
    ]
    if (found.length > 0) warnings.set(person, found)
  }
  return warnings
}

function groupByRoot(root: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  root.forEach((person, mention) => {
    const group = groups.get(person)
    if (group === undefined) groups.set(person, [mention])
    else group.push(mention)
  })
  return groups
}

/** The pairs that could have joined each person, each once. */
function edgesByRoot({ root, pairs, threshold, same = [] }: WarningInput): Map<number, Edge[]> {
  const edges = new Map<number, Map<string, Edge>>()
  const add = (edge: Edge) => {
    const person = root[edge.a] as number
    if (person !== root[edge.b]) return
    const ofPerson = edges.get(person) ?? new Map<string, Edge>()
    edges.set(person, ofPerson.set(pairKey(edge.a, edge.b), edge))
  }
  for (let pair = 0; pair < pairs.w.length; pair += 1)
    if ((pairs.w[pair] as number) >= threshold)
      add({ a: pairs.a[pair] as number, b: pairs.b[pair] as number, judged: false })
  for (const [a, b] of same) add({ a, b, judged: true })
  return new Map([...edges].map(([person, ofPerson]) => [person, [...ofPerson.values()]]))
}

function shapeWarnings(
  mentions: readonly number[],
  edges: readonly Edge[],
  possible: ReadonlySet<string>,
): PersonWarning[] {
  const warnings: PersonWarning[] = []
  const size = mentions.length
  if (size > 2 && isHeldByBridge(mentions, edges)) warnings.push('bridge')
  if (edges.length < (DENSE * size * (size - 1)) / 2) warnings.push('sparse')
  if (size > MANY_RECORDS) warnings.push('many_records')
  const firm = edges.filter(({ a, b, judged }) => judged || !possible.has(pairKey(a, b)))
  if (edges.length > 0 && countParts(mentions, edges) < countParts(mentions, firm))
    warnings.push('only_possible')
  return warnings
}

/** Whether the loss of one pair that nobody judged would split the person. */
function isHeldByBridge(mentions: readonly number[], edges: readonly Edge[]): boolean {
  const local = localNumbers(mentions)
  const ends = edges.map(
    ({ a, b }): MentionPair => [local.get(a) as number, local.get(b) as number],
  )
  return bridgesOf(mentions.length, ends).some((at) => edges[at]?.judged !== true)
}

function fieldWarnings(mentions: readonly number[], input: WarningInput): PersonWarning[] {
  const { born, spelling, soundAlike } = input
  const warnings: PersonWarning[] = []
  const spellings = [...new Set(mentions.map((mention) => spelling?.[mention] ?? -1))]
  const written = spellings.filter((id) => id >= 0)
  const apart = (x: number, y: number) => !(soundAlike?.(x, y) ?? true)
  if (written.some((x, at) => written.slice(at + 1).some((y) => apart(x, y))))
    warnings.push('spellings_apart')
  if (born !== undefined) {
    const stated = mentions.filter((at) => (born.low[at] as number) <= (born.high[at] as number))
    const latestLow = Math.max(...stated.map((at) => born.low[at] as number))
    const earliestHigh = Math.min(...stated.map((at) => born.high[at] as number))
    if (latestLow > earliestHigh) warnings.push('birth_years_apart')
  }
  return warnings
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** How many parts the mentions fall into when only these pairs join them. */
function countParts(mentions: readonly number[], edges: readonly Edge[]): number {
  const local = localNumbers(mentions)
  const partition = new Partition(mentions.length)
  for (const { a, b } of edges) partition.join(local.get(a) as number, local.get(b) as number)
  return new Set(partition.roots()).size
}

function localNumbers(mentions: readonly number[]): Map<number, number> {
  return new Map(mentions.map((mention, at) => [mention, at]))
}
