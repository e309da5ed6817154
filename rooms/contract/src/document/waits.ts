// What people can ask about a file that waits to be read, in the place of its document.

import { answerObject, derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { WRITERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { documentAdd } from './document.ts'

export const documentWaits = contract({
  name: 'document.waits',
  summary: 'Shows how far a file is that you handed in without waiting.',
  input: z.strictObject({ id: referenceSchema.describe('id that document.add answered') }),
  output: answerObject({
    id: z.string(),
    state: z.enum(['waiting', 'reading', 'refused', 'here', 'read']),
    since: z.string().describe('when it was handed in'),
    title: z.string().exactOptional().describe('where one was given'),
    done: z.int().describe('pages that are read'),
    total: z.int().describe('0: not known'),
    before: z.int().describe('files that are read before it'),
    first: z.string().exactOptional().describe('the words of its first page, when these are read'),
    why: z.string().exactOptional().describe('refused: the code; it is kept, and read by nobody'),
    clock: answerObject({ now: z.string(), newest: z.string(), today: z.string() })
      .exactOptional()
      .describe('refused by the clock: what it says, and the day to confirm'),
    here: answerObject({ document: z.string(), since: z.string() })
      .exactOptional()
      .describe('the document of the same bytes, where one was here'),
    added: derivedObject(
      documentAdd.output.pick({
        ...{ publisher: true, titleFound: true, closedAs: true, units: true },
        ...{ losses: true, notices: true, here: true },
      }),
    )
      .exactOptional()
      .describe('read: what document.add would have said'),
    leaf: z.int().exactOptional().describe('read: the change that made its document'),
  }),
  roles: WRITERS,
  changes: false,
  refusals: ['not-found'],
})
