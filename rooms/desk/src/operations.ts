// The table of operations: everything that a person can do, once. The command line, the HTTP
// interface, the manual and the permission matrix are made from it.

import { acceptClaim } from './accept-claim.ts'
import { addDocument } from './add-document.ts'
import { askFigure, explainFigure } from './ask-figure.ts'
import { checkClaimForm } from './check-claim.ts'
import { compareEstimates } from './compare-estimate.ts'
import { decideCondition } from './decide-condition.ts'
import { acceptProposals, amendProposal, rejectProposals } from './decide-proposal.ts'
import { diffFigures } from './diff-figure.ts'
import { showTable } from './estimate-table.ts'
import { findPlace } from './find-place.ts'
import { importClaims } from './import-claim.ts'
import { checkLists, importLists } from './import-list.ts'
import { importPlaces } from './import-place.ts'
import { listAgents } from './list-agent.ts'
import { listChanges } from './list-change.ts'
import { listClaims } from './list-claim.ts'
import { listMoments } from './list-moment.ts'
import { listProposals } from './list-proposal.ts'
import { listRelays } from './list-relay.ts'
import type { Operation } from './operation.ts'
import { readDocument } from './read-document.ts'
import { recordAgent } from './record-agent.ts'
import { amendClaim, recordClaim } from './record-claim.ts'
import { recordEstimate } from './record-estimate.ts'
import { linkEvent, listEvents, recordEvent } from './record-event.ts'
import { showHistory } from './record-history.ts'
import { declareList, recordList } from './record-list.ts'
import { gradeAgent, relateAgents } from './relate-agent.ts'
import { decideDocument, relateDocuments } from './relate-document.ts'
import { retractClaim } from './retract-claim.ts'
import { runEstimate } from './run-estimate.ts'
import { dropQuery, listQueries, saveQuery } from './saved-query.ts'
import { search } from './search.ts'
import { showAgent } from './show-agent.ts'
import { exportClaims, showClaim } from './show-claim.ts'
import { listDocuments, showDocument } from './show-document.ts'
import { listEstimates, repeatEstimate, showEstimate } from './show-estimate.ts'
import { showEvent } from './show-event.ts'
import { showLineage } from './show-lineage.ts'
import { listLists, showList } from './show-list.ts'
import { checkpointLog, proveLeaf, showLog } from './show-log.ts'
import { checkWorkspace, showWorkspace } from './show-workspace.ts'
import { traceDocument } from './trace-document.ts'
import { undoChange } from './undo-change.ts'
import { watchQueries } from './watch-query.ts'
import { weighDocuments } from './weigh-document.ts'

/** Every operation, by noun. */
export const operations: readonly Operation[] = [
  showWorkspace,
  checkWorkspace,
  addDocument,
  listDocuments,
  showDocument,
  relateDocuments,
  decideDocument,
  listProposals,
  traceDocument,
  showLineage,
  weighDocuments,
  readDocument,
  acceptProposals,
  amendProposal,
  rejectProposals,
  checkClaimForm,
  recordClaim,
  amendClaim,
  retractClaim,
  acceptClaim,
  decideCondition,
  listClaims,
  showClaim,
  importClaims,
  exportClaims,
  recordAgent,
  relateAgents,
  listAgents,
  showAgent,
  listRelays,
  gradeAgent,
  findPlace,
  importPlaces,
  recordEvent,
  linkEvent,
  listEvents,
  showEvent,
  askFigure,
  explainFigure,
  diffFigures,
  listMoments,
  recordList,
  declareList,
  checkLists,
  importLists,
  listLists,
  showList,
  showTable,
  runEstimate,
  recordEstimate,
  listEstimates,
  showEstimate,
  repeatEstimate,
  compareEstimates,
  search,
  saveQuery,
  dropQuery,
  listQueries,
  watchQueries,
  listChanges,
  showHistory,
  undoChange,
  checkpointLog,
  proveLeaf,
  showLog,
]

const byName = new Map(operations.map((operation) => [operation.name, operation]))

/** The operation of that name, or nothing. */
export function operationByName(name: string): Operation | undefined {
  return byName.get(name)
}
