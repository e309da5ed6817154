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

/** A document that tells of the same, and in how many kinds of signs and keys it does. */
export interface TellingDocument {
  id: string
  kinds: number
  keys: number
}

/** The reads of the lineage index; none of them sees a document that was undone. */
export interface LineageReader {
  /** Documents that share at least two of the hashes, those with most of them first. */
  documentsSharing(hashes: readonly bigint[], limit: number): Promise<SharingDocument[]>
  /** Documents with signs of two kinds at least among the keys, those with most of them first. */
  documentsTelling(keys: readonly string[], limit: number): Promise<TellingDocument[]>
  /** The signs of a document. */
  signsOf(document: string): Promise<IndexedSign[]>
  /** Documents that are not in the index yet, the oldest first, and how many there are. */
  unindexed(limit: number): Promise<{ ids: string[]; all: number }>
}
