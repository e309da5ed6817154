// The only gate: every step that a change must pass, one line each, the tests last.
// All steps run even when one fails; the first failure's output is shown before the tests, so
// that the run always ends with the test runner's own summary.
import { spawnSync } from 'node:child_process'
import { isMain, repositoryRoot } from './place.ts'
import { FAILED_STEPS_VARIABLE } from './test.ts'

/** One step of the gate: a name, and the Node program with its arguments. */
interface Step {
  name: string
  script: string
  args: string[]
}

/** The outcome of a step that was run with its output kept. */
interface Outcome {
  name: string
  passed: boolean
  output: string
}

const BIOME = 'node_modules/@biomejs/biome/bin/biome'
const TSC = 'node_modules/typescript/bin/tsc'
const KNIP = 'node_modules/knip/bin/knip.js'

const STEPS: readonly Step[] = [
  { name: 'format', script: BIOME, args: ['check', '--error-on-warnings', '--colors=off'] },
  { name: 'build', script: TSC, args: ['-b', 'tsconfig.build.json'] },
  { name: 'islands', script: 'scripts/island.ts', args: [] },
  { name: 'verifier', script: 'scripts/verifier.ts', args: [] },
  { name: 'types', script: TSC, args: ['-p', 'tsconfig.json'] },
  { name: 'unused', script: KNIP, args: ['--no-config-hints', '--no-progress'] },
  { name: 'tidy', script: 'scripts/tidy.ts', args: [] },
  { name: 'rules', script: 'scripts/rules.ts', args: [] },
  { name: 'reference', script: 'scripts/reference.ts', args: ['--check'] },
  { name: 'examples', script: 'scripts/examples.ts', args: [] },
]

/** What Node needs to run a script of ours from its TypeScript source. */
const SOURCE_ARGS = ['--import', 'tsx', '--conditions=tumen-source']

function nodeArgs(step: Step): string[] {
  const own = step.script.endsWith('.ts') ? SOURCE_ARGS : []
  return [...own, step.script, ...step.args]
}

function runQuietly(step: Step): Outcome {
  const started = performance.now()
  const child = spawnSync(process.execPath, nodeArgs(step), {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const passed = child.status === 0
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const mark = passed ? 'ok' : 'FAILED'
  process.stdout.write(`${step.name.padEnd(10)} ${mark.padEnd(6)} ${seconds.padStart(6)} s\n`)
  const output = `${child.stdout ?? ''}${child.stderr ?? ''}${child.error?.message ?? ''}`
  return { name: step.name, passed, output }
}

/** How much of a failed step's output is said once more at the end of the run. */
const LAST_LINES = 12

function lastLines({ name, output }: Outcome): string[] {
  const lines = output.trimEnd().split('\n').slice(-LAST_LINES)
  return lines.map((line) => `the step ${name}: ${line}`)
}

function runTests(failed: readonly Outcome[]): boolean {
  const child = spawnSync(process.execPath, [...SOURCE_ARGS, 'scripts/test.ts'], {
    cwd: repositoryRoot,
    stdio: 'inherit',
    env: {
      ...process.env,
      // Tests that start the command line take what the build has just made.
      TUMEN_BUILT: failed.length === 0 ? 'yes' : '',
      [FAILED_STEPS_VARIABLE]: failed.flatMap(lastLines).join('\n'),
    },
  })
  return child.status === 0
}

/** Runs the whole gate and gives the exit status. */
function main(): number {
  const failed = STEPS.map(runQuietly).filter((outcome) => !outcome.passed)
  const first = failed[0]
  if (first) {
    const names = failed.map((outcome) => outcome.name).join(', ')
    process.stdout.write(`\nThe check failed at: ${names}. The first one says:\n\n`)
    process.stdout.write(`${first.output.trimEnd()}\n\n`)
  }
  // The tests come last, so that the run ends with their summary.
  const testsPassed = runTests(failed)
  return testsPassed && failed.length === 0 ? 0 : 1
}

if (isMain(import.meta.url)) process.exitCode = main()
