// Whom the log of a workspace asks to vouch for its checkpoints: witnesses, and authorities of
// time. Source: custody.md 6 (policy), 12 and 15.
import { count, id, list, record, text } from '../shape/shape.ts'

/** An authority of time that is sent requests (RFC 3161). */
export interface TimeAuthority {
  name: string
  url: string
}

/** Whom the log asks; the newest row counts. */
export interface LogPolicy {
  id: string
  /** Text of a C2SP tlog-policy that names this log. */
  policy: string
  /** How long an answer is waited for, in milliseconds. */
  waitMs: number
  authorities: TimeAuthority[]
}

/** The record of each of these tables. */
export interface LogRowByKind {
  log_policy: LogPolicy
}

/** Their shapes. */
export const LOG_SHAPES = {
  log_policy: record({
    id,
    policy: text,
    waitMs: count,
    authorities: list(record({ name: text, url: text })),
  }),
} as const
