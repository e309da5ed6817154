// One lane of a run: takes the next file that no other lane has taken, until none is left, so that
// all lanes end together. Each file is a suite of its own: its hooks end with it. One that cannot
// be loaded is a failed test, so that it cannot go unnoticed.
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'

// In this order: the runner takes from the first what it is loaded with.
await import('./test-context.ts')
const { default: test, describe } = await import('node:test')

// The gate asks the same questions of every change; TUMEN_SEED asks others, to hunt with.
fc.configureGlobal({ seed: Number(process.env.TUMEN_SEED ?? 20_260_101) })

/** How long a lane may stay open after its last test. */
const LINGER_MS = 10_000

/** Marks a file as taken; false when a lane has it. To make a name that is not there is atomic. */
function take(folder: string, position: number): boolean {
  try {
    closeSync(openSync(join(folder, String(position)), 'wx'))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function load(file: string): Promise<void> {
  try {
    await import(pathToFileURL(file).href)
  } catch (error) {
    test(`${file} loads`, () => {
      throw error
    })
  }
}

// Not before: what was compiled from source lies in the usual folder and is found there again.
const { TUMEN_TEST_FOLDER: own } = process.env
if (own !== undefined) process.env.TMPDIR = own

const files: string[] = JSON.parse(process.env.TUMEN_TEST_FILES ?? '[]')
const { TUMEN_TEST_TAKEN: folder = '', TUMEN_TEST_LANES: lanes = '1' } = process.env
let hasBegun = false
for (const [position, file] of files.entries()) {
  // The first files are one for each lane, also for the one that begins last: node counts a
  // process without any test as a test of its own.
  if ((hasBegun && position < Number(lanes)) || !take(folder, position)) continue
  hasBegun = true
  await describe(file, () => load(file))
}

// A test that fails before it closes a server leaves the process open for ever. What is still open
// a while after the last test is not waited for; the failure itself has been told.
setTimeout(() => process.exit(), LINGER_MS).unref()
