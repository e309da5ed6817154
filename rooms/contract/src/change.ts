// What people can ask about change: the contract of each operation, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { EVERYBODY, READERS } from './role.ts'

const changeSchema = answerObject({
  leaf: z.int(),
  operation: z.string(),
  subject: z.string().describe('id of what it is about'),
  recorded: z.string(),
  by: z.string(),
  undone: z.literal(true).exactOptional().describe('it does not count now'),
  undoes: z.int().exactOptional().describe('leaf of the change that it undid'),
})

export const changeList = contract({
  name: 'change.list',
  summary: 'Lists the changes, the newest first: what was done, about what, when and by whom.',
  input: z.strictObject({
    before: z.int().min(0).optional().describe('leaf of the last change of the page before'),
    limit: z.int().min(1).max(1000).default(100).describe('how many at the most'),
  }),
  output: answerObject({ changes: z.array(changeSchema), next: z.int().exactOptional() }),
  roles: READERS,
  changes: false,
  refusals: [],
})

/** What was destroyed does not come back, and what was said of the log itself stays said. */
export const NOT_UNDOABLE: readonly string[] = [
  'evidence.shred',
  'backup.restore',
  // A model is turned on by who has seen its server answer, and never by taking something back.
  'reader.set',
  'reader.off',
  // What a reviewer said stands; a claim is handed in again.
  'review.submit',
  'review.assign',
  'review.decide',
  'review.settle',
  'review.reopen',
  'review.comment',
  'review.bulk',
  // Who may come in is said anew, and nobody comes back by an undo.
  'record.assign',
  'account.invite',
  'account.change',
  'account.close',
  'account.reset',
  'account.join',
  'credential.add',
  'credential.recover',
  'credential.remove',
  'credential.use-word',
  'credential.issue',
  'credential.revoke',
  // Nothing would move: a clock that was confirmed wrongly is repaired.
  'workspace.confirm-clock',
]

export const changeUndo = contract({
  name: 'change.undo',
  summary: 'Undoes a change, or undoes that: its rows stay in the log and count no more, or again.',
  input: z.strictObject({
    change: z.int().min(0).describe('leaf of the change'),
    reason: z.string().min(1).max(2000).optional().describe('why; members read it'),
  }),
  output: answerObject({
    leaf: z.int().describe('leaf of the undo, by which it can be undone'),
    change: z.int(),
    returns: z.boolean().describe('true when rows count again'),
  }),
  // What is undone must be the actor's own, or one that the operation's right covers.
  roles: EVERYBODY,
  changes: true,
  refusals: [
    'proof-needed',
    'locked-for-review',
    'not-found',
    'already-exists',
    'own-work',
    'already-undone',
    'still-used',
    'rests-on-undone',
    'not-undoable',
    'shredded',
  ],
})
