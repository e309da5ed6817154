// log.checkpoint, log.witness, log.prove, log.show: the history that an outsider can check. A
// checkpoint pads and signs the log but changes no record, so it is not a change of the ledger.
import { z } from 'zod'
import { type Desk, operation } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { askedParties } from './policy.ts'
import { gatherCosignatures, signLog } from './sign.ts'

const witnessSchema = z.object({
  name: z.string(),
  said: z.enum(['cosigned', 'holds', 'refused', 'ahead', 'silent', 'unasked']),
  size: z.int().exactOptional().describe('leaves of the log that it says it holds'),
})

/** What came of asking an authority of time. */
export const stampSchema = z.object({
  authority: z.string(),
  said: z.enum(['stamped', 'other', 'silent']),
  time: z.string().exactOptional(),
})

export const checkpointLog = operation({
  name: 'log.checkpoint',
  summary: 'Signs the log as it stands; keep the note outside, it proves that history stays.',
  input: z.strictObject({}),
  output: z.object({
    note: z.string().describe('the checkpoint, with the cosignatures that came in time'),
    size: z.int(),
    witnesses: z.array(witnessSchema),
    stamps: z.array(stampSchema),
  }),
  changes: false,
  long: false,
  async run(desk) {
    const { file, ...signed } = await signLog(desk.ledger)
    return { note: file, ...signed }
  },
})

export const askWitnesses = operation({
  name: 'log.witness',
  summary:
    'Asks the witnesses that have not cosigned the newest checkpoint, and keeps their words.',
  input: z.strictObject({}),
  output: z.object({ size: z.int(), witnesses: z.array(witnessSchema) }),
  changes: false,
  long: false,
  async run(desk) {
    const [head] = await desk.ledger.heads({ limit: 1 })
    if (!head) throw new Refusal('wrong-state')
    const asked = await askedParties(desk.ledger)
    const { size } = head
    return { size, witnesses: await gatherCosignatures(desk.ledger, size, asked) }
  },
})

export const proveLeaf = operation({
  name: 'log.prove',
  summary: 'Gives the proof that a change is in the signed log, and the opening of its leaf.',
  input: z.strictObject({
    leaf: z.int().min(0).describe('number of the leaf, as in every answer'),
  }),
  output: z.object({ proof: z.string(), opening: z.string() }),
  changes: false,
  long: false,
  async run(desk, input) {
    return desk.ledger.prove(input.leaf)
  },
})

export const showLog = operation({
  name: 'log.show',
  summary: 'Shows the head of the log, the newest signed note and the key that verifies it.',
  input: z.strictObject({}),
  output: z.object({
    size: z.int(),
    rootHex: z.string(),
    note: z.string().exactOptional(),
    vkey: z.string(),
    unsigned: z.int().describe('leaves that no checkpoint covers yet'),
    earlier: z
      .array(z.object({ vkey: z.string(), size: z.int() }))
      .describe('logs that were closed after an older copy was put back'),
    stated: z
      .array(
        z.object({
          name: z.string().describe('name of the key of the witness'),
          size: z.int(),
          at: z.string().describe('instant at which it was first heard, UTC'),
        }),
      )
      .describe('witnesses that state, without a signature, that they hold more than there is'),
  }),
  changes: false,
  long: false,
  async run(desk) {
    const [head, log] = [await desk.ledger.head(), await desk.ledger.log()]
    const { note, vkey, unsigned, earlier } = log
    const known = { ...head, vkey, unsigned, earlier, stated: await statedAbove(desk, head.size) }
    return { ...known, ...(note === undefined ? {} : { note }) }
  },
})

/** What witnesses of the policy state of a log that is shorter. */
async function statedAbove({ ledger }: Desk, size: number) {
  const { witnesses } = await askedParties(ledger)
  const names = new Set(witnesses.map(({ key }) => key.name))
  return (await ledger.stated()).filter((one) => one.size > size && names.has(one.name))
}
