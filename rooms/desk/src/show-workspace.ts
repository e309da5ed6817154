// workspace.show, workspace.fsck: what is in this workspace, and whether all of it is sound.
import { EVER } from '@tumen/ledger'
import { z } from 'zod'
import { scopesOf } from './claim-scope.ts'
import { gazetteerOf } from './gazetteer.ts'
import { askedParties, knownWitnesses } from './log-policy.ts'
import { step } from './make-change.ts'
import { operation } from './operation.ts'
import { can } from './policy.ts'
import { heldHeads } from './sign-log.ts'

export const showWorkspace = operation({
  name: 'workspace.show',
  summary: 'Shows how many records there are, how claims are reviewed, and the head of the log.',
  input: z.strictObject({}),
  output: z.object({
    review: z.enum(['self', 'second-person']),
    owner: z.string(),
    counts: z
      .record(z.string(), z.int())
      .exactOptional()
      .describe('rows by table, for those who may read restricted records'),
    log: z.object({ size: z.int(), rootHex: z.string() }),
  }),
  changes: false,
  long: false,
  async run(desk, _, call) {
    const { settings, read } = desk.ledger
    // A count of all rows would tell others how many there are that they may not see.
    const mayCount = can(call.actor, 'field.restricted')
    const counts = mayCount ? { counts: await read.counts() } : {}
    return { ...settings, ...counts, log: await desk.ledger.head() }
  },
})

export const checkWorkspace = operation({
  name: 'workspace.fsck',
  summary: 'Recomputes everything and names what is wrong, by identifiers only.',
  input: z.strictObject({
    all: z.boolean().default(false).describe('also every byte of every object'),
  }),
  output: z.object({
    sound: z.boolean(),
    findings: z.array(
      z.object({
        code: z.string(),
        table: z.string().exactOptional(),
        id: z.string().exactOptional(),
        leaf: z.int().exactOptional(),
      }),
    ),
  }),
  changes: false,
  long: true,
  async run(desk, input, call) {
    step(call, 'fsck', 0, 0)
    // A claim keeps the scopes of the places that were there when it was recorded.
    const gazetteer = await gazetteerOf(desk.ledger, EVER)
    const findings = await desk.ledger.fsck({
      all: input.all,
      progress: call.progress,
      witnesses: await knownWitnesses(desk.ledger),
      witnessed: await heldHeads(desk.ledger, await askedParties(desk.ledger)),
      scopesOf: (claim) => scopesOf(claim, gazetteer),
    })
    return { sound: findings.length === 0, findings }
  },
})
