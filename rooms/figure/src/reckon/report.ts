// The documents that support a figure, all of them and by origin (rules F45, F70): documents are
// numbered in their order, so that their texts are sorted once.

import { type Entry, isKnown } from '../scope/entry.ts'
import { groupBy, numberOf } from '../scope/group.ts'
import { compareText, sortDistinct } from '../scope/order.ts'
import type { Explanation } from './answer.ts'
import type { Reckoning } from './reckon.ts'

/** The distinct documents of the exact and sub claims, with what they repeat, and by origin. */
export function tellReports(found: Reckoning): Pick<Explanation, 'reportsByOrigin' | 'documents'> {
  const { docs, byOrigin } = readReports([...found.exact, ...found.sub])
  const rows = (found.evidence.documentRows ?? [])
    .filter((row) => isKnown(row.on, found.question.known))
    .sort((a, b) => compareText(a.kind, b.kind) || compareText(a.to, b.to))
  const rowsByDocument = groupBy(rows, (row) => row.from)
  const documents = docs.map((doc) => {
    const row = rowsByDocument.get(doc)?.[0]
    return row === undefined ? { doc } : { doc, relation: { kind: row.kind, to: row.to } }
  })
  const reportsByOrigin = [...byOrigin].map(([origin, own]) => ({
    origin: found.classes.classes[origin]?.id ?? '',
    docs: own,
  }))
  return { reportsByOrigin, documents }
}

interface Reports {
  /** In order, each once. */
  docs: string[]
  /** The same for each origin, in the order of the origins. */
  byOrigin: Map<number, string[]>
}

function readReports(entries: readonly Entry[]): Reports {
  const numbers = new Map<string, number>()
  const numberAt = entries.map((entry) => numberOf(entry.doc, numbers))
  const docs = sortDistinct([...numbers.keys()])
  const rankOf = new Uint32Array(docs.length)
  docs.forEach((doc, rank) => {
    rankOf[numbers.get(doc) as number] = rank
  })
  // One number for an origin and a document, in the order of both.
  const pairs = new Float64Array(entries.length)
  entries.forEach(({ origin }, n) => {
    pairs[n] = origin * docs.length + (rankOf[numberAt[n] as number] as number)
  })
  const byOrigin = new Map<number, string[]>()
  let last = -1
  for (const pair of pairs.sort()) {
    if (pair === last) continue
    last = pair
    const origin = Math.floor(pair / docs.length)
    const doc = docs[pair % docs.length] as string
    const own = byOrigin.get(origin)
    if (own === undefined) byOrigin.set(origin, [doc])
    else own.push(doc)
  }
  return { docs, byOrigin }
}
