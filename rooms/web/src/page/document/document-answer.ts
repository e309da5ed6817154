// What the pages about documents read out of answers, and the addresses of lineage.
import type {
  ArchiveFacts,
  DayInterval,
  DecisionState,
  DocumentRelationBasis,
  DocumentRelationKind,
  LineageSignName,
} from '@tumen/claim'
import {
  type DocumentDoubt,
  type DocumentTitle,
  documentPath,
  type ListedClaim,
  type ShownAttachment,
  type ShownSpeaker,
} from '@tumen/view'
import type { Words } from '@tumen/words'
import type { Ask } from '../../door/ask.ts'

/** Documents that a page shows at once. */
export const PAGE = 50

/** A document as lists and its own page hold it. */
export interface ShownDocument extends DocumentTitle {
  bytesHash: string
  mediaType: string
  captured: string
  url?: string
  covers?: DayInterval
  /** What a web archive says of itself. */
  archive?: ArchiveFacts
  recorded: string
  by: string
}

/** How a document stands to another. */
export interface ShownRelation {
  from: string
  to: string
  kind: DocumentRelationKind
  basis: DocumentRelationBasis
  containment?: string
  state: DecisionState
  /** Whether the program only asks: nothing waits for the answer. */
  asked: boolean
  recorded: string
  by: string
}

/** The part of `document.list` that pages print. */
export interface DocumentsAnswer {
  documents: ShownDocument[]
  next?: string
}

/** The part of `document.show` that pages print. */
export interface DocumentAnswer {
  document: ShownDocument
  text: string
  doubts: DocumentDoubt[]
  claims: ListedClaim[]
  /** Proofs that were kept beside it. */
  attachments: ShownAttachment[]
  relations: (ShownRelation & { other: DocumentTitle })[]
}

/** The part of `document.proposals` that pages print. */
export interface ProposalsAnswer {
  proposals: (ShownRelation & { dependent: DocumentTitle; source: DocumentTitle })[]
  open: number
}

/** What speaks for a link, with its words in the dependent document and in the other. */
export interface ShownSign {
  sign: LineageSignName
  from?: { text: string }
  to?: { text: string }
}

/** The part of `document.lineage` that pages print. */
export interface LineageAnswer {
  /** By day. */
  documents: DocumentTitle[]
  links: (ShownRelation & { evidence: ShownSign[] })[]
  stories: { kind: StoryName; from: string; to: string; evidence: ShownSign[] }[]
  origins: { min: number; max: number; exact: boolean }
  isCut: boolean
}

/** How two documents that tell one story stand to each other. */
export type StoryName = keyof Words['page']['story']['kind']

/** The publishers of documents by id, as far as the asker may know of them. */
export async function publishersOf(
  { call }: Ask,
  documents: readonly DocumentTitle[],
): Promise<ReadonlyMap<string, ShownSpeaker>> {
  const ids = [...new Set(documents.flatMap(({ publisher }) => publisher ?? []))]
  if (ids.length === 0) return new Map()
  const { agents } = await call<{ agents: ShownSpeaker[] }>('agent.list', { ids, limit: 1000 })
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
