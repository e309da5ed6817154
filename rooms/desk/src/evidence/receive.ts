// A file of any size on its way into the desk: the kind that its first bytes tell says how large it
// may be, and it is sealed while it comes. Source: intake.md 1 and 3; decision 0089.
import { given } from '@tumen/claim'
import type { Incoming } from '@tumen/ledger'
import { rethrowSafely } from '../fault.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { mostBytes } from './file-kind.ts'

/**
 * Begins to take in a file of which at most `expected` bytes are said to come. Refuses with
 * `no-space`, and then or while it comes with `too-large`; nothing of what is refused stays.
 */
export async function beginFile(desk: Desk, expected?: number): Promise<Incoming> {
  const safely = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => rethrowSafely(error, 'document.add'))
  const arrival = { ...given({ expected }), limitOf: mostBytes }
  const incoming = await safely(desk.ledger.receive(arrival))
  return {
    write: (part) => {
      desk.memory.waiting.heard()
      return safely(incoming.write(part))
    },
    end: () => safely(incoming.end()),
    discard: () => incoming.discard(),
  }
}

/** Takes in a whole file; refuses as `beginFile` does, and with `cancelled`. */
export async function receiveFile(
  desk: Desk,
  parts: AsyncIterable<Uint8Array>,
  { expected, signal }: { expected?: number; signal?: AbortSignal | undefined } = {},
) {
  const incoming = await beginFile(desk, expected)
  try {
    for await (const part of parts) {
      if (signal?.aborted) throw new Refusal('cancelled')
      await incoming.write(part)
    }
    return await incoming.end()
  } catch (error) {
    await incoming.discard()
    throw error
  }
}
