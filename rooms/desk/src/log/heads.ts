// log.heads: every checkpoint that was signed, of closed logs as well, with the witnesses who
// cosigned it and the tokens of authorities of time. All of it may be published: sizes are padded,
// and roots say nothing.
import { cosignatureTime, isFinding, readTimeStamp } from '@tumen/custody'
import type { HeadToken, WorkspaceHead } from '@tumen/ledger'
import { z } from 'zod'
import { operation } from '../operation.ts'

const headSchema = z.object({
  size: z.int().describe('leaves that the checkpoint covers'),
  place: z.int().describe('leaves of the workspace up to it, in earlier logs as well'),
  log: z.string().describe('name of its log'),
  vkey: z.string().describe('verifier key of its log'),
  closed: z.literal(true).exactOptional().describe('its log was closed, and signs nothing more'),
  rootHex: z.string(),
  signed: z.string().exactOptional().describe('instant of signing, UTC'),
  file: z.string().describe('the checkpoint as others are shown it'),
  frozen: z.boolean().describe('true when the bytes of the file no longer change'),
  cosignatures: z.array(
    z.object({ name: z.string(), time: z.string().exactOptional(), line: z.string() }),
  ),
  tokens: z.array(
    z.object({
      authority: z.string(),
      time: z.string().exactOptional().describe('instant that the token states, UTC'),
      token: z.base64().describe('answer of the authority (RFC 3161, DER)'),
    }),
  ),
})

export const listHeads = operation({
  name: 'log.heads',
  summary: 'Lists the signed checkpoints with their cosignatures and time stamps, newest first.',
  input: z.strictObject({
    before: z.int().min(1).optional().describe('only checkpoints of a smaller place'),
    limit: z.int().min(1).max(200).default(20).describe('how many at most'),
  }),
  output: z.object({ heads: z.array(headSchema) }),
  changes: false,
  long: false,
  async run(desk, { before, limit }) {
    const page = { limit, ...(before === undefined ? {} : { before }) }
    const heads = await desk.ledger.allHeads(page)
    return { heads: heads.map(answerOf) }
  },
})

function answerOf(stored: WorkspaceHead) {
  const { isFrozen, isClosed, origin, cosignatures, tokens, note: _, ...head } = stored
  return {
    ...head,
    log: origin,
    ...(isClosed ? { closed: true as const } : {}),
    frozen: isFrozen,
    cosignatures: cosignatures.map((one) => ({ ...one, ...timed(cosignatureTime(one.line)) })),
    tokens: tokens.map((one) => tokenOf(one, head.file)),
  }
}

function tokenOf({ authority, tsr }: HeadToken, file: string) {
  const stated = readTimeStamp(tsr, new TextEncoder().encode(file))
  const time = isFinding(stated) ? {} : stated
  return { authority, ...time, token: Buffer.from(tsr).toString('base64') }
}

/** A time of a witness as an instant, as far as a date can say it. */
function timed(seconds: number | undefined): { time?: string } {
  const isDate = seconds !== undefined && Math.abs(seconds) <= 8.64e12
  return isDate ? { time: new Date(1000 * seconds).toISOString() } : {}
}
