// What the pages about documents read out of answers, and the addresses of lineage.

import type { LineageSignName } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { type DocumentTitle, documentPath, type ShownSpeaker } from '@tumen/view'
import type { Ask } from '../../door/ask.ts'

/** Documents that a page shows at once. */
export const PAGE = 50

/** A document as lists and its own page hold it. */
export type ShownDocument = Output<'document.show'>['document']

/** How a document stands to another. */
export type ShownRelation = Omit<Output<'document.show'>['relations'][number], 'other'>

/** The part of `document.show` that pages print. */
export type DocumentAnswer = Output<'document.show'>

/** The part of `document.proposals` that pages print. */
export type ProposalsAnswer = Output<'document.proposals'>

/** What speaks for a link, with its words in the dependent document and in the other. */
export interface ShownSign {
  sign: LineageSignName
  from?: { text: string }
  to?: { text: string }
}

/** The part of `document.lineage` that pages print. */
export type LineageAnswer = Output<'document.lineage'>

/** The publishers of documents by id, as far as the asker may know of them. */
export async function publishersOf(
  { call }: Ask,
  documents: readonly DocumentTitle[],
): Promise<ReadonlyMap<string, ShownSpeaker>> {
  const ids = [...new Set(documents.flatMap(({ publisher }) => publisher ?? []))]
  if (ids.length === 0) return new Map()
  const { agents } = await call('agent.list', { ids, limit: 1000 })
  return new Map(agents.map((agent) => [agent.id, agent]))
}

/** The page on which two documents are compared. */
export function lineagePath({ from, to }: { from: string; to: string }): string {
  return `/lineage/${encodeURIComponent(from)}/${encodeURIComponent(to)}`
}

/** The page of all documents that tell one story with a document. */
export function groupPath(id: string): string {
  return `${documentPath(id)}/lineage`
}
