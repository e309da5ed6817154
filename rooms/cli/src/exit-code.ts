// Exit codes by kind of outcome, so that scripts can tell a refusal from a fault (desk.md, K5).
import type { RefusalCode } from '@tumen/contract'

export const EXIT = {
  done: 0,
  warnings: 1,
  usage: 2,
  refused: 3,
  notFound: 4,
  conflict: 5,
  verificationFailed: 6,
  notSignedIn: 7,
  fault: 70,
  interrupted: 130,
} as const

const BY_CODE: Partial<Record<RefusalCode, number>> = {
  'invalid-input': EXIT.usage,
  'not-found': EXIT.notFound,
  'unknown-place': EXIT.notFound,
  'unknown-agent': EXIT.notFound,
  'unknown-document': EXIT.notFound,
  'unknown-claim': EXIT.notFound,
  'unknown-event': EXIT.notFound,
  'unknown-relation': EXIT.notFound,
  'unknown-list': EXIT.notFound,
  'unknown-involvement': EXIT.notFound,
  'unknown-estimate': EXIT.notFound,
  'unknown-proposal': EXIT.notFound,
  'not-a-workspace': EXIT.notFound,
  'already-exists': EXIT.conflict,
  'duplicate-document': EXIT.conflict,
  'duplicate-claim': EXIT.conflict,
  'near-speaker': EXIT.conflict,
  'near-person': EXIT.conflict,
  'key-reused': EXIT.conflict,
  'proposal-changed': EXIT.conflict,
  'proposal-decided': EXIT.conflict,
  'open-question': EXIT.conflict,
  'answer-unfit': EXIT.refused,
  'not-a-claim': EXIT.refused,
  'claim-amended': EXIT.conflict,
  'already-undone': EXIT.conflict,
  'still-used': EXIT.conflict,
  'rests-on-undone': EXIT.conflict,
  'not-undoable': EXIT.conflict,
  shredded: EXIT.notFound,
  'in-use': EXIT.conflict,
  'clock-ahead': EXIT.conflict,
  'clock-behind': EXIT.conflict,
  'clock-right': EXIT.conflict,
  'digest-differs': EXIT.verificationFailed,
  'archive-refused': EXIT.verificationFailed,
  damaged: EXIT.verificationFailed,
  'backup-damaged': EXIT.verificationFailed,
  fork: EXIT.verificationFailed,
  'older-than-known': EXIT.verificationFailed,
  rewritten: EXIT.verificationFailed,
  'head-unreadable': EXIT.verificationFailed,
  'wrong-passphrase': EXIT.notSignedIn,
  'proof-needed': EXIT.notSignedIn,
  'backup-locked': EXIT.notSignedIn,
  cancelled: EXIT.interrupted,
}

/** The exit code of a refusal: 3 unless the code has one of its own. */
export function exitCodeOf(code: RefusalCode): number {
  return BY_CODE[code] ?? EXIT.refused
}
