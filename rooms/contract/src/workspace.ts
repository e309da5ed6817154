// What people can ask about workspace: the contract of each operation, without its body.
import { answerObject, closed, derivedObject, ISOLATION_LEVELS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { EVERYBODY, KEEPERS, RECORDERS } from './role.ts'
import { dateSchema } from './schema/date.ts'
import { futureSchema } from './schema/future.ts'

/** How the clock stands, as an answer tells it. */
const clockSchema = answerObject({
  now: z.string().describe('what the clock shows'),
  newest: z.string().exactOptional().describe('the hour of the latest change'),
  differs: z
    .enum(['ahead', 'behind'])
    .exactOptional()
    .describe('where the clock stands when it is more than a day from there: changes are refused'),
  future: futureSchema.exactOptional().describe('changes that count as recorded after today'),
})

/** What may be wrong with a workspace while others work: somebody has to mend it. */
export const TROUBLE_KINDS = ['check', 'signing', 'looks', 'backup'] as const
export type TroubleKind = (typeof TROUBLE_KINDS)[number]

export const workspaceShow = contract({
  name: 'workspace.show',
  summary: 'Shows how many records there are, how claims are reviewed, and the head of the log.',
  input: z.strictObject({
    most: z.int().min(0).optional().describe('how many rows of a table to count at the most'),
    isolation: z.boolean().optional().describe('also where hostile files are opened'),
  }),
  output: answerObject({
    review: z.enum(['self', 'second-person']),
    owner: z.string(),
    alone: z.literal(true).exactOptional().describe('no second person decides what leaves'),
    counts: closed(z.record(z.string(), z.int()).exactOptional(), 'restricted').describe(
      'rows by table, for those who may read restricted records',
    ),
    log: answerObject({ size: z.int(), rootHex: z.string() }),
    clock: clockSchema,
    isolation: answerObject({
      level: z.enum(ISOLATION_LEVELS).describe('A: no network and no other file'),
      reached: z.boolean().describe('whether the network was reached when it was tried'),
      missing: z.array(z.string()).describe('packages that would help'),
    }).exactOptional(),
    backup: answerObject({
      recent: z.boolean().describe('whether it was backed up within a week'),
      nothing: z
        .literal(true)
        .exactOptional()
        .describe('no document is here yet, so no evidence would be lost'),
      last: z.string().exactOptional().describe('the day of the last backup'),
      tried: z
        .boolean()
        .exactOptional()
        .describe('where there are files: whether one was put back within a year'),
      drilled: z.string().exactOptional().describe('the day on which that was tried last'),
    })
      .exactOptional()
      .describe('what is known here of backups, for those who look after the workspace'),
    troubles: z
      .array(answerObject({ what: z.enum(TROUBLE_KINDS), since: z.string() }))
      .exactOptional()
      .describe('what went wrong since it was opened and is not over, for those who may mend it'),
  }),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

export const workspaceFsck = contract({
  name: 'workspace.fsck',
  summary: 'Recomputes everything and names what is wrong, by identifiers only.',
  input: z.strictObject({
    all: z.boolean().default(false).describe('also every byte of every object'),
  }),
  output: answerObject({
    sound: z.boolean(),
    findings: z.array(
      answerObject({
        code: z.string(),
        table: z.string().exactOptional(),
        id: z.string().exactOptional(),
        leaf: z.int().exactOptional(),
        changes: z.int().exactOptional().describe('so many changes, from the leaf on'),
        statements: z.int().exactOptional().describe('that they record or say something of'),
        harmless: z
          .literal(true)
          .exactOptional()
          .describe('left by a crash: no answer rests on it'),
      }),
    ),
  }),
  roles: KEEPERS,
  changes: false,
  long: true,
  refusals: [],
})

export const clockInput = z.strictObject({
  today: dateSchema.describe('the day that it is, as you know it from elsewhere'),
})

export const workspaceConfirmClock = contract({
  name: 'workspace.confirm-clock',
  summary: 'Says that the clock is right, so that changes go on after a pause of more than a day.',
  input: clockInput,
  output: answerObject({ leaf: z.int(), now: z.string() }),
  // Whoever changes something may have to; a viewer does not vouch for the machine.
  roles: RECORDERS,
  changes: true,
  refusals: ['findings', 'already-exists', 'clock-right', 'other-day', 'impossible-date'],
})

export const workspaceRepairClock = contract({
  name: 'workspace.repair-clock',
  summary: 'Lets changes that count as recorded after now count from now on; rewrites none.',
  input: clockInput,
  output: derivedObject(
    futureSchema.extend({
      leaf: z.int().describe('leaf of the repair, by which it can be undone'),
      now: z.string().describe('the instant since which they count'),
    }),
  ),
  roles: ['analyst', 'reviewer', 'administrator'],
  changes: true,
  refusals: ['findings', 'already-exists', 'clock-right', 'other-day', 'impossible-date'],
})
