// One attached file of a message, taken out by our own reader in a process that sees its own code
// and nothing else; it lies on no disk, and its name is not read. Source: intake.md 2 and 4.
import type { IntakeCode } from '../finding.ts'
import type { Sandbox } from '../isolation/sandbox.ts'

/** A message as it came, and which of its files is asked for. */
export interface AttachedAsked {
  bytes: Uint8Array
  /** Counted from 1. */
  part: number
  sandbox: Sandbox
  /** Called while it is read; what it throws ends the reading. */
  onTick?: (() => void) | undefined
}

/** The script ends so where there is no such file. */
const NOT_THERE = 3

/** The bytes of an attached file, or why there are none; no bytes make it throw. */
export async function readAttached(
  asked: AttachedAsked,
): Promise<{ bytes: Uint8Array; code?: never } | { code: IntakeCode }> {
  const { bytes, part, sandbox, onTick } = asked
  const { level } = await sandbox.report()
  if (level === 'C') return { code: 'not_isolated' }
  const head = Buffer.alloc(4)
  head.writeUInt32BE(part)
  const said: Uint8Array[] = []
  const onOutput = (chunk: Uint8Array) => said.push(chunk)
  const task = { step: 'script', script: 'mail/attached-worker.js' } as const
  const input = Buffer.concat([head, bytes])
  const ended = await sandbox.runScript({ ...task, input, onOutput, onTick })
  if (ended.failed) return { code: ended.failed }
  if (ended.status === NOT_THERE) return { code: 'file_missing' }
  return ended.status === 0 ? { bytes: Buffer.concat(said) } : { code: 'crashed' }
}
