// workspace.show, workspace.fsck: what is in this workspace, and whether all of it is sound.
import { EVER } from '@tumen/ledger'
import { z } from 'zod'
import { futureRows, statementsIn } from '../change/future-row.ts'
import { step } from '../change/make.ts'
import { scopesOf } from '../claim/scope.ts'
import { askedParties, knownWitnesses } from '../log/policy.ts'
import { heldHeads } from '../log/sign.ts'
import { type Actor, type Desk, operation } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { can } from '../policy.ts'
import { clockSchema } from './confirm-clock.ts'

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
    clock: clockSchema,
  }),
  changes: false,
  long: false,
  async run(desk, _, call) {
    const { settings, read } = desk.ledger
    // A count of all rows would tell others how many there are that they may not see.
    const mayCount = can(call.actor, 'field.restricted')
    const counts = mayCount ? { counts: await read.counts() } : {}
    return {
      ...{ ...settings, ...counts, log: await desk.ledger.head() },
      clock: await clockFor(desk, call.actor),
    }
  },
})

async function clockFor(desk: Desk, actor: Actor) {
  const { now, newest, differs } = await desk.ledger.clock()
  const future = await futureRows(desk, actor)
  return {
    now,
    ...(newest !== undefined && { newest }),
    ...(differs !== undefined && { differs }),
    ...(future !== undefined && { future }),
  }
}

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
        changes: z.int().exactOptional().describe('so many changes, from the leaf on'),
        statements: z.int().exactOptional().describe('that they record or say something of'),
        harmless: z
          .literal(true)
          .exactOptional()
          .describe('left by a crash: no answer rests on it'),
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
      witnessed: (await heldHeads(desk.ledger, await askedParties(desk.ledger))).held,
      scopesOf: (claim) => scopesOf(claim, gazetteer),
    })
    const told = findings.map(async (one) => {
      const { leaf, changes } = one
      if (leaf === undefined || changes === undefined) return one
      const range = { first: leaf, last: leaf + changes - 1 }
      return { ...one, statements: await statementsIn(desk, call.actor, [range]) }
    })
    return { sound: findings.every(({ harmless }) => harmless), findings: await Promise.all(told) }
  },
})
