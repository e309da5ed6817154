// One attached file of a message, taken out by our own reader in a process that sees its own code
// and nothing else; it lies on no disk, and its name is not read. Source: intake.md 2 and 4.
import type { IntakeCode } from '../finding.ts'
import { askWorker } from '../isolation/ask-worker.ts'
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

/** The bytes of an attached file, or why there are none; no bytes make it throw. */
export async function readAttached(
  asked: AttachedAsked,
): Promise<{ bytes: Uint8Array; code?: never } | { code: IntakeCode }> {
  const { bytes, part, sandbox, onTick } = asked
  const { level } = await sandbox.report()
  if (level === 'C') return { code: 'not_isolated' }
  const head = Buffer.alloc(4)
  head.writeUInt32BE(part)
  const input = Buffer.concat([head, bytes])
  const task = { step: 'script', script: 'mail/attached-worker.js', input } as const
  const answer = await askWorker<object, 'file_missing'>(sandbox, task, { onTick })
  return 'code' in answer ? { code: answer.code } : { bytes: answer.bytes }
}
