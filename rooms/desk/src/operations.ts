// The table of operations: everything that a person can do, once. The command line, the HTTP
// interface, the manual and the permission matrix are made from it.

import { listAgents } from './agent/list.ts'
import { recordAgent } from './agent/record.ts'
import { gradeAgent, relateAgents } from './agent/relate.ts'
import { listRelays } from './agent/relays.ts'
import { showAgent } from './agent/show.ts'
import { restoreBackup } from './backup/restore.ts'
import { approveBundle, askBundle } from './bundle/ask.ts'
import { listBundles, showBundleKeys } from './bundle/list.ts'
import { makeBundle } from './bundle/make.ts'
import { previewBundle } from './bundle/preview.ts'
import { listChanges } from './change/list.ts'
import { undoChange } from './change/undo.ts'
import { acceptClaim } from './claim/accept.ts'
import { checkClaimForm } from './claim/check.ts'
import { importClaims } from './claim/import.ts'
import { listClaims } from './claim/list.ts'
import { amendClaim, recordClaim } from './claim/record.ts'
import { retractClaim } from './claim/retract.ts'
import { exportClaims, showClaim } from './claim/show.ts'
import { decideCondition } from './condition/decide.ts'
import { addDocument } from './document/add.ts'
import { showLineage } from './document/lineage.ts'
import { listProposals } from './document/proposals.ts'
import { readDocument } from './document/read.ts'
import { decideDocument, relateDocuments } from './document/relate.ts'
import { listDocuments, showDocument } from './document/show.ts'
import { traceDocument } from './document/trace.ts'
import { weighDocuments } from './document/weigh.ts'
import { compareEstimates } from './estimate/compare.ts'
import { estimateDraws } from './estimate/draws.ts'
import { recordEstimate } from './estimate/record.ts'
import { runEstimate } from './estimate/run.ts'
import { listEstimates, repeatEstimate, showEstimate } from './estimate/show.ts'
import { showTable } from './estimate/table.ts'
import { varyEstimate } from './estimate/vary.ts'
import { linkEvent, listEvents, recordEvent } from './event/record.ts'
import { showEvent } from './event/show.ts'
import { askShred } from './evidence/ask-shred.ts'
import { attachEvidence } from './evidence/attach.ts'
import { checkShred } from './evidence/check-shred.ts'
import { deriveEvidence } from './evidence/derive.ts'
import { listEvidence, reviewEvidence } from './evidence/review.ts'
import { shredEvidence } from './evidence/shred.ts'
import { askFigure, explainFigure } from './figure/ask.ts'
import { diffFigures } from './figure/diff.ts'
import { listMoments } from './figure/moments.ts'
import { drawLinkage } from './linkage/draw.ts'
import { evaluateLinkage } from './linkage/evaluate.ts'
import { explainLinkage } from './linkage/explain-pair.ts'
import { judgeMentions, withdrawJudgement } from './linkage/judge.ts'
import { reviewLinkage } from './linkage/next-for-review.ts'
import { resolveLinkage } from './linkage/resolve.ts'
import { runLinkage } from './linkage/run.ts'
import { listLinkages, showLinkage } from './linkage/show.ts'
import { checkLists, importLists } from './list/import.ts'
import { listMappings, mapList, showColumns } from './list/map.ts'
import { declareList, recordList } from './list/record.ts'
import { listLists, showList } from './list/show.ts'
import { listHeads } from './log/heads.ts'
import { setPolicy, showPolicy } from './log/policy.ts'
import { askWitnesses, checkpointLog, proveLeaf, showLog } from './log/show.ts'
import { importStamp, requestStamp, stampLog } from './log/timestamp.ts'
import { amendMention } from './mention/amend.ts'
import { listMentions } from './mention/list.ts'
import type { Operation } from './operation.ts'
import { showPersonLineage } from './person/lineage.ts'
import { listPersons } from './person/list.ts'
import { mergePersons, splitPerson } from './person/merge.ts'
import { showPerson } from './person/show.ts'
import { findPlace } from './place/find.ts'
import { importPlaces } from './place/import.ts'
import { acceptProposals, amendProposal, rejectProposals } from './proposal/decide.ts'
import { dropQuery, listQueries, saveQuery } from './query/list.ts'
import { watchQueries } from './query/watch.ts'
import { showHistory } from './record/history.ts'
import { nameRecords } from './record/names.ts'
import { search } from './search/search.ts'
import { confirmClock, repairClock } from './workspace/confirm-clock.ts'
import { checkWorkspace, showWorkspace } from './workspace/show.ts'

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
