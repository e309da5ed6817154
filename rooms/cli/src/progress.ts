// Progress of long work on standard error: one line that is drawn over on a terminal, nothing
// elsewhere, so that logs and pipes stay clean.
import type { Call } from '@tumen/desk'
import type { Terminal } from './terminal.ts'

/** A progress that draws a bar and stops when the terminal is interrupted. */
export function terminalProgress(
  terminal: Terminal,
  describe: (step: string, done: number, total: number) => string,
): Call['progress'] & { finish(): void } {
  let drawnAtMs = 0
  let drawn = false
  return {
    signal: terminal.signal,
    report(step, done, total) {
      if (!terminal.isInteractive) return
      const nowMs = terminal.clock().getTime()
      if (nowMs - drawnAtMs < 100 && done < total) return
      drawnAtMs = nowMs
      drawn = true
      terminal.err(`\r\u001b[K${describe(step, done, total)}`)
    },
    finish() {
      if (drawn) terminal.err('\r\u001b[K')
    },
  }
}
