// What people can ask about groups: the contract of each operation, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { EVERYBODY, ROLES } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { seenSchema } from '../schema/seen.ts'

export const groupList = contract({
  name: 'group.list',
  summary: 'Lists the groups.',
  input: z.strictObject({}),
  output: answerObject({
    groups: z.array(
      answerObject({
        id: z.string(),
        name: z.string(),
        leaf: z.int().exactOptional().describe('for those who may give it another name'),
      }),
    ),
    ownRoles: z
      .array(
        answerObject({
          account: z.string(),
          role: z.enum(ROLES),
          group: z.string().exactOptional().describe('none: in all of them'),
          recorded: z.string(),
        }),
      )
      .exactOptional()
      .describe('roles in these that somebody who lets others in gave to themselves, alone'),
  }),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

export const groupRecord = contract({
  name: 'group.record',
  summary: 'Records a group, or gives it another name.',
  input: z.strictObject({
    id: referenceSchema.optional().describe('of a group that gets another name'),
    name: z.string().trim().min(1).max(100).describe('what its people call it'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ id: z.string() }),
  roles: ['administrator'],
  changes: true,
  refusals: ['stale', 'findings', 'already-exists', 'unknown-group'],
})
