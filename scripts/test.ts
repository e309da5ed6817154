// Runs the tests in a few lanes, each a process that takes one `*.test.ts` after the other, and
// ends with node's summary over all of them. `npm run tests -- rooms/claim` runs a part, `--plain`
// none that take long. `run` starts `test-entry.ts` for each lane, so one stream of events holds
// the whole run.
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { run } from 'node:test'
import { spec, type TestEvent, tap } from 'node:test/reporters'
import { filesBelow, isMain, repositoryRoot } from './place.ts'

const TEST_FILE = /^(?:rooms|world|scripts|bench)\/.*\.test\.ts$/
const SLOW_FILE = /(?:^|\/)slow-[^/]*\.test\.ts$/

/** What failed before the tests, a line each; `check.ts` sets it. */
export const FAILED_STEPS_VARIABLE = 'TUMEN_FAILED_STEPS'

/** Two more than there are processors: a lane often waits for a browser or another process. */
const LANES = availableParallelism() + 2

/** Leaves out the files that take long. */
const PLAIN = '--plain'

/** The test files among `paths` that contain one of the filters, those that take long first. */
export function testFiles(paths: readonly string[], asked: readonly string[]): string[] {
  const filters = asked.filter((word) => word !== PLAIN)
  const isSlow = (path: string) => SLOW_FILE.test(path)
  const chosen = paths
    .filter((path) => TEST_FILE.test(path) && !(asked.includes(PLAIN) && isSlow(path)))
    .filter((path) => filters.length === 0 || filters.some((part) => path.includes(part)))
  return [...chosen.filter(isSlow), ...chosen.filter((path) => !isSlow(path))]
}

/** How much of an error is said once more: what was expected, what came, and where. */
const REASON_LINES = 8

/** The first lines of an error, and the line of a test at which it was met. */
function reasonOf(error: unknown): string[] {
  const { cause } = error as { cause?: unknown }
  const { message, stack } = (cause ?? error) as { message?: string; stack?: string }
  const said = String(message ?? cause ?? error).split('\n')
  const place = stack?.split('\n').find((line) => /^ +at .*\.test\.ts:/.test(line))
  return [...said.slice(0, REASON_LINES), ...(place === undefined ? [] : [place.trim()])]
}

/**
 * The same events, with the names of failed tests said once more just before the summary, each with
 * its reason, after those steps of the gate that failed: whoever sees only the end of a run sees
 * why it failed.
 */
async function* withFailuresNamed(events: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
  const steps = (process.env[FAILED_STEPS_VARIABLE] ?? '').split('\n').filter((line) => line !== '')
  const lines = steps.map((line) => `failed: ${line}`)
  for await (const event of events) {
    // A suite, which is a file here, fails with its tests.
    if (event.type === 'test:fail' && event.data.details.type !== 'suite') {
      const reason = reasonOf(event.data.details.error).filter((line) => line.trim() !== '')
      lines.push(`failed: ${event.data.name}`, ...reason.map((line) => `  ${line}`))
    }
    if (event.type === 'test:diagnostic' && event.data.message.startsWith('tests ')) {
      for (const message of lines) yield { type: 'test:diagnostic', data: { message, nesting: 0 } }
    }
    yield event
  }
}

const MEMORY = '/dev/shm'
/** All that tests write at one moment, many times over. */
const LEAST_FREE = 4 * 2 ** 30

/**
 * A folder in memory, where there is room: a third of the time of a run is waiting for a disk. What
 * tests write is there for seconds, and none of them takes the power away.
 */
function folderInMemory(): string | undefined {
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= LEAST_FREE ? MEMORY : undefined
  } catch {
    return undefined
  }
}

/** Starts the run; the exit status is 1 when a test fails or when no file matches. */
function main(filters: readonly string[]): void {
  const files = testFiles(filesBelow(repositoryRoot), filters)
  if (files.length === 0) {
    process.stderr.write('No test file matches.\n')
    process.exitCode = 1
    return
  }
  process.chdir(repositoryRoot)
  // Everything that tests leave goes with it. Programs of other users pass through: a server, say.
  const folder = mkdtempSync(join(folderInMemory() ?? tmpdir(), 'tumen-tests-'))
  chmodSync(folder, 0o711)
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env.TUMEN_TEST_FOLDER = folder
  const taken = mkdtempSync(join(folder, 'taken-'))
  const lanes = Math.min(LANES, files.length)
  process.env.TUMEN_TEST_FILES = JSON.stringify(files)
  process.env.TUMEN_TEST_TAKEN = taken
  process.env.TUMEN_TEST_LANES = String(lanes)
  const entries = new Array<string>(lanes).fill('scripts/test-entry.ts')
  const events = run({ files: entries, concurrency: lanes })
  events.on('test:fail', (failure) => {
    if (failure.todo === undefined || failure.todo === false) process.exitCode = 1
  })
  // Node 20 chooses between these two by the terminal, too; newer versions do not.
  if (process.stdout.isTTY) events.compose(new spec()).pipe(process.stdout)
  else Readable.from(tap(withFailuresNamed(events))).pipe(process.stdout)
}

if (isMain(import.meta.url)) main(process.argv.slice(2))
