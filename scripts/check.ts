// The only gate: every step that a change must pass, one line each, the tests last; with names of
// rooms (`npm run check -- claim figure`) what a change to them meets first, without what is slow.
// All steps run even when one fails, a few at a time; the first failure's output is shown before
// the tests, so that the run always ends with the test runner's own summary.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
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

const FORMAT: Step = {
  ...{ name: 'format', script: BIOME },
  args: ['check', '--error-on-warnings', '--colors=off'],
}
const EXAMPLES: Step = { name: 'examples', script: 'scripts/examples.ts', args: [] }

/** One stage after the other; the steps of one need nothing of each other. */
const STAGES: readonly (readonly Step[])[] = [
  [{ name: 'build', script: TSC, args: ['-b', 'tsconfig.build.json'] }, FORMAT],
  [
    { name: 'types', script: TSC, args: ['-p', 'tsconfig.json'] },
    { name: 'unused', script: KNIP, args: ['--no-config-hints', '--no-progress'] },
    { name: 'islands', script: 'scripts/island.ts', args: [] },
    { name: 'verifier', script: 'scripts/verifier.ts', args: [] },
    { name: 'tidy', script: 'scripts/tidy.ts', args: [] },
    { name: 'rules', script: 'scripts/rules.ts', args: [] },
    { name: 'reference', script: 'scripts/reference.ts', args: ['--check'] },
  ],
  // It has lanes of its own.
  [EXAMPLES],
]

/** What Node needs to run a script of ours from its TypeScript source. */
const SOURCE_ARGS = ['--import', 'tsx', '--conditions=tumen-source']

function nodeArgs(step: Step): string[] {
  const own = step.script.endsWith('.ts') ? SOURCE_ARGS : []
  return [...own, step.script, ...step.args]
}

async function runQuietly(step: Step): Promise<Outcome> {
  const started = performance.now()
  const child = spawn(process.execPath, nodeArgs(step), {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  const passed = status === 0
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const mark = passed ? 'ok' : 'FAILED'
  process.stdout.write(`${step.name.padEnd(10)} ${mark.padEnd(6)} ${seconds.padStart(6)} s\n`)
  return { name: step.name, passed, output: `${out}${err}` }
}

/** Runs the steps of a stage, as many at a time as there are processors. */
async function runStage(steps: readonly Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const left = [...steps.entries()]
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift())
      outcomes[next[0]] = await runQuietly(next[1])
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  return outcomes
}

/** How much of a failed step's output is said once more at the end of the run. */
const LAST_LINES = 12

function lastLines({ name, output }: Outcome): string[] {
  const lines = output.trimEnd().split('\n').slice(-LAST_LINES)
  return lines.map((line) => `the step ${name}: ${line}`)
}

function runTests(failed: readonly Outcome[], folders: readonly string[]): boolean {
  const chosen = folders.length > 0 ? ['--plain', ...folders.map((folder) => `${folder}/`)] : []
  const child = spawnSync(process.execPath, [...SOURCE_ARGS, 'scripts/test.ts', ...chosen], {
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

/** A step for a few folders: the whole tree is compiled, only these folders are looked at. */
function stepFor(step: Step, folders: readonly string[]): Step {
  if (step === FORMAT) return { ...step, args: [...step.args, ...folders] }
  return step === EXAMPLES ? { ...step, args: [...folders] } : step
}

/** The folder of a room, or of what stands beside the rooms. */
function folderOf(name: string): string {
  return ['scripts', 'world', 'bench'].includes(name) ? name : `rooms/${name}`
}

/** Runs the gate, or its part for some rooms, and gives the exit status. */
async function main(names: readonly string[]): Promise<number> {
  const folders = names.map(folderOf)
  const missing = folders.filter((folder) => !existsSync(join(repositoryRoot, folder)))
  if (missing.length > 0) {
    process.stdout.write(`There is no room in ${missing.join(', ')}.\n`)
    return 1
  }
  const failed: Outcome[] = []
  for (const stage of STAGES) {
    const outcomes = await runStage(stage.map((step) => stepFor(step, folders)))
    failed.push(...outcomes.filter((outcome) => !outcome.passed))
  }
  const first = failed[0]
  if (first) {
    const names = failed.map((outcome) => outcome.name).join(', ')
    process.stdout.write(`\nThe check failed at: ${names}. The first one says:\n\n`)
    process.stdout.write(`${first.output.trimEnd()}\n\n`)
  }
  // The tests come last, so that the run ends with their summary.
  const testsPassed = runTests(failed, folders)
  return testsPassed && failed.length === 0 ? 0 : 1
}

if (isMain(import.meta.url)) process.exitCode = await main(process.argv.slice(2))
