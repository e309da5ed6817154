// Which browser opens the pages of the verifier and of the estimates in tests. The walks through
// the application look for the same ones (rooms/web/src/walk/browser.test.ts).
import { spawnSync } from 'node:child_process'

/** The one without windows comes first: it shows the same pages for a third of the work. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

/** The browser's program, or nothing where none is installed. */
export function browserPath(): string | undefined {
  for (const name of NAMES) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
  return undefined
}
