// One question to a process of our own in the sandbox, and the answer that ends it.

import { FrameFault, FrameReader } from './frame.ts'
import type { IsolationCode } from './run.ts'
import type { IsolatedScript, Sandbox } from './sandbox.ts'

/** Who watches it: progress as it comes, and what is thrown to end it. */
export interface Watching {
  onProgress?: ((done: number, all: number) => void) | undefined
  /** Called while it runs; what it throws ends it, and is thrown on. */
  onTick?: (() => void) | undefined
}

/** What a worker says on its way, or as its last word. */
type Step = { step: number; of: number }
type Refused<Code> = { refused: Code }

/** The last word of a worker, or a code. Throws only what `onTick` throws. */
export async function askWorker<Answer extends object, Code extends string>(
  sandbox: Sandbox,
  script: Pick<IsolatedScript, 'step' | 'script' | 'input' | 'beside'>,
  { onProgress, onTick }: Watching,
): Promise<(Answer & { bytes: Uint8Array }) | { code: Code | IsolationCode; limit?: number }> {
  const reader = new FrameReader<Answer | Step | Refused<Code>>()
  let answer: (Answer & { bytes: Uint8Array }) | { code: Code } | undefined
  let isBroken = false
  const onOutput = (chunk: Uint8Array) => {
    try {
      for (const { said, bytes } of reader.push(chunk))
        if ('step' in said) onProgress?.(said.step, said.of)
        else if ('refused' in said) answer = { code: said.refused }
        else answer = { ...said, bytes: bytes[0] ?? new Uint8Array() }
    } catch (error) {
      if (!(error instanceof FrameFault)) throw error
      isBroken = true
    }
  }
  const isOver = () => answer !== undefined || isBroken
  const ended = await sandbox.runScript({ ...script, onOutput, onTick, isOver })
  if (ended.failed) return { code: ended.failed, ...(ended.limit ? { limit: ended.limit } : {}) }
  return isBroken || !answer || ended.status !== 0 ? { code: 'crashed' } : answer
}
