// The database as Kysely types it: one interface per table. Names are the columns' own.
import type { Kysely } from 'kysely'
import type { IndexColumns } from './record.ts'

/** What every record table has besides its index columns. */
export interface RecordColumns {
  seq: number
  body: string
  leaf: number
  leaf_row: number
  recorded: string
  by: string
}

type RecordTables = { [T in keyof IndexColumns]: RecordColumns & IndexColumns[T] }

/** Every table of the store. */
export interface Tables extends RecordTables {
  claim_id: { id: string; claim: number }
  claim_scope: { act: string; path: string; first: number; last: number; claim: number }
  claim_scope_due: { claim: number }
  chain_link: { agent: string; claim: number; n: number; origin: number }
  document_text: { document: number; text: string }
  layer_text: { layer: number; text: string }
  document_search: { rowid: number; tokens: string }
  lineage_hash: { hash: bigint; document: number }
  lineage_sign: {
    key: string
    document: number
    start: number | null
    end: number | null
    first: number | null
    last: number | null
  }
  lineage_entry: { document: number }
  item: { n: number; kind: string; record: string }
  item_group: { item: number; grp: string }
  item_row: { of_leaf: number; of_row: number; item: number }
  waiting_file: {
    n: number
    id: string
    at: string
    account: string
    bytes_hash: string
    length: number
    name: string
    key: Uint8Array
    body: string
  }
  object_key: { name: string; key: Uint8Array; leaf: number }
  idempotency: { key: string; salt: Uint8Array; digest: Uint8Array; output: string; leaf: number }
  access_entry: {
    n: number
    at: string
    account: string
    operation: string
    item: string | null
    field: string | null
    facts: string | null
  }
  setting: { name: string; value: string }
  secret: { name: string; value: Uint8Array }
  migration: { number: number; name: string }
  custody_leaf: { idx: number; c: Uint8Array }
  custody_opening: {
    idx: number
    row: number
    kind: string
    subject: string
    bytes: Uint8Array
    who: Uint8Array | null
  }
  custody_tile: { level: number; n: number; hashes: Uint8Array; root: Uint8Array }
  custody_head: { size: number; root: Uint8Array; note: string }
  custody_log: { base: number; origin: string }
  custody_signing: { size: number; signed: string }
  custody_file: { size: number; file: string }
  custody_cosignature: { size: number; name: string; line: string }
  custody_token: { size: number; authority: string; tsr: Uint8Array }
  custody_stated: { n: number; base: number; name: string; size: number; at: string }
  custody_shred: { idx: number; row: number; by_idx: number; c: Uint8Array | null }
}

export type Store = Kysely<Tables>
