// document.lineage: the documents that report the same story as a document, how they depend on each
// other, and how many independent origins speak in them, at least and at most.

import type { DocumentRelationRow, EvidenceDocument, LineageSignName } from '@tumen/claim'
import { documentLineage, type lineageLinkSchema } from '@tumen/contract'
import { countVoices } from '@tumen/figure'
import type { Stored } from '@tumen/ledger'
import type { z } from 'zod'
import { standingHeads } from '../agent/relays.ts'
import { readJudged } from '../agent/row.ts'
import { EvidenceWords } from '../lineage/evidence.ts'
import { findStories } from '../lineage/find.ts'
import { readStory, storySignOf, wordsOf } from '../lineage/reading.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { answerOf } from '../record/row-answer.ts'
import { titleOf } from './proposals.ts'
import { documentRelations, isAsked, newestAt, relatedReadable } from './state.ts'

/** Documents of a group that are shown at the most. */
const MOST_DOCUMENTS = 60

/** Claims of a document whose origins are counted. */
const MOST_CLAIMS = 1000

type Link = z.input<typeof lineageLinkSchema>

export const showLineage = implement(documentLineage, async (desk, { id }, call) => {
  const own = await findDocument(desk, call.actor, id)
  const group = await groupOf(desk, call, id)
  const stories = await storiesOf(desk, call, own)
  const ids = new Set([id, ...group.ids, ...stories.map(({ other }) => other.row.id)])
  const shown = [...ids].slice(0, MOST_DOCUMENTS)
  const documents = (await desk.ledger.read.documentsById(shown)).sort(byDay)
  const among = new Set(documents.map(({ row }) => row.id))
  const rows = group.rows.filter(({ row }) => among.has(row.from) && among.has(row.to))
  const words = new EvidenceWords(desk)
  const links: Link[] = []
  for (const stored of rows)
    links.push({
      ...answerOf(stored),
      evidence: await words.of(stored.row),
      asked: isAsked(stored.row),
    })
  const told = stories.filter(({ other }) => among.has(other.row.id))
  return {
    documents: documents.map(titleOf),
    links,
    stories: await Promise.all(
      told.map(async ({ story, other, isDependent, signs }) => {
        const [from, to] = isDependent ? [id, other.row.id] : [other.row.id, id]
        const evidence = await words.of({ from, to, evidence: signs })
        return { kind: story ?? 'other_origin', from, to, evidence }
      }),
    ),
    origins: await originsOf(desk, call, { documents, rows }),
    isCut: ids.size > shown.length,
  }
})

type Row = Stored<DocumentRelationRow>

const SIGNS_ALONE: ReadonlySet<string> = new Set<LineageSignName>([
  ...(['credit', 'attribution', 'number', 'place', 'period'] as const),
])

/**
 * Whether two documents tell one story. Rejected, they do so in two voices where they share words;
 * that they share a number or a place was then chance.
 */
function isOneStory({ row: { state, evidence } }: Row): boolean {
  if (state !== 'rejected' || evidence === undefined) return true
  return evidence.some(({ sign }) => !SIGNS_ALONE.has(sign))
}

/** Everything that hangs together with a document by what was stated of documents. */
async function groupOf(
  desk: Desk,
  call: Call,
  id: string,
): Promise<{ ids: string[]; rows: Row[] }> {
  const mayRead = await relatedReadable(desk, call.actor)
  const rows = newestAt(await documentRelations(desk), '9999-12-31').filter(
    (stored) => isOneStory(stored) && mayRead(stored.row.from) && mayRead(stored.row.to),
  )
  const ids = new Set([id])
  const byEnd = new Map<string, Row[]>()
  for (const stored of rows)
    for (const end of [stored.row.from, stored.row.to])
      byEnd.set(end, [...(byEnd.get(end) ?? []), stored])
  const found = new Set<Row>()
  // A set grows while it is walked through.
  for (const at of ids)
    for (const stored of ids.size > MOST_DOCUMENTS ? [] : (byEnd.get(at) ?? [])) {
      found.add(stored)
      ids.add(stored.row.from).add(stored.row.to)
    }
  return { ids: [...ids], rows: [...found].sort((a, b) => a.leaf - b.leaf) }
}

/** Documents that seem to tell the same story, between which nothing is stated. */
async function storiesOf(desk: Desk, call: Call, { row }: Stored<EvidenceDocument>) {
  const text = (await desk.ledger.read.documentText(row.id)) ?? ''
  const signs = (await desk.ledger.read.signsOf(row.id)).map(storySignOf)
  // The text is read only where it is not in the index yet: a page must be quick.
  const story =
    signs.length > 0
      ? { source: await wordsOf(desk, { row, text }), signs }
      : await readStory(desk, call, { document: { row, text } })
  return findStories(desk, call, { row, story })
}

function byDay(a: Stored<EvidenceDocument>, b: Stored<EvidenceDocument>): number {
  const [first, second] = [a.row.published.earliest, b.row.published.earliest]
  if (first !== second) return first < second ? -1 : 1
  return a.leaf - b.leaf
}

interface Group {
  documents: readonly Stored<EvidenceDocument>[]
  rows: readonly Row[]
}

/** Who speaks in the documents: the origins of their claims, else whoever published them. */
async function originsOf(desk: Desk, call: Call, { documents, rows }: Group) {
  const copies = dependents(rows, 'confirmed')
  const maybe = dependents(rows, 'proposed')
  const sure: string[] = []
  const possible: string[] = []
  for (const { row } of documents) {
    const voices = await voicesOf(desk, call, row.id)
    const own = voices.length > 0 ? voices : copies.has(row.id) ? [] : [publisherOf(row)]
    if (maybe.has(row.id)) possible.push(...own)
    else sure.push(...own)
  }
  const all = [...new Set([...sure, ...possible])]
  const { anonymous: hidden, agentRows: judged } = await readJudged(desk, all)
  const most = countVoices(all, hidden, judged)
  // If every open relation is a copy, those documents add nobody.
  const least = sure.length > 0 ? countVoices(sure, hidden, judged) : most
  return {
    min: Math.min(least.min, most.min),
    max: most.max,
    exact: least.exact && most.exact,
  }
}

function dependents(rows: readonly Row[], state: DocumentRelationRow['state']): Set<string> {
  return new Set(rows.filter(({ row }) => row.state === state).map(({ row }) => row.from))
}

/** A document whose publisher is not known is a voice of its own. */
function publisherOf({ id, publisher }: EvidenceDocument): string {
  return publisher ?? `document:${id}`
}

/** The origins of the claims of a document that the asker may read and that stand. */
async function voicesOf(desk: Desk, call: Call, doc: string): Promise<string[]> {
  const heads = await desk.ledger.read.claimHeads({ doc, limit: MOST_CLAIMS })
  const standing = await standingHeads(desk, call, heads)
  return [...new Set(standing.flatMap(({ agents }) => agents.at(-1) ?? []))]
}
