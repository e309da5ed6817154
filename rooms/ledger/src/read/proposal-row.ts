// Reads of what people decided about proposals, and of what models answered about documents.
import type { ModelReading, ProposalDecisionRow } from '@tumen/claim'
import { sql } from 'kysely'
import type { Stored } from '../ledger.ts'
import type { Look } from './look.ts'
import { rowsWhere } from './select.ts'

/** What can be read of it. */
export interface ProposalReader {
  /** What people decided about the proposals of a document, oldest first. */
  decisionsOn(document: string): Promise<Stored<ProposalDecisionRow>[]>
  /** The newest decisions about proposals of any document, the newest first. */
  decisions(limit: number): Promise<Stored<ProposalDecisionRow>[]>
  /** What models answered about a document, oldest first. */
  modelReadingsOn(document: string): Promise<Stored<ModelReading>[]>
}

type Safely = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of them over a store. */
export function proposalReader(safely: Safely): ProposalReader {
  return {
    decisionsOn: (document) => safely((look) => rowsOn('proposal_decision', look, document)),
    decisions: (limit) =>
      safely((look) => {
        const newest = sql`ORDER BY seq DESC LIMIT ${limit}`
        return rowsWhere(look, 'proposal_decision', sql`TRUE`, newest)
      }),
    modelReadingsOn: (document) => safely((look) => rowsOn('model_reading', look, document)),
  }
}

function rowsOn<T extends 'proposal_decision' | 'model_reading'>(
  table: T,
  look: Look,
  document: string,
) {
  return rowsWhere(look, table, sql`document = ${document}`)
}
