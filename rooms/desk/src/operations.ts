// The table of operations: everything that a person can do, once. The command line, the HTTP
// interface, the manual and the permission matrix are made from it.

import { acceptClaim } from './accept-claim.ts'
import { addDocument } from './add-document.ts'
import { amendMention } from './amend-mention.ts'
import { approveBundle, askBundle } from './ask-bundle.ts'
import { askFigure, explainFigure } from './ask-figure.ts'
import { askShred } from './ask-shred.ts'
import { attachEvidence } from './attach-evidence.ts'
import { checkClaimForm } from './check-claim.ts'
import { checkShred } from './check-shred.ts'
import { compareEstimates } from './compare-estimate.ts'
import { confirmClock, repairClock } from './confirm-clock.ts'
import { decideCondition } from './decide-condition.ts'
import { acceptProposals, amendProposal, rejectProposals } from './decide-proposal.ts'
import { deriveEvidence } from './derive-evidence.ts'
import { diffFigures } from './diff-figure.ts'
import { drawLinkage } from './draw-linkage.ts'
import { estimateDraws } from './estimate-draws.ts'
import { showTable } from './estimate-table.ts'
import { evaluateLinkage } from './evaluate-linkage.ts'
import { explainLinkage } from './explain-linkage.ts'
import { findPlace } from './find-place.ts'
import { importClaims } from './import-claim.ts'
import { checkLists, importLists } from './import-list.ts'
import { importPlaces } from './import-place.ts'
import { judgeMentions, withdrawJudgement } from './judge-mention.ts'
import { listAgents } from './list-agent.ts'
import { listBundles, showBundleKeys } from './list-bundle.ts'
import { listChanges } from './list-change.ts'
import { listClaims } from './list-claim.ts'
import { listHeads } from './list-head.ts'
import { listMentions } from './list-mention.ts'
import { listMoments } from './list-moment.ts'
import { listPersons } from './list-person.ts'
import { listProposals } from './list-proposal.ts'
import { listRelays } from './list-relay.ts'
import { setPolicy, showPolicy } from './log-policy.ts'
import { makeBundle } from './make-bundle.ts'
import { listMappings, mapList, showColumns } from './map-list.ts'
import { mergePersons, splitPerson } from './merge-person.ts'
import { nameRecords } from './name-record.ts'
import type { Operation } from './operation.ts'
import { showPersonLineage } from './person-lineage.ts'
import { previewBundle } from './preview-bundle.ts'
import { readDocument } from './read-document.ts'
import { recordAgent } from './record-agent.ts'
import { amendClaim, recordClaim } from './record-claim.ts'
import { recordEstimate } from './record-estimate.ts'
import { linkEvent, listEvents, recordEvent } from './record-event.ts'
import { showHistory } from './record-history.ts'
import { declareList, recordList } from './record-list.ts'
import { gradeAgent, relateAgents } from './relate-agent.ts'
import { decideDocument, relateDocuments } from './relate-document.ts'
import { resolveLinkage } from './resolve-linkage.ts'
import { restoreBackup } from './restore-backup.ts'
import { retractClaim } from './retract-claim.ts'
import { listEvidence, reviewEvidence } from './review-evidence.ts'
import { reviewLinkage } from './review-linkage.ts'
import { runEstimate } from './run-estimate.ts'
import { runLinkage } from './run-linkage.ts'
import { dropQuery, listQueries, saveQuery } from './saved-query.ts'
import { search } from './search.ts'
import { showAgent } from './show-agent.ts'
import { exportClaims, showClaim } from './show-claim.ts'
import { listDocuments, showDocument } from './show-document.ts'
import { listEstimates, repeatEstimate, showEstimate } from './show-estimate.ts'
import { showEvent } from './show-event.ts'
import { showLineage } from './show-lineage.ts'
import { listLinkages, showLinkage } from './show-linkage.ts'
import { listLists, showList } from './show-list.ts'
import { askWitnesses, checkpointLog, proveLeaf, showLog } from './show-log.ts'
import { showPerson } from './show-person.ts'
import { checkWorkspace, showWorkspace } from './show-workspace.ts'
import { shredEvidence } from './shred-evidence.ts'
import { importStamp, requestStamp, stampLog } from './stamp-log.ts'
import { traceDocument } from './trace-document.ts'
import { undoChange } from './undo-change.ts'
import { varyEstimate } from './vary-estimate.ts'
import { watchQueries } from './watch-query.ts'
import { weighDocuments } from './weigh-document.ts'

/** Every operation, by noun. */
export const operations: readonly Operation[] = [
  showWorkspace,
  checkWorkspace,
  confirmClock,
  repairClock,
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
  mapList,
  listMappings,
  showColumns,
  listMentions,
  amendMention,
  listLists,
  showList,
  runLinkage,
  listLinkages,
  showLinkage,
  explainLinkage,
  reviewLinkage,
  judgeMentions,
  withdrawJudgement,
  resolveLinkage,
  evaluateLinkage,
  drawLinkage,
  listPersons,
  showPerson,
  showPersonLineage,
  mergePersons,
  splitPerson,
  showTable,
  runEstimate,
  recordEstimate,
  listEstimates,
  showEstimate,
  repeatEstimate,
  compareEstimates,
  varyEstimate,
  estimateDraws,
  attachEvidence,
  deriveEvidence,
  reviewEvidence,
  listEvidence,
  previewBundle,
  askBundle,
  approveBundle,
  makeBundle,
  listBundles,
  showBundleKeys,
  checkShred,
  askShred,
  shredEvidence,
  search,
  saveQuery,
  dropQuery,
  listQueries,
  watchQueries,
  listChanges,
  showHistory,
  nameRecords,
  undoChange,
  checkpointLog,
  askWitnesses,
  listHeads,
  proveLeaf,
  showLog,
  showPolicy,
  setPolicy,
  stampLog,
  requestStamp,
  importStamp,
  restoreBackup,
]

const byName = new Map(operations.map((operation) => [operation.name, operation]))

/** The operation of that name, or nothing. */
export function operationByName(name: string): Operation | undefined {
  return byName.get(name)
}
