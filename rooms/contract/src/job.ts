// What people can ask about long work: the contract of each operation, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { EVERYBODY } from './role.ts'
import { referenceSchema } from './schema/claim.ts'

/** What long work is about; of some only so many run at once, and others wait. */
export const JOB_KINDS = [
  'import',
  'reading',
  'model',
  'linkage',
  'estimate',
  'bundle',
  'check',
] as const
export type JobKind = (typeof JOB_KINDS)[number]

export const jobSchema = answerObject({
  id: z.string().describe('as long as it runs'),
  kind: z.enum(JOB_KINDS),
  since: z.string().describe('when it was asked for'),
  waits: z.boolean().describe('it stands in line, or has told nothing yet'),
  step: z.string(),
  done: z.int(),
  total: z.int().describe('0: not known'),
  by: z.string(),
  own: z.boolean(),
  stops: z.boolean().describe('whether you may stop it'),
  moved: z.string().describe('when it was last heard to go on'),
  stuck: z.literal(true).exactOptional().describe('that was long ago, and it does not wait'),
  why: z.string().exactOptional().describe('what was handed in is kept and not read: the code'),
  kept: z.literal(true).exactOptional().describe('a file that you handed in, not read yet'),
  title: z.string().exactOptional().describe('of such a file, where you gave one'),
  document: z
    .string()
    .exactOptional()
    .describe('which one is read, if you may read it or handed it in'),
})

export const jobList = contract({
  name: 'job.list',
  summary: 'Lists long work that runs or waits: yours, and that of groups all of which are yours.',
  input: z.strictObject({}),
  output: answerObject({ jobs: z.array(jobSchema).describe('as they were asked for') }),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

export const jobStop = contract({
  name: 'job.stop',
  summary: 'Stops long work that you began; an administrator stops any.',
  input: z.strictObject({ job: referenceSchema.describe('id of job.list') }),
  output: answerObject({ job: z.string() }),
  roles: EVERYBODY,
  changes: false,
  refusals: ['not-found'],
})
