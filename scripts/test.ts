// Runs the tests: every `*.test.ts` in one process, then each `slow-*.test.ts` in its own, and
// ends with node's summary over all of them. `npm run tests -- rooms/claim` runs a part.
// `run` starts `test-entry.ts` as a child, so one stream of events holds the whole run.
import { Readable } from 'node:stream'
import { run } from 'node:test'
import { spec, type TestEvent, tap } from 'node:test/reporters'
import { filesBelow, isMain, repositoryRoot } from './place.ts'

const TEST_FILE = /^(?:rooms|world|scripts|bench)\/.*\.test\.ts$/
const SLOW_FILE = /(?:^|\/)slow-[^/]*\.test\.ts$/

/** The quick and the slow test files among `paths` that contain one of the filters. */
export function testFiles(
  paths: readonly string[],
  filters: readonly string[],
): { quick: string[]; slow: string[] } {
  const chosen = paths
    .filter((path) => TEST_FILE.test(path))
    .filter((path) => filters.length === 0 || filters.some((part) => path.includes(part)))
  return {
    quick: chosen.filter((path) => !SLOW_FILE.test(path)),
    slow: chosen.filter((path) => SLOW_FILE.test(path)),
  }
}

/** The same events, with the names of failed tests said once more just before the summary. */
async function* withFailuresNamed(events: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
  const names: string[] = []
  for await (const event of events) {
    if (event.type === 'test:fail') names.push(event.data.name)
    if (event.type === 'test:diagnostic' && event.data.message.startsWith('tests ')) {
      for (const name of names) {
        yield { type: 'test:diagnostic', data: { message: `failed: ${name}`, nesting: 0 } }
      }
    }
    yield event
  }
}

/** Starts the run; the exit status is 1 when a test fails or when no file matches. */
function main(filters: readonly string[]): void {
  const { quick, slow } = testFiles(filesBelow(repositoryRoot), filters)
  if (quick.length + slow.length === 0) {
    process.stderr.write('No test file matches.\n')
    process.exitCode = 1
    return
  }
  process.chdir(repositoryRoot)
  process.env.TUMEN_TEST_FILES = JSON.stringify(quick)
  const files = quick.length > 0 ? ['scripts/test-entry.ts', ...slow] : slow
  // Two at a time: one waits for its browser while the other works.
  const events = run({ files, concurrency: 2 })
  events.on('test:fail', (failure) => {
    if (failure.todo === undefined || failure.todo === false) process.exitCode = 1
  })
  // Node 20 chooses between these two by the terminal, too; newer versions do not.
  if (process.stdout.isTTY) events.compose(new spec()).pipe(process.stdout)
  else Readable.from(tap(withFailuresNamed(events))).pipe(process.stdout)
}

if (isMain(import.meta.url)) main(process.argv.slice(2))
