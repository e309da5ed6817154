// log.checkpoint, log.prove, log.show: the history that an outsider can check. A checkpoint
// pads and signs the log but changes no record, so it is not a change of the ledger.
import { z } from 'zod'
import { operation } from './operation.ts'

export const checkpointLog = operation({
  name: 'log.checkpoint',
  summary: 'Signs the log as it stands; keep the note outside, it proves that history stays.',
  input: z.strictObject({}),
  output: z.object({ note: z.string() }),
  changes: false,
  long: false,
  async run(desk) {
    return { note: await desk.ledger.checkpoint() }
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
  }),
  changes: false,
  long: false,
  async run(desk) {
    const [head, log] = [await desk.ledger.head(), await desk.ledger.log()]
    const { note, vkey, unsigned } = log
    return { ...head, vkey, unsigned, ...(note === undefined ? {} : { note }) }
  },
})
