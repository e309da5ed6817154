// Who may: one function, deny by default. The matrix is data, so that the manual and the tests
// print and walk the same thing. Source: protection.md, section 5, for the operations that exist.
import type { Sensitivity } from '@tumen/claim'
import type { Actor, Role } from './operation.ts'

/** What is asked about: its sensitivity, and the account that made it. */
export interface PolicyObject {
  sensitivity?: Sensitivity
  by?: string
}

const READERS: readonly Role[] = [
  'viewer',
  'documenter',
  'analyst',
  'reviewer',
  'editor',
  'custodian',
]
const COUNTERS: readonly Role[] = [...READERS, 'statistician']
const EVERYBODY: readonly Role[] = [...COUNTERS, 'administrator']
const RECORDERS: readonly Role[] = EVERYBODY.filter((role) => role !== 'viewer')
const WRITERS: readonly Role[] = ['documenter', 'analyst']
const LINKERS: readonly Role[] = ['analyst', 'reviewer']
const ESTIMATORS: readonly Role[] = ['analyst', 'reviewer', 'statistician']
const LISTERS: readonly Role[] = ['analyst', 'statistician']
const NAMERS: readonly Role[] = ['documenter', 'analyst', 'reviewer']
const LINKAGE_READERS: readonly Role[] = [...NAMERS, 'statistician']
const SIGNERS: readonly Role[] = ['administrator', 'reviewer', 'editor', 'custodian']
const WRITERS_AND_REVIEWERS: readonly Role[] = ['documenter', 'analyst', 'reviewer']

/**
 * Roles by action: an operation's name, or `quote.read` (words), `claim.count` (numbers without
 * words), `mention.read` (names on lists), `field.restricted` (restricted records and notes) and
 * `estimate.small` (estimates of fewer than a hundred persons).
 */
export const RIGHTS: Readonly<Record<string, readonly Role[]>> = {
  'workspace.show': EVERYBODY,
  // Whoever changes something may have to; a viewer does not vouch for the machine.
  'workspace.confirm-clock': RECORDERS,
  'workspace.repair-clock': ['analyst', 'reviewer', 'administrator'],
  'workspace.fsck': ['administrator', 'analyst', 'reviewer', 'custodian'],
  'document.add': WRITERS,
  'document.list': READERS,
  'document.show': READERS,
  'document.proposals': READERS,
  'document.lineage': READERS,
  'document.trace': WRITERS_AND_REVIEWERS,
  'document.weigh': READERS,
  'document.read': WRITERS_AND_REVIEWERS,
  'document.relate': WRITERS_AND_REVIEWERS,
  'document.decide': ['reviewer'],
  'proposal.accept': WRITERS,
  'proposal.amend': WRITERS,
  'proposal.reject': WRITERS,
  'claim.check': WRITERS,
  'claim.record': WRITERS,
  'claim.amend': WRITERS,
  'claim.retract': WRITERS_AND_REVIEWERS,
  'claim.accept': ['reviewer'],
  'condition.decide': ['reviewer'],
  'claim.list': READERS,
  'claim.show': READERS,
  'claim.import': WRITERS,
  'claim.export': ['analyst', 'reviewer'],
  'agent.record': WRITERS_AND_REVIEWERS,
  'agent.relate': LINKERS,
  'agent.list': READERS,
  'agent.show': READERS,
  'agent.relays': READERS,
  'agent.grade': LINKERS,
  'place.find': EVERYBODY,
  'place.import': ['analyst', 'administrator'],
  'event.record': LINKERS,
  'event.link': LINKERS,
  'event.list': COUNTERS,
  'event.show': READERS,
  'figure.ask': COUNTERS,
  'figure.explain': READERS,
  'figure.diff': COUNTERS,
  'figure.moments': COUNTERS,
  'list.record': LISTERS,
  'list.declare': LISTERS,
  'list.check': LISTERS,
  'list.import': LISTERS,
  'list.map': ['analyst'],
  'list.mappings': NAMERS,
  'list.columns': ['analyst'],
  'mention.list': NAMERS,
  'mention.amend': ['analyst'],
  'list.list': ESTIMATORS,
  'list.show': ESTIMATORS,
  'linkage.run': ['analyst'],
  // Counts and draws: who estimates needs them, and gets no name with them.
  'linkage.list': LINKAGE_READERS,
  'linkage.show': LINKAGE_READERS,
  'linkage.draw': LINKAGE_READERS,
  'linkage.evaluate': ESTIMATORS,
  'linkage.explain-pair': NAMERS,
  'linkage.next-for-review': LINKERS,
  'linkage.judge': LINKERS,
  'linkage.withdraw-judgement': LINKERS,
  'linkage.resolve': LINKERS,
  'person.list': NAMERS,
  'person.show': NAMERS,
  'person.lineage': NAMERS,
  'person.merge': LINKERS,
  'person.split': LINKERS,
  'estimate.run': ESTIMATORS,
  'estimate.table': ESTIMATORS,
  'estimate.record': ESTIMATORS,
  'estimate.list': ESTIMATORS,
  'estimate.show': ESTIMATORS,
  'estimate.repeat': ESTIMATORS,
  'estimate.compare': ESTIMATORS,
  'estimate.vary': ESTIMATORS,
  'estimate.draws': ESTIMATORS,
  'evidence.derive': WRITERS,
  'evidence.attach': WRITERS,
  'evidence.review': ['reviewer'],
  'evidence.list': READERS,
  'evidence.check-shred': LINKERS,
  'evidence.ask-shred': LINKERS,
  // Destroys for ever: by two people where a second one decides.
  'evidence.shred': LINKERS,
  'bundle.ask': ['analyst', 'custodian'],
  'bundle.preview': ['analyst', 'custodian'],
  // The second person of an export.
  'bundle.approve': ['editor'],
  'bundle.make': ['analyst', 'custodian'],
  'bundle.list': ['analyst', 'custodian', 'editor'],
  'bundle.keys': EVERYBODY,
  search: READERS,
  'query.save': COUNTERS,
  'query.drop': COUNTERS,
  'query.list': COUNTERS,
  'query.watch': COUNTERS,
  'change.list': READERS,
  'record.history': READERS,
  // What each may know of is asked of each record.
  'record.names': EVERYBODY,
  // What is undone must be the actor's own, or one that the operation's right covers.
  'change.undo': EVERYBODY,
  'log.checkpoint': SIGNERS,
  'log.witness': SIGNERS,
  'backup.restore': SIGNERS,
  'log.set-policy': SIGNERS,
  'log.timestamp': SIGNERS,
  'log.timestamp-request': SIGNERS,
  'log.timestamp-import': SIGNERS,
  'log.policy': EVERYBODY,
  'log.heads': EVERYBODY,
  'log.prove': EVERYBODY,
  'log.show': EVERYBODY,
  'field.restricted': LINKERS,
  'quote.read': READERS,
  'claim.count': COUNTERS,
  // Names and other fields of persons on lists.
  'mention.read': NAMERS,
  'estimate.small': ['analyst', 'statistician'],
}

/** Whether `actor` may do `action` to `object`. Unknown actions and sealed objects: no. */
export function can(actor: Actor, action: string, object: PolicyObject = {}): boolean {
  if (!holds(actor, action)) return false
  if (object.sensitivity === undefined || object.sensitivity === 'public') return true
  if (object.sensitivity === 'sealed') return false
  return object.by === actor.account || holds(actor, 'field.restricted')
}

/** Whether `actor` may read this record at all; if not, it does not exist for them. */
export function canRead(actor: Actor, object: PolicyObject): boolean {
  return can(actor, 'quote.read', object)
}

function holds(actor: Actor, action: string): boolean {
  const roles = Object.hasOwn(RIGHTS, action) ? RIGHTS[action] : undefined
  return roles?.some((role) => actor.roles.includes(role)) ?? false
}
