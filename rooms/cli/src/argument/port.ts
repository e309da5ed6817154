// The port that a command is asked to open.
import { UsageError } from './argument.ts'

const LAST_PORT = 65_535

/** A port that may be asked for; 0, or none, for any that is free. */
export function portOf(port: unknown): number {
  if (port === undefined) return 0
  const isPort = Number.isInteger(port) && Number(port) >= 0 && Number(port) <= LAST_PORT
  if (!isPort) throw new UsageError('not-a-port', 'port')
  return Number(port)
}
