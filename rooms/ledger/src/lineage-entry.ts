// What a document is found by when its lineage is asked: the shapes of the index and of its reads.

/** A sign by which documents that tell one story find each other, and where it stands. */
export interface IndexedSign {
  key: string
  start?: number
  end?: number
  first?: number
  last?: number
}

/** What a document is found by. */
export interface LineageEntry {
  /** Signed 64-bit hashes, each once. */
  hashes: readonly bigint[]
  /** Each key once. */
  signs: readonly IndexedSign[]
}

/** A document that shares hashes, and how many. */
export interface SharingDocument {
  id: string
  shared: number
}

/** A sign with the document in which it stands. */
export type FoundSign = IndexedSign & { id: string }

/** The reads of the lineage index; none of them sees a document that was undone. */
export interface LineageReader {
  /** Documents that share at least two of the hashes, those with most of them first. */
  documentsSharing(hashes: readonly bigint[], limit: number): Promise<SharingDocument[]>
  /** Signs with one of the keys, of each key the newest two thousand. */
  signs(keys: readonly string[]): Promise<FoundSign[]>
  /** The signs of a document. */
  signsOf(document: string): Promise<IndexedSign[]>
  /** Documents that are not in the index yet, the oldest first, and how many there are. */
  unindexed(limit: number): Promise<{ ids: string[]; all: number }>
}
