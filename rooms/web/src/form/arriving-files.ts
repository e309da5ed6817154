// The files of a form that is still arriving, each sealed as its bytes come: of none more is held
// than one piece. What the form says of a file stands in its entry when the last piece was taken.
import { type Incoming, type Received, Refusal } from '@tumen/desk'
import type { FormFile } from './multipart.ts'

/** Begins to take a file in, of which so many bytes may still come. */
export type BeginFile = (expected: number) => Promise<Incoming>

type Step = { file: FormFile } & ({ does: 'end' } | { does: 'take'; bytes: Uint8Array })

/** Takes the files of one form, in their order. */
export class ArrivingFiles {
  readonly #begin: BeginFile
  readonly #received: Received[] = []
  #steps: Step[] = []
  #current: Incoming | undefined
  /** Bytes that the sender says are still to come, at the most. */
  expected = 0

  constructor(begin: BeginFile) {
    this.#begin = begin
  }

  /** The next bytes of a file, which are copied. */
  take(file: FormFile, bytes: Uint8Array): void {
    if (bytes.length > 0) this.#steps.push({ file, does: 'take', bytes: Uint8Array.from(bytes) })
  }

  /** The last of a file has come. */
  end(file: FormFile): void {
    this.#steps.push({ file, does: 'end' })
  }

  /**
   * Seals what has come since. Refuses with `no-space`; a file that is too large is noted so in its
   * entry, and let go.
   */
  async drain(): Promise<void> {
    const steps = this.#steps
    this.#steps = []
    for (const step of steps) await this.#do(step)
  }

  /** Removes all that no record has taken. */
  async discard(): Promise<void> {
    await this.#current?.discard()
    for (const one of this.#received) one.discard()
  }

  async #do(step: Step): Promise<void> {
    const { file } = step
    if (file.beyond !== undefined) return
    try {
      if (step.does === 'take') {
        this.#current ??= await this.#begin(this.expected)
        await this.#current.write(step.bytes)
      } else if (this.#current) {
        file.received = await this.#current.end()
        this.#received.push(file.received)
        this.#current = undefined
      }
    } catch (error) {
      this.#current = undefined
      const limit =
        error instanceof Refusal && error.code === 'too-large' && error.details[0]?.limit
      if (typeof limit !== 'number') throw error
      file.beyond = limit
    }
  }
}
