// The database as Kysely types it: one interface per table. Names are the columns' own.
import type { Kysely } from 'kysely'

/** What every record table has besides its index columns. */
export interface RecordColumns {
  seq: number
  body: string
  leaf: number
  leaf_row: number
  recorded: string
  by: string
}

/** The columns drawn from a record, by table. */
export interface IndexColumns {
  document: { id: string; bytes_hash: string }
  document_relation: { from_id: string; to_id: string }
  claim: { id: string; doc: string; act: string }
  claim_status: { claim: string }
  claim_relation: { from_id: string; to_id: string }
  event: { id: string }
  event_link: { claim: string; event: string }
  agent: { id: string }
  agent_relation: { a: string; b: string }
  grade: { agent: string }
  place: { id: string }
  query: { query: string }
  proposal_decision: { id: string; document: string }
  condition_decision: { claim: string }
  list: { id: string }
  list_declaration: { list: string }
  list_entry: { id: string; list: string; person: string }
  overlap: { id: string }
  estimate: { id: string }
  estimate_report: { estimate: string }
  mention: { id: string; list: string }
  list_mapping: { id: string }
  import_run: { id: string }
  linkage_run: { id: string }
  linkage_pair: { run: string; a: string; b: string }
  judgement: { id: string; a: string; b: string }
  person: { id: string }
  person_member: { person: string; mention: string }
  person_lineage: { from_id: string; to_id: string }
  person_proposal: { id: string; run: string }
  derivative: { id: string; document: string; bytes_hash: string }
  derivative_review: { derivative: string }
  attachment: { id: string; document: string; bytes_hash: string }
  bundle: { id: string }
  bundle_decision: { bundle: string }
  bundle_seal: { bundle: string }
  shred_request: { id: string; document: string }
  tombstone: { record: string }
  log_policy: { id: string }
  clock_check: { id: string }
  undo: { change: string }
}

type RecordTables = { [T in keyof IndexColumns]: RecordColumns & IndexColumns[T] }

/** Every table of the store. */
export interface Tables extends RecordTables {
  claim_id: { id: string; claim: number }
  claim_scope: { act: string; path: string; first: number; last: number; claim: number }
  claim_scope_due: { claim: number }
  chain_link: { agent: string; claim: number; n: number; origin: number }
  document_text: { document: number; text: string }
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
  object_key: { name: string; key: Uint8Array; leaf: number }
  idempotency: { key: string; salt: Uint8Array; digest: Uint8Array; output: string; leaf: number }
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
