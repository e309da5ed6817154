export { type DumpedRow, dumpWorkspace } from './dump.ts'
export { LedgerFault, type LedgerFaultCode } from './fault.ts'
export type * from './ledger.ts'
export { createWorkspace, openWorkspace } from './workspace.ts'
