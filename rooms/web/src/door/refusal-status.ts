// The HTTP status of each refusal. A missing and a forbidden thing have the same one.
import type { RefusalCode } from '@tumen/contract'

const STATUS: Readonly<Partial<Record<RefusalCode, number>>> = {
  'not-allowed': 403,
  'not-found': 404,
  'already-exists': 409,
  'duplicate-document': 409,
  'duplicate-claim': 409,
  'near-speaker': 409,
  'key-reused': 409,
  'wrong-state': 409,
  'claim-amended': 409,
  stale: 409,
  'last-administrator': 409,
  'own-role': 409,
  'last-key': 409,
  'grant-opens-nothing': 409,
  'opens-unread': 403,
  'own-work': 409,
  'not-looked': 409,
  'lineage-undecided': 409,
  'pair-changed': 409,
  'stale-dry-run': 409,
  'bundle-changed': 409,
  'already-undone': 409,
  'still-used': 409,
  'proposal-changed': 409,
  'proposal-decided': 409,
  'open-question': 409,
  'answer-unfit': 422,
  'not-a-claim': 422,
  'rests-on-undone': 409,
  'not-undoable': 409,
  'second-person-needed': 409,
  'bundle-needed': 409,
  shredded: 410,
  'clock-ahead': 409,
  'clock-behind': 409,
  'clock-right': 409,
  'in-use': 503,
  damaged: 503,
  'read-only': 503,
  'too-many-exports': 429,
  'too-large': 413,
  'text-too-long': 413,
  'disk-full': 507,
  cancelled: 499,
}

/** The status of a refusal; 422 for everything that the asker can correct in the input. */
export function statusOf(code: RefusalCode): number {
  return STATUS[code] ?? 422
}
