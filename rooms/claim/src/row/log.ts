// Whom the log of a workspace asks to confirm its checkpoints: witnesses, and authorities of time.
// Source: custody.md 6 (policy), 12 and 15.
import { z } from 'zod'
import { closed, count, id, list, open, record, text } from '../shape/field.ts'

/** An authority of time that is sent requests (RFC 3161). */
const timeAuthoritySchema = z.strictObject({ name: text, url: text })
export type TimeAuthority = z.infer<typeof timeAuthoritySchema>

/** Whom the log asks; the newest row counts. */
export const logPolicySchema = record({
  id: closed(id, 'internal'),
  /** Text of a C2SP tlog-policy that names this log. */
  policy: open(text),
  /** How long an answer is waited for, in milliseconds. */
  waitMs: open(count),
  authorities: open(list(timeAuthoritySchema)),
})
export type LogPolicy = z.infer<typeof logPolicySchema>
