// log.timestamp, log.timestamp-request, log.timestamp-import: what authorities of time say of a
// checkpoint, asked here when they are configured, or carried by hand. Source: custody.md 12.
import { z } from 'zod'
import { type Desk, operation } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { askedParties } from './policy.ts'
import { stampSchema } from './show.ts'
import { keepStamp, requestFor, stampHead } from './stamp-head.ts'

const size = z
  .int()
  .min(1)
  .optional()
  .describe('leaves of the checkpoint; the newest one if absent')

export const stampLog = operation({
  name: 'log.timestamp',
  summary: 'Has a checkpoint time stamped by the authorities that are configured.',
  input: z.strictObject({ size }),
  output: z.object({ size: z.int(), stamps: z.array(stampSchema) }),
  changes: false,
  long: false,
  async run(desk, input) {
    const asked = await askedParties(desk.ledger)
    if (asked.authorities.length === 0) throw new Refusal('no-authority')
    const at = await sizeAt(desk, input.size)
    return { size: at, stamps: await stampHead(desk.ledger, at, asked) }
  },
})

export const requestStamp = operation({
  name: 'log.timestamp-request',
  summary: 'Gives the request for a time stamp over a checkpoint, to be carried to an authority.',
  input: z.strictObject({ size }),
  output: z.object({
    size: z.int(),
    checkpoint: z.string().describe('the file that is stamped'),
    request: z.base64().describe('request (RFC 3161, DER)'),
  }),
  changes: false,
  long: false,
  async run(desk, input) {
    const at = await sizeAt(desk, input.size)
    const { file, request } = await requestFor(desk.ledger, at)
    return { size: at, checkpoint: file, request: Buffer.from(request).toString('base64') }
  },
})

export const importStamp = operation({
  name: 'log.timestamp-import',
  summary: 'Takes in the answer of an authority of time over a checkpoint.',
  input: z.strictObject({
    token: z.base64().max(400_000).describe('answer of the authority (RFC 3161, DER)'),
    authority: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)
      .describe('name of the authority'),
    size,
  }),
  output: z.object({ size: z.int(), stamps: z.array(stampSchema) }),
  changes: false,
  long: false,
  async run(desk, { token, authority, size: asked }) {
    const at = await sizeAt(desk, asked)
    const tsr = new Uint8Array(Buffer.from(token, 'base64'))
    const stamp = await keepStamp(desk.ledger, at, { authority, tsr })
    if (stamp.said === 'other') throw new Refusal('stamp-of-another', 'token')
    return { size: at, stamps: [stamp] }
  },
})

async function sizeAt({ ledger }: Desk, asked: number | undefined): Promise<number> {
  const [head] = await ledger.heads(
    asked === undefined ? { limit: 1 } : { before: asked + 1, limit: 1 },
  )
  if (!head) throw new Refusal('wrong-state')
  if (asked !== undefined && head.size !== asked) throw new Refusal('not-found', 'size')
  return head.size
}
