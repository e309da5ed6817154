// log.heads: every checkpoint that was signed, of closed logs as well, with the witnesses who
// cosigned it and the tokens of authorities of time. All of it may be published: sizes are padded,
// and roots say nothing.
import { given } from '@tumen/claim'
import { logHeads } from '@tumen/contract'
import { cosignatureTime, isFinding, readTimeStamp } from '@tumen/custody'
import type { HeadToken, WorkspaceHead } from '@tumen/ledger'
import { implement } from '../operation.ts'

export const listHeads = implement(logHeads, async (desk, { before, limit }) => {
  const page = { limit, ...given({ before }) }
  const heads = await desk.ledger.allHeads(page)
  return { heads: heads.map(answerOf) }
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
