// Acts that ask an account for its key again: what leaves, what decides over others, what cannot be
// called back. Source: desk.md 1.
import type { OperationName } from '../contracts.ts'

const NAMES: readonly OperationName[] = [
  ...(['claim.retract', 'bundle.ask', 'bundle.approve', 'bundle.make'] as const),
  ...(['account.invite', 'account.change', 'account.close', 'account.reset'] as const),
  ...(['group.record', 'access.grant', 'credential.recover', 'credential.remove'] as const),
  'credential.issue',
  ...(['evidence.ask-shred', 'evidence.shred', 'backup.restore', 'log.set-policy'] as const),
  ...(['reader.set', 'record.assign'] as const),
]

/** Operations that an account does only with a proof of who it is that is this fresh. */
export const NEEDS_PROOF: ReadonlySet<string> = new Set(NAMES)

/**
 * Whether this call of an operation is one of these acts: with many claims or with one.
 * `claim.export` asks by itself, after it has said whether a bundle is needed instead.
 */
export function asksProof(operation: string, input: unknown): boolean {
  if (NEEDS_PROOF.has(operation)) return true
  return operation === 'review.bulk' && (input as { do?: unknown } | null)?.do === 'withdraw'
}

/** What a person judges, often as the second one; pictures; what was read of closed things. */
const NEEDS_EYES: ReadonlySet<string> = new Set<OperationName>([
  ...(['claim.accept', 'review.decide', 'review.settle', 'document.decide'] as const),
  ...(['condition.decide', 'linkage.judge', 'evidence.review', 'bundle.look'] as const),
  ...(['document.picture', 'redaction.picture', 'access.list'] as const),
])

/** Whether no program does this in somebody's name: it asks for a proof of a person, or eyes. */
export function asksPerson(operation: string): boolean {
  return NEEDS_EYES.has(operation) || asksProof(operation, {})
}

/** Those of them that are taken back by an act that is as much of one. */
const BOTH_WAYS: ReadonlySet<string> = new Set<OperationName>([
  ...(['claim.retract', 'log.set-policy', 'group.record'] as const),
])

/** Whether undoing a change is such an act: by it one of them counts again, or is taken back. */
export function undoAsksProof(operation: string, returns: boolean): boolean {
  return NEEDS_PROOF.has(operation) && (returns || BOTH_WAYS.has(operation))
}

/** How long a proof is fresh. */
export const PROOF_MS = 10 * 60_000
