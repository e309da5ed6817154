// The table of bodies: one for every contract, which the compiler checks.
import { type contracts, isOperationName, type OperationName } from '@tumen/contract'
import { gradeAgent } from './agent/grade.ts'
import { listAgents } from './agent/list.ts'
import { recordAgent } from './agent/record.ts'
import { relateAgents } from './agent/relate.ts'
import { listRelays } from './agent/relays.ts'
import { showAgent } from './agent/show.ts'
import { restoreBackup } from './backup/restore.ts'
import { approveBundle } from './bundle/approve.ts'
import { askBundle } from './bundle/ask.ts'
import { showBundleKeys } from './bundle/keys.ts'
import { listBundles } from './bundle/list.ts'
import { makeBundle } from './bundle/make.ts'
import { previewBundle } from './bundle/preview.ts'
import { listChanges } from './change/list.ts'
import { undoChange } from './change/undo.ts'
import { acceptClaim } from './claim/accept.ts'
import { amendClaim } from './claim/amend.ts'
import { checkClaimForm } from './claim/check.ts'
import { exportClaims } from './claim/export.ts'
import { importClaims } from './claim/import.ts'
import { listClaims } from './claim/list.ts'
import { recordClaim } from './claim/record.ts'
import { retractClaim } from './claim/retract.ts'
import { showClaim } from './claim/show.ts'
import { decideCondition } from './condition/decide.ts'
import { addDocument } from './document/add.ts'
import { decideDocument } from './document/decide.ts'
import { showLineage } from './document/lineage.ts'
import { listDocuments } from './document/list.ts'
import { listProposals } from './document/proposals.ts'
import { readDocument } from './document/read.ts'
import { relateDocuments } from './document/relate.ts'
import { showDocument } from './document/show.ts'
import { traceDocument } from './document/trace.ts'
import { weighDocuments } from './document/weigh.ts'
import { compareEstimates } from './estimate/compare.ts'
import { drawEstimate } from './estimate/draws.ts'
import { listEstimates } from './estimate/list.ts'
import { recordEstimate } from './estimate/record.ts'
import { repeatEstimate } from './estimate/repeat.ts'
import { runEstimate } from './estimate/run.ts'
import { showEstimate } from './estimate/show.ts'
import { showTable } from './estimate/table.ts'
import { varyEstimate } from './estimate/vary.ts'
import { linkEvent } from './event/link.ts'
import { listEvents } from './event/list.ts'
import { recordEvent } from './event/record.ts'
import { showEvent } from './event/show.ts'
import { askShred } from './evidence/ask-shred.ts'
import { attachEvidence } from './evidence/attach.ts'
import { checkShred } from './evidence/check-shred.ts'
import { deriveEvidence } from './evidence/derive.ts'
import { listEvidence } from './evidence/list.ts'
import { reviewEvidence } from './evidence/review.ts'
import { shredEvidence } from './evidence/shred.ts'
import { askFigure } from './figure/ask.ts'
import { diffFigures } from './figure/diff.ts'
import { explainFigure } from './figure/explain.ts'
import { listMoments } from './figure/moments.ts'
import { drawLinkage } from './linkage/draw.ts'
import { evaluateLinkage } from './linkage/evaluate.ts'
import { explainLinkage } from './linkage/explain-pair.ts'
import { judgeMentions } from './linkage/judge.ts'
import { listLinkages } from './linkage/list.ts'
import { reviewLinkage } from './linkage/next-for-review.ts'
import { resolveLinkage } from './linkage/resolve.ts'
import { runLinkage } from './linkage/run.ts'
import { showLinkage } from './linkage/show.ts'
import { withdrawJudgement } from './linkage/withdraw-judgement.ts'
import { checkLists } from './list/check.ts'
import { showColumns } from './list/columns.ts'
import { declareList } from './list/declare.ts'
import { importLists } from './list/import.ts'
import { listLists } from './list/list.ts'
import { mapList } from './list/map.ts'
import { listSavedMappings } from './list/mappings.ts'
import { recordList } from './list/record.ts'
import { showList } from './list/show.ts'
import { checkpointLog } from './log/checkpoint.ts'
import { listHeads } from './log/heads.ts'
import { showPolicy } from './log/policy.ts'
import { proveLeaf } from './log/prove.ts'
import { setPolicy } from './log/set-policy.ts'
import { showLog } from './log/show.ts'
import { stampLog } from './log/timestamp.ts'
import { importStamp } from './log/timestamp-import.ts'
import { requestStamp } from './log/timestamp-request.ts'
import { askWitnesses } from './log/witness.ts'
import { amendMention } from './mention/amend.ts'
import { listMentions } from './mention/list.ts'
import type { Operation } from './operation.ts'
import { showPersonLineage } from './person/lineage.ts'
import { listPersons } from './person/list.ts'
import { mergePersons } from './person/merge.ts'
import { showPerson } from './person/show.ts'
import { splitPerson } from './person/split.ts'
import { findPlace } from './place/find.ts'
import { importPlaces } from './place/import.ts'
import { acceptProposals } from './proposal/accept.ts'
import { amendProposal } from './proposal/amend.ts'
import { rejectProposals } from './proposal/reject.ts'
import { dropQuery } from './query/drop.ts'
import { listQueries } from './query/list.ts'
import { saveQuery } from './query/save.ts'
import { watchQueries } from './query/watch.ts'
import { showHistory } from './record/history.ts'
import { nameRecords } from './record/names.ts'
import { searchEverything } from './search/search.ts'
import { confirmClock } from './workspace/confirm-clock.ts'
import { checkWorkspace } from './workspace/fsck.ts'
import { repairClock } from './workspace/repair-clock.ts'
import { showWorkspace } from './workspace/show.ts'

const bodies: { readonly [N in OperationName]: Operation<(typeof contracts)[N]> } = {
  'workspace.show': showWorkspace,
  'workspace.fsck': checkWorkspace,
  'workspace.confirm-clock': confirmClock,
  'workspace.repair-clock': repairClock,
  'document.add': addDocument,
  'document.list': listDocuments,
  'document.show': showDocument,
  'document.relate': relateDocuments,
  'document.decide': decideDocument,
  'document.proposals': listProposals,
  'document.trace': traceDocument,
  'document.lineage': showLineage,
  'document.weigh': weighDocuments,
  'document.read': readDocument,
  'proposal.accept': acceptProposals,
  'proposal.amend': amendProposal,
  'proposal.reject': rejectProposals,
  'claim.check': checkClaimForm,
  'claim.record': recordClaim,
  'claim.amend': amendClaim,
  'claim.retract': retractClaim,
  'claim.accept': acceptClaim,
  'condition.decide': decideCondition,
  'claim.list': listClaims,
  'claim.show': showClaim,
  'claim.import': importClaims,
  'claim.export': exportClaims,
  'agent.record': recordAgent,
  'agent.relate': relateAgents,
  'agent.list': listAgents,
  'agent.show': showAgent,
  'agent.relays': listRelays,
  'agent.grade': gradeAgent,
  'place.find': findPlace,
  'place.import': importPlaces,
  'event.record': recordEvent,
  'event.link': linkEvent,
  'event.list': listEvents,
  'event.show': showEvent,
  'figure.ask': askFigure,
  'figure.explain': explainFigure,
  'figure.diff': diffFigures,
  'figure.moments': listMoments,
  'list.record': recordList,
  'list.declare': declareList,
  'list.check': checkLists,
  'list.import': importLists,
  'list.map': mapList,
  'list.mappings': listSavedMappings,
  'list.columns': showColumns,
  'mention.list': listMentions,
  'mention.amend': amendMention,
  'list.list': listLists,
  'list.show': showList,
  'linkage.run': runLinkage,
  'linkage.list': listLinkages,
  'linkage.show': showLinkage,
  'linkage.explain-pair': explainLinkage,
  'linkage.next-for-review': reviewLinkage,
  'linkage.judge': judgeMentions,
  'linkage.withdraw-judgement': withdrawJudgement,
  'linkage.resolve': resolveLinkage,
  'linkage.evaluate': evaluateLinkage,
  'linkage.draw': drawLinkage,
  'person.list': listPersons,
  'person.show': showPerson,
  'person.lineage': showPersonLineage,
  'person.merge': mergePersons,
  'person.split': splitPerson,
  'estimate.table': showTable,
  'estimate.run': runEstimate,
  'estimate.record': recordEstimate,
  'estimate.list': listEstimates,
  'estimate.show': showEstimate,
  'estimate.repeat': repeatEstimate,
  'estimate.compare': compareEstimates,
  'estimate.vary': varyEstimate,
  'estimate.draws': drawEstimate,
  'evidence.attach': attachEvidence,
  'evidence.derive': deriveEvidence,
  'evidence.review': reviewEvidence,
  'evidence.list': listEvidence,
  'bundle.preview': previewBundle,
  'bundle.ask': askBundle,
  'bundle.approve': approveBundle,
  'bundle.make': makeBundle,
  'bundle.list': listBundles,
  'bundle.keys': showBundleKeys,
  'evidence.check-shred': checkShred,
  'evidence.ask-shred': askShred,
  'evidence.shred': shredEvidence,
  search: searchEverything,
  'query.save': saveQuery,
  'query.drop': dropQuery,
  'query.list': listQueries,
  'query.watch': watchQueries,
  'change.list': listChanges,
  'record.history': showHistory,
  'record.names': nameRecords,
  'change.undo': undoChange,
  'log.checkpoint': checkpointLog,
  'log.witness': askWitnesses,
  'log.heads': listHeads,
  'log.prove': proveLeaf,
  'log.show': showLog,
  'log.policy': showPolicy,
  'log.set-policy': setPolicy,
  'log.timestamp': stampLog,
  'log.timestamp-request': requestStamp,
  'log.timestamp-import': importStamp,
  'backup.restore': restoreBackup,
}

/** The operation of that name, or nothing. */
export function operationByName(name: string): Operation | undefined {
  return isOperationName(name) ? (bodies[name] as unknown as Operation) : undefined
}
