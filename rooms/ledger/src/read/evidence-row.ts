// Reads of derivatives and proofs, and of the openings behind a leaf with the list of its batch.
import { listFile } from '@tumen/custody'
import { sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import { sha256 } from '../evidence/object-file.ts'
import type { Store } from '../table/database.ts'
import type { EvidenceReader, LeafFiles } from './evidence-reader.ts'
import type { Look } from './look.ts'
import { isLeafSeen } from './reach.ts'
import { rowsWhere } from './select.ts'

type Safely = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of evidence over a store. */
export function evidenceReader(safely: Safely): EvidenceReader {
  return {
    derivativesOf: (ids) => safely((look) => readOf('derivative', look, 'document', ids)),
    derivativesById: (ids) => safely((look) => readOf('derivative', look, 'id', ids)),
    derivatives: () => safely((look) => rowsWhere(look, 'derivative', sql`1 = 1`)),
    attachmentsOf: (ids) => safely((look) => readOf('attachment', look, 'document', ids)),
    attachmentsById: (ids) => safely((look) => readOf('attachment', look, 'id', ids)),
    redactionsById: (ids) => safely((look) => readOf('redaction', look, 'id', ids)),
    redactionsOf: (ids) => safely((look) => readOf('redaction', look, 'document', ids)),
    redactionCopiesOf: (ids) => safely((look) => readOf('redaction_copy', look, 'document', ids)),
    leafFiles: (leaf, lines) =>
      safely(async ({ store, reach }) => {
        if (!(await isLeafSeen(store, reach, leaf))) return undefined
        return readLeafFiles(store, leaf, lines)
      }),
  }
}

function readOf<T extends 'derivative' | 'attachment' | 'redaction' | 'redaction_copy'>(
  table: T,
  look: Look,
  by: 'document' | 'id',
  ids: readonly string[],
) {
  return rowsWhere(look, table, sql`${sql.ref(by)} IN ${among(ids)}`)
}

async function readLeafFiles(
  store: Store,
  leaf: number,
  lines: readonly number[] = [],
): Promise<LeafFiles | undefined> {
  const [own] = await openingsOf(store, leaf).where('row', '=', -1).execute()
  if (!own) return undefined
  const { bytes: opening, who } = own
  if (lines.length === 0) return { opening, who, rows: [] }
  const all = await openingsOf(store, leaf).where('row', '>=', 0).orderBy('row').execute()
  const wanted = new Set(lines)
  const rows = all
    .filter(({ row }) => wanted.has(row))
    .map(({ row, bytes }) => ({ line: row, bytes }))
  return { opening, who, rows, list: listFile(await commitmentsOf(store, leaf, all)) }
}

/** The commitments of a batch in order; of rows that were shredded they are all that stays. */
async function commitmentsOf(
  store: Store,
  leaf: number,
  openings: readonly { row: number; bytes: Uint8Array }[],
): Promise<Uint8Array[]> {
  const query = store.selectFrom('custody_shred').select(['row', 'c']).where('idx', '=', leaf)
  const gone = await query.where('row', '>=', 0).execute()
  const left = openings.map(({ row, bytes }) => ({ row, c: sha256(bytes) }))
  const inOrder = [...left, ...gone].sort((a, b) => a.row - b.row)
  return inOrder.map(({ c }) => c ?? new Uint8Array(0))
}

function openingsOf(store: Store, leaf: number) {
  return store.selectFrom('custody_opening').select(['row', 'bytes', 'who']).where('idx', '=', leaf)
}
