// The table of bodies: one for every contract, which the compiler checks. Each is loaded when it is
// first called: a command calls one, and to load all of them takes longer than most commands.
import { type contracts, isOperationName, type OperationName } from '@tumen/contract'
import type { Operation } from './operation.ts'

type Load<N extends OperationName> = () => Promise<Operation<(typeof contracts)[N]>>

const bodies: { readonly [N in OperationName]: Load<N> } = {
  'workspace.show': async () => (await import('./workspace/show.ts')).showWorkspace,
  'workspace.fsck': async () => (await import('./workspace/fsck.ts')).checkWorkspace,
  'workspace.confirm-clock': async () =>
    (await import('./workspace/confirm-clock.ts')).confirmClock,
  'workspace.repair-clock': async () => (await import('./workspace/repair-clock.ts')).repairClock,
  'document.add': async () => (await import('./document/add.ts')).addDocument,
  'document.list': async () => (await import('./document/list.ts')).listDocuments,
  'document.show': async () => (await import('./document/show.ts')).showDocument,
  'document.relate': async () => (await import('./document/relate.ts')).relateDocuments,
  'document.decide': async () => (await import('./document/decide.ts')).decideDocument,
  'document.proposals': async () => (await import('./document/proposals.ts')).listProposals,
  'document.trace': async () => (await import('./document/trace.ts')).traceDocument,
  'document.lineage': async () => (await import('./document/lineage.ts')).showLineage,
  'document.weigh': async () => (await import('./document/weigh.ts')).weighDocuments,
  'document.read': async () => (await import('./document/read.ts')).readDocument,
  'proposal.accept': async () => (await import('./proposal/accept.ts')).acceptProposals,
  'proposal.amend': async () => (await import('./proposal/amend.ts')).amendProposal,
  'proposal.reject': async () => (await import('./proposal/reject.ts')).rejectProposals,
  'account.list': async () => (await import('./account/list.ts')).listAccounts,
  'account.invite': async () => (await import('./account/invite.ts')).inviteAccount,
  'account.change': async () => (await import('./account/change.ts')).changeAccount,
  'account.close': async () => (await import('./account/close.ts')).closeAccount,
  'account.reset': async () => (await import('./account/reset.ts')).resetAccount,
  'group.list': async () => (await import('./group/list.ts')).listGroups,
  'group.record': async () => (await import('./group/record.ts')).recordGroup,
  'credential.list': async () => (await import('./credential/list.ts')).listCredentials,
  'credential.recover': async () => (await import('./credential/recover.ts')).recoverCredential,
  'credential.remove': async () => (await import('./credential/remove.ts')).removeCredential,
  'reader.show': async () => (await import('./reader/show.ts')).showReader,
  'reader.set': async () => (await import('./reader/set.ts')).setReader,
  'reader.read': async () => (await import('./reader/read.ts')).readReader,
  'reader.start': async () => (await import('./reader/start.ts')).startReader,
  'reader.stop': async () => (await import('./reader/stop.ts')).stopReader,
  'reader.off': async () => (await import('./reader/off.ts')).offReader,
  'claim.check': async () => (await import('./claim/check.ts')).checkClaimForm,
  'claim.record': async () => (await import('./claim/record.ts')).recordClaim,
  'claim.amend': async () => (await import('./claim/amend.ts')).amendClaim,
  'claim.retract': async () => (await import('./claim/retract.ts')).retractClaim,
  'claim.accept': async () => (await import('./claim/accept.ts')).acceptClaim,
  'condition.decide': async () => (await import('./condition/decide.ts')).decideCondition,
  'claim.list': async () => (await import('./claim/list.ts')).listClaims,
  'claim.show': async () => (await import('./claim/show.ts')).showClaim,
  'claim.import': async () => (await import('./claim/import.ts')).importClaims,
  'claim.export': async () => (await import('./claim/export.ts')).exportClaims,
  'agent.record': async () => (await import('./agent/record.ts')).recordAgent,
  'agent.relate': async () => (await import('./agent/relate.ts')).relateAgents,
  'agent.list': async () => (await import('./agent/list.ts')).listAgents,
  'agent.show': async () => (await import('./agent/show.ts')).showAgent,
  'agent.relays': async () => (await import('./agent/relays.ts')).listRelays,
  'agent.grade': async () => (await import('./agent/grade.ts')).gradeAgent,
  'place.find': async () => (await import('./place/find.ts')).findPlace,
  'place.import': async () => (await import('./place/import.ts')).importPlaces,
  'event.record': async () => (await import('./event/record.ts')).recordEvent,
  'event.link': async () => (await import('./event/link.ts')).linkEvent,
  'event.list': async () => (await import('./event/list.ts')).listEvents,
  'event.show': async () => (await import('./event/show.ts')).showEvent,
  'figure.ask': async () => (await import('./figure/ask.ts')).askFigure,
  'figure.explain': async () => (await import('./figure/explain.ts')).explainFigure,
  'figure.diff': async () => (await import('./figure/diff.ts')).diffFigures,
  'figure.moments': async () => (await import('./figure/moments.ts')).listMoments,
  'list.record': async () => (await import('./list/record.ts')).recordList,
  'list.declare': async () => (await import('./list/declare.ts')).declareList,
  'list.check': async () => (await import('./list/check.ts')).checkLists,
  'list.import': async () => (await import('./list/import.ts')).importLists,
  'list.map': async () => (await import('./list/map.ts')).mapList,
  'list.mappings': async () => (await import('./list/mappings.ts')).listSavedMappings,
  'list.columns': async () => (await import('./list/columns.ts')).showColumns,
  'mention.list': async () => (await import('./mention/list.ts')).listMentions,
  'mention.amend': async () => (await import('./mention/amend.ts')).amendMention,
  'list.list': async () => (await import('./list/list.ts')).listLists,
  'list.show': async () => (await import('./list/show.ts')).showList,
  'linkage.run': async () => (await import('./linkage/run.ts')).runLinkage,
  'linkage.list': async () => (await import('./linkage/list.ts')).listLinkages,
  'linkage.show': async () => (await import('./linkage/show.ts')).showLinkage,
  'linkage.explain-pair': async () => (await import('./linkage/explain-pair.ts')).explainLinkage,
  'linkage.next-for-review': async () =>
    (await import('./linkage/next-for-review.ts')).reviewLinkage,
  'linkage.judge': async () => (await import('./linkage/judge.ts')).judgeMentions,
  'linkage.withdraw-judgement': async () =>
    (await import('./linkage/withdraw-judgement.ts')).withdrawJudgement,
  'linkage.resolve': async () => (await import('./linkage/resolve.ts')).resolveLinkage,
  'linkage.evaluate': async () => (await import('./linkage/evaluate.ts')).evaluateLinkage,
  'linkage.draw': async () => (await import('./linkage/draw.ts')).drawLinkage,
  'person.list': async () => (await import('./person/list.ts')).listPersons,
  'person.show': async () => (await import('./person/show.ts')).showPerson,
  'person.lineage': async () => (await import('./person/lineage.ts')).showPersonLineage,
  'person.merge': async () => (await import('./person/merge.ts')).mergePersons,
  'person.split': async () => (await import('./person/split.ts')).splitPerson,
  'estimate.table': async () => (await import('./estimate/table.ts')).showTable,
  'estimate.run': async () => (await import('./estimate/run.ts')).runEstimate,
  'estimate.record': async () => (await import('./estimate/record.ts')).recordEstimate,
  'estimate.list': async () => (await import('./estimate/list.ts')).listEstimates,
  'estimate.show': async () => (await import('./estimate/show.ts')).showEstimate,
  'estimate.repeat': async () => (await import('./estimate/repeat.ts')).repeatEstimate,
  'estimate.compare': async () => (await import('./estimate/compare.ts')).compareEstimates,
  'estimate.vary': async () => (await import('./estimate/vary.ts')).varyEstimate,
  'estimate.draws': async () => (await import('./estimate/draws.ts')).drawEstimate,
  'evidence.attach': async () => (await import('./evidence/attach.ts')).attachEvidence,
  'evidence.derive': async () => (await import('./evidence/derive.ts')).deriveEvidence,
  'evidence.review': async () => (await import('./evidence/review.ts')).reviewEvidence,
  'evidence.list': async () => (await import('./evidence/list.ts')).listEvidence,
  'bundle.preview': async () => (await import('./bundle/preview.ts')).previewBundle,
  'bundle.ask': async () => (await import('./bundle/ask.ts')).askBundle,
  'bundle.approve': async () => (await import('./bundle/approve.ts')).approveBundle,
  'bundle.make': async () => (await import('./bundle/make.ts')).makeBundle,
  'bundle.list': async () => (await import('./bundle/list.ts')).listBundles,
  'bundle.keys': async () => (await import('./bundle/keys.ts')).showBundleKeys,
  'evidence.check-shred': async () => (await import('./evidence/check-shred.ts')).checkShred,
  'evidence.ask-shred': async () => (await import('./evidence/ask-shred.ts')).askShred,
  'evidence.shred': async () => (await import('./evidence/shred.ts')).shredEvidence,
  search: async () => (await import('./search/search.ts')).searchEverything,
  'query.save': async () => (await import('./query/save.ts')).saveQuery,
  'query.drop': async () => (await import('./query/drop.ts')).dropQuery,
  'query.list': async () => (await import('./query/list.ts')).listQueries,
  'query.watch': async () => (await import('./query/watch.ts')).watchQueries,
  'change.list': async () => (await import('./change/list.ts')).listChanges,
  'record.history': async () => (await import('./record/history.ts')).showHistory,
  'record.names': async () => (await import('./record/names.ts')).nameRecords,
  'change.undo': async () => (await import('./change/undo.ts')).undoChange,
  'log.checkpoint': async () => (await import('./log/checkpoint.ts')).checkpointLog,
  'log.witness': async () => (await import('./log/witness.ts')).askWitnesses,
  'log.heads': async () => (await import('./log/heads.ts')).listHeads,
  'log.prove': async () => (await import('./log/prove.ts')).proveLeaf,
  'log.show': async () => (await import('./log/show.ts')).showLog,
  'log.policy': async () => (await import('./log/policy.ts')).showPolicy,
  'log.set-policy': async () => (await import('./log/set-policy.ts')).setPolicy,
  'log.timestamp': async () => (await import('./log/timestamp.ts')).stampLog,
  'log.timestamp-request': async () => (await import('./log/timestamp-request.ts')).requestStamp,
  'log.timestamp-import': async () => (await import('./log/timestamp-import.ts')).importStamp,
  'backup.restore': async () => (await import('./backup/restore.ts')).restoreBackup,
}

const loaded = new Map<string, Operation>()

/** The operation of that name where it was called before. */
export function loadedOperation(name: string): Operation | undefined {
  return loaded.get(name)
}

/** The operation of that name, or nothing. */
export async function loadOperation(name: string): Promise<Operation | undefined> {
  if (!isOperationName(name)) return undefined
  const operation = (await bodies[name]()) as unknown as Operation
  loaded.set(name, operation)
  return operation
}

/** Loads every body. A server does so before it opens: its files may be replaced while it runs. */
export async function loadOperations(): Promise<void> {
  await Promise.all(Object.keys(bodies).map(loadOperation))
}
