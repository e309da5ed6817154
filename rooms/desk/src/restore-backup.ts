// backup.restore: what is said in the log after a copy of the workspace was put back. A copy that
// is older than a head that anybody holds has a log that cannot go on; by explicit order a new log
// begins, and the old one is closed for ever. Source: custody.md section 8.
import { z } from 'zod'
import { askedParties } from './log-policy.ts'
import { operation } from './operation.ts'
import { heldHeads } from './sign-log.ts'

export const restoreBackup = operation({
  name: 'backup.restore',
  summary:
    'Says in the log that a copy was put back; by order it begins a new log for an older one.',
  input: z.strictObject({
    newLog: z
      .boolean()
      .default(false)
      .describe('closes a log that was signed further than this copy knows, and begins a new one'),
  }),
  output: z.object({
    leaf: z.int(),
    newLog: z.boolean(),
    vkey: z.string().describe('key of the log from now on; a new one belongs into every policy'),
  }),
  changes: true,
  long: false,
  async run({ ledger }, { newLog }, call) {
    const witnessed = await heldHeads(ledger, await askedParties(ledger))
    const order = { by: call.actor.account, newLog, witnessed }
    const { leaf, vkey } = await ledger.restore(order)
    call.changed?.(leaf)
    return { leaf, newLog, vkey }
  },
})
