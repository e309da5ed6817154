// What people can ask about everything at once: the contract of each operation, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { LINKERS } from './role.ts'

export const everythingExport = contract({
  name: 'everything.export',
  summary: 'Writes all that you may read as JSON lines, from which a new workspace can be made.',
  input: z.strictObject({}),
  output: answerObject({
    changes: z.int().describe('how many, each with the instant since which it counts'),
    counts: z.record(z.string(), z.int()).describe('rows of each table'),
    files: z.int().describe('of evidence'),
    bytes: z.int().describe('of the file'),
  }),
  roles: LINKERS,
  changes: false,
  long: true,
  file: true,
  refusals: ['bundle-needed', 'proof-needed'],
})
