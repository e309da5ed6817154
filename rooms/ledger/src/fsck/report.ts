// What a check has found so far, in order and bounded, and how it reports its progress.
import { LedgerFault, toFault } from '../fault.ts'
import type { LedgerFinding, Progress } from '../ledger.ts'

/** Findings that are kept; a workspace with more is not mended by reading them all. */
const MOST_FINDINGS = 1000
/** How long a check may go on before other work has its turn. */
const BREATH_MS = 50

/** Collects findings and reports progress. */
export class FsckReport {
  readonly findings: LedgerFinding[] = []
  readonly #progress: Progress | undefined
  readonly #breathMs: number
  #breathedMs = performance.now()

  constructor(progress?: Progress, breathMs = BREATH_MS) {
    this.#progress = progress
    this.#breathMs = breathMs
  }

  /** Adds a finding, as long as there is room. */
  add(finding: LedgerFinding): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push(finding)
  }

  /** Says how far a step has come, and lets other work run; throws when the asker has cancelled. */
  async step(name: string, done: number, total: number): Promise<void> {
    this.#progress?.report(name, done, total)
    await this.#letOthersRun()
  }

  /** Lets other work run when this has gone on for a while, in the middle of a long step. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#breathedMs >= this.#breathMs) await this.#letOthersRun()
  }

  async #letOthersRun(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#breathedMs = performance.now()
    this.#progress?.signal?.throwIfAborted()
  }

  /** Runs one step; a page that cannot be read ends the step with a finding, not the check. */
  async run(what: string, step: () => Promise<void>): Promise<void> {
    try {
      await step()
    } catch (error) {
      const fault = toFault(error)
      if (!(fault instanceof LedgerFault) || fault.code !== 'damaged') throw fault
      this.add({ code: 'FS0', what: 'page-unreadable', table: what })
    }
  }
}
