// The table of contracts: everything that a person can do, once. The command line, the HTTP
// interface, the manual and the permission matrix are made from it.
import type { z } from 'zod'
import { accessGrant, accessList, accessShow } from './account/access.ts'
import {
  accountChange,
  accountClose,
  accountInvite,
  accountList,
  accountReset,
} from './account/account.ts'
import {
  credentialIssue,
  credentialIssued,
  credentialList,
  credentialRecover,
  credentialRemove,
  credentialRevoke,
} from './account/credential.ts'
import { groupList, groupRecord } from './account/group.ts'
import { agentGrade, agentList, agentRecord, agentRelate, agentRelays, agentShow } from './agent.ts'
import { backupMake, backupRestore, backupShow } from './backup.ts'
import {
  bundleApprove,
  bundleAsk,
  bundleKeys,
  bundleList,
  bundleLook,
  bundleMake,
  bundlePreview,
  bundleTake,
} from './bundle.ts'
import { changeList, changeUndo } from './change.ts'
import {
  claimAccept,
  claimAmend,
  claimCheck,
  claimExport,
  claimImport,
  claimList,
  claimRecord,
  claimRetract,
  claimShow,
} from './claim.ts'
import { COMMON_REFUSALS, type RefusalCode } from './code.ts'
import { conditionDecide } from './condition.ts'
import type { Contract } from './contract.ts'
import { contentMark } from './document/content.ts'
import {
  documentAdd,
  documentDecide,
  documentLineage,
  documentList,
  documentProposals,
  documentRead,
  documentRelate,
  documentShow,
  documentTrace,
  documentWeigh,
} from './document/document.ts'
import { documentCorrect, documentPicture } from './document/page.ts'
import { documentWaits } from './document/waits.ts'
import {
  estimateCompare,
  estimateDraws,
  estimateList,
  estimateRecord,
  estimateRepeat,
  estimateRun,
  estimateShow,
  estimateTable,
  estimateVary,
} from './estimate.ts'
import {
  eventAmend,
  eventLink,
  eventList,
  eventRecord,
  eventRelate,
  eventShow,
  eventUnrelate,
} from './event/event.ts'
import { eventMap } from './event/map.ts'
import { eventNetwork } from './event/network.ts'
import { claimTally, figureOfficial } from './event/tally.ts'
import { eventTimeline } from './event/timeline.ts'
import { everythingExport } from './everything.ts'
import {
  evidenceAskShred,
  evidenceAttach,
  evidenceCheckShred,
  evidenceDerive,
  evidenceList,
  evidenceReview,
  evidenceShred,
} from './evidence.ts'
import { exchangeCheck, exchangeExport, exchangeImport } from './exchange.ts'
import { fieldAmend, fieldDefine, fieldList, fieldRetire, fieldSet } from './field.ts'
import { figureAsk, figureDiff, figureExplain, figureMoments, figureTable } from './figure.ts'
import {
  importCheck,
  importColumns,
  importCommit,
  importKeep,
  importList,
  importShow,
} from './import/import.ts'
import { jobList, jobStop } from './job.ts'
import {
  linkageDraw,
  linkageEvaluate,
  linkageExplainPair,
  linkageJudge,
  linkageList,
  linkageNextForReview,
  linkageResolve,
  linkageRun,
  linkageShow,
  linkageWithdrawJudgement,
} from './linkage.ts'
import {
  listCheck,
  listColumns,
  listDeclare,
  listImport,
  listList,
  listMap,
  listMappings,
  listRecord,
  listShow,
} from './list.ts'
import {
  logCheckpoint,
  logHeads,
  logPolicy,
  logProve,
  logSetPolicy,
  logShow,
  logTimestamp,
  logTimestampImport,
  logTimestampRequest,
  logWitness,
} from './log.ts'
import { personFlow } from './person/flow.ts'
import {
  involvementCheck,
  involvementList,
  involvementRecord,
  involvementWithdraw,
} from './person/involvement.ts'
import { mentionAmend, mentionList } from './person/mention.ts'
import {
  personLineage,
  personList,
  personMerge,
  personRecord,
  personShow,
  personSplit,
} from './person/person.ts'
import { placeFind, placeImport } from './place.ts'
import { proposalAccept, proposalAmend, proposalReject } from './proposal.ts'
import { queryDrop, queryList, querySave, queryWatch } from './query.ts'
import {
  readerOff,
  readerRead,
  readerSet,
  readerShow,
  readerStart,
  readerStop,
} from './reader/reader.ts'
import {
  recordAssign,
  recordCheckAssign,
  recordHistory,
  recordNames,
  recordWork,
} from './record.ts'
import { modelAdd, modelList } from './redaction/model.ts'
import {
  redactionList,
  redactionPicture,
  redactionRender,
  redactionRevise,
  redactionShow,
  redactionStart,
  redactionWithdraw,
} from './redaction/redaction.ts'
import { requestList } from './request.ts'
import {
  reviewAgreement,
  reviewAssign,
  reviewBulk,
  reviewCheckBulk,
  reviewComment,
  reviewDecide,
  reviewList,
  reviewReopen,
  reviewSettle,
  reviewShow,
  reviewSubmit,
} from './review/review.ts'
import { nameCheck, search } from './search.ts'
import { tableExport } from './table.ts'
import {
  workspaceConfirmClock,
  workspaceFsck,
  workspaceRepairClock,
  workspaceShow,
} from './workspace.ts'

/** Every contract by its name, noun by noun. */
export const contracts = {
  [workspaceShow.name]: workspaceShow,
  [workspaceFsck.name]: workspaceFsck,
  [workspaceConfirmClock.name]: workspaceConfirmClock,
  [workspaceRepairClock.name]: workspaceRepairClock,
  [documentAdd.name]: documentAdd,
  [documentWaits.name]: documentWaits,
  [documentList.name]: documentList,
  [documentShow.name]: documentShow,
  [documentPicture.name]: documentPicture,
  [documentCorrect.name]: documentCorrect,
  [documentRelate.name]: documentRelate,
  [documentDecide.name]: documentDecide,
  [documentProposals.name]: documentProposals,
  [documentTrace.name]: documentTrace,
  [documentLineage.name]: documentLineage,
  [documentWeigh.name]: documentWeigh,
  [documentRead.name]: documentRead,
  [proposalAccept.name]: proposalAccept,
  [proposalAmend.name]: proposalAmend,
  [proposalReject.name]: proposalReject,
  [reviewSubmit.name]: reviewSubmit,
  [reviewAssign.name]: reviewAssign,
  [reviewDecide.name]: reviewDecide,
  [reviewSettle.name]: reviewSettle,
  [reviewReopen.name]: reviewReopen,
  [reviewComment.name]: reviewComment,
  [reviewCheckBulk.name]: reviewCheckBulk,
  [reviewBulk.name]: reviewBulk,
  [reviewShow.name]: reviewShow,
  [reviewList.name]: reviewList,
  [reviewAgreement.name]: reviewAgreement,
  [accountList.name]: accountList,
  [accountInvite.name]: accountInvite,
  [accountChange.name]: accountChange,
  [accountClose.name]: accountClose,
  [accountReset.name]: accountReset,
  [groupList.name]: groupList,
  [groupRecord.name]: groupRecord,
  [recordCheckAssign.name]: recordCheckAssign,
  [recordAssign.name]: recordAssign,
  [credentialList.name]: credentialList,
  [credentialRecover.name]: credentialRecover,
  [credentialRemove.name]: credentialRemove,
  [credentialIssue.name]: credentialIssue,
  [credentialIssued.name]: credentialIssued,
  [credentialRevoke.name]: credentialRevoke,
  [readerShow.name]: readerShow,
  [readerSet.name]: readerSet,
  [readerRead.name]: readerRead,
  [readerStart.name]: readerStart,
  [readerStop.name]: readerStop,
  [readerOff.name]: readerOff,
  [claimCheck.name]: claimCheck,
  [claimRecord.name]: claimRecord,
  [claimAmend.name]: claimAmend,
  [claimRetract.name]: claimRetract,
  [claimAccept.name]: claimAccept,
  [conditionDecide.name]: conditionDecide,
  [claimList.name]: claimList,
  [claimShow.name]: claimShow,
  [claimTally.name]: claimTally,
  [claimImport.name]: claimImport,
  [claimExport.name]: claimExport,
  [contentMark.name]: contentMark,
  [agentRecord.name]: agentRecord,
  [agentRelate.name]: agentRelate,
  [agentList.name]: agentList,
  [agentShow.name]: agentShow,
  [agentRelays.name]: agentRelays,
  [agentGrade.name]: agentGrade,
  [placeFind.name]: placeFind,
  [placeImport.name]: placeImport,
  [eventRecord.name]: eventRecord,
  [eventAmend.name]: eventAmend,
  [eventLink.name]: eventLink,
  [eventRelate.name]: eventRelate,
  [eventUnrelate.name]: eventUnrelate,
  [eventList.name]: eventList,
  [eventShow.name]: eventShow,
  [eventTimeline.name]: eventTimeline,
  [eventMap.name]: eventMap,
  [eventNetwork.name]: eventNetwork,
  [fieldDefine.name]: fieldDefine,
  [fieldAmend.name]: fieldAmend,
  [fieldSet.name]: fieldSet,
  [fieldRetire.name]: fieldRetire,
  [fieldList.name]: fieldList,
  [figureAsk.name]: figureAsk,
  [figureExplain.name]: figureExplain,
  [figureDiff.name]: figureDiff,
  [figureMoments.name]: figureMoments,
  [figureTable.name]: figureTable,
  [figureOfficial.name]: figureOfficial,
  [importKeep.name]: importKeep,
  [importColumns.name]: importColumns,
  [importCheck.name]: importCheck,
  [importCommit.name]: importCommit,
  [importList.name]: importList,
  [importShow.name]: importShow,
  [listRecord.name]: listRecord,
  [listDeclare.name]: listDeclare,
  [listCheck.name]: listCheck,
  [listImport.name]: listImport,
  [listMap.name]: listMap,
  [listMappings.name]: listMappings,
  [listColumns.name]: listColumns,
  [mentionList.name]: mentionList,
  [mentionAmend.name]: mentionAmend,
  [listList.name]: listList,
  [listShow.name]: listShow,
  [linkageRun.name]: linkageRun,
  [linkageList.name]: linkageList,
  [linkageShow.name]: linkageShow,
  [linkageExplainPair.name]: linkageExplainPair,
  [linkageNextForReview.name]: linkageNextForReview,
  [linkageJudge.name]: linkageJudge,
  [linkageWithdrawJudgement.name]: linkageWithdrawJudgement,
  [linkageResolve.name]: linkageResolve,
  [linkageEvaluate.name]: linkageEvaluate,
  [linkageDraw.name]: linkageDraw,
  [personList.name]: personList,
  [personRecord.name]: personRecord,
  [personShow.name]: personShow,
  [personLineage.name]: personLineage,
  [personFlow.name]: personFlow,
  [nameCheck.name]: nameCheck,
  [personMerge.name]: personMerge,
  [personSplit.name]: personSplit,
  [involvementRecord.name]: involvementRecord,
  [involvementCheck.name]: involvementCheck,
  [involvementWithdraw.name]: involvementWithdraw,
  [involvementList.name]: involvementList,
  [estimateTable.name]: estimateTable,
  [estimateRun.name]: estimateRun,
  [estimateRecord.name]: estimateRecord,
  [estimateList.name]: estimateList,
  [estimateShow.name]: estimateShow,
  [estimateRepeat.name]: estimateRepeat,
  [estimateCompare.name]: estimateCompare,
  [estimateVary.name]: estimateVary,
  [estimateDraws.name]: estimateDraws,
  [evidenceAttach.name]: evidenceAttach,
  [evidenceDerive.name]: evidenceDerive,
  [evidenceReview.name]: evidenceReview,
  [evidenceList.name]: evidenceList,
  [bundlePreview.name]: bundlePreview,
  [bundleAsk.name]: bundleAsk,
  [bundleApprove.name]: bundleApprove,
  [bundleMake.name]: bundleMake,
  [bundleList.name]: bundleList,
  [bundleLook.name]: bundleLook,
  [bundleKeys.name]: bundleKeys,
  [bundleTake.name]: bundleTake,
  [redactionStart.name]: redactionStart,
  [redactionRevise.name]: redactionRevise,
  [redactionShow.name]: redactionShow,
  [redactionList.name]: redactionList,
  [redactionPicture.name]: redactionPicture,
  [redactionRender.name]: redactionRender,
  [redactionWithdraw.name]: redactionWithdraw,
  [modelAdd.name]: modelAdd,
  [modelList.name]: modelList,
  [evidenceCheckShred.name]: evidenceCheckShred,
  [evidenceAskShred.name]: evidenceAskShred,
  [evidenceShred.name]: evidenceShred,
  [search.name]: search,
  [tableExport.name]: tableExport,
  [everythingExport.name]: everythingExport,
  [exchangeExport.name]: exchangeExport,
  [exchangeCheck.name]: exchangeCheck,
  [exchangeImport.name]: exchangeImport,
  [querySave.name]: querySave,
  [queryDrop.name]: queryDrop,
  [queryList.name]: queryList,
  [queryWatch.name]: queryWatch,
  [changeList.name]: changeList,
  [recordHistory.name]: recordHistory,
  [recordNames.name]: recordNames,
  [recordWork.name]: recordWork,
  [jobList.name]: jobList,
  [jobStop.name]: jobStop,
  [requestList.name]: requestList,
  [changeUndo.name]: changeUndo,
  [accessShow.name]: accessShow,
  [accessGrant.name]: accessGrant,
  [accessList.name]: accessList,
  [logCheckpoint.name]: logCheckpoint,
  [logWitness.name]: logWitness,
  [logHeads.name]: logHeads,
  [logProve.name]: logProve,
  [logShow.name]: logShow,
  [logPolicy.name]: logPolicy,
  [logSetPolicy.name]: logSetPolicy,
  [logTimestamp.name]: logTimestamp,
  [logTimestampRequest.name]: logTimestampRequest,
  [logTimestampImport.name]: logTimestampImport,
  [backupRestore.name]: backupRestore,
  [backupShow.name]: backupShow,
  [backupMake.name]: backupMake,
} as const

/** The name of an operation. */
export type OperationName = keyof typeof contracts

/** What a caller gives. */
export type Input<N extends OperationName> = z.input<(typeof contracts)[N]['input']>
/** What was given, as the operation gets it: read, with what is taken where nothing is said. */
export type Asked<N extends OperationName> = z.output<(typeof contracts)[N]['input']>
/** What an operation gives, before what its contract does not name is cut off. */
export type Answer<N extends OperationName> = z.input<(typeof contracts)[N]['output']>
/** What a caller gets. */
export type Output<N extends OperationName> = z.output<(typeof contracts)[N]['output']>

/** Whether there is an operation of that name. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(contracts, name)
}

// Without the types of each, which the compiler would compare one by one.
const byName = contracts as unknown as Readonly<Record<OperationName, Contract>>

/** The contracts one after the other, for what is made from all of them. */
export const contractList: readonly Contract[] = Object.values(byName)

/** The contract of that name, or nothing. */
export function contractByName(name: string): Contract | undefined {
  return isOperationName(name) ? byName[name] : undefined
}

/** Whether the contract of that name lists the code, or every operation may refuse with it. */
export function mayRefuse(name: string, code: RefusalCode): boolean {
  return COMMON_REFUSALS.includes(code) || (contractByName(name)?.refusals.includes(code) ?? false)
}
