// evidence.ask-shred: asks that a document be destroyed, where a second person has to do it. The
// request can be undone like any change, as long as nobody has followed it.
import { checkRow } from '@tumen/claim'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { referenceSchema } from '../claim/schema.ts'
import { operation } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { shredReasonSchema } from '../shred/schema.ts'
import { planFor } from './check-shred.ts'

export const askShred = operation({
  name: 'evidence.ask-shred',
  summary: 'Asks that a document be destroyed, which somebody else then does.',
  input: z.strictObject({
    document: referenceSchema.describe('id of the document'),
    reason: shredReasonSchema.describe('why: a code, since words stay in the log for ever'),
  }),
  output: z.object({ request: z.string(), document: z.string() }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { document, reason } = input
    const change = { operation: 'evidence.ask-shred', subject: document, input }
    return makeChange(desk, call, change, async (write) => {
      await planFor(desk, call.actor, document)
      const row = { id: desk.newId('sh'), document, reason }
      refuseFindings(checkRow('shred_request', row))
      await write.append('shred_request', row)
      return { request: row.id, document }
    })
  },
})
