// Runs the examples of the documents: every ```ts block of a room's README, and every block
// marked ```sh test, with the built command line, in an empty home. `# → words` in a shell block
// must appear in what the block prints, in that order.
import assert from 'node:assert/strict'
import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { exampleProgram } from './example-program.ts'
import { type MarkdownBlock, markdownBlocks } from './markdown-block.ts'
import { checkoutAt, isMain, repositoryRoot } from './place.ts'
import { type Problem, reportProblems } from './rule/problem.ts'

const PROGRAM = join(repositoryRoot, 'rooms', 'cli', 'dist', 'main.js')

/** A block with the document in which it stands. */
interface Example {
  path: string
  block: MarkdownBlock
}

function problemOf({ path, block }: Example, words: string): Problem {
  return { path, line: block.line, rule: 'example', text: words.trim() }
}

/** How a program ended, and everything that it printed. */
interface Ended {
  status: number | null
  printed: string
}

function run(program: string, args: readonly string[], options: SpawnOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, printed: out + err }))
  })
}

/** Runs one ```ts block from its source; a problem when it fails or breaks a promise. */
export async function runTypeScript(example: Example): Promise<Problem[]> {
  mkdirSync(join(repositoryRoot, '.tmp'), { recursive: true })
  const folder = mkdtempSync(join(repositoryRoot, '.tmp', 'example-'))
  try {
    const file = join(folder, 'example.ts')
    writeFileSync(file, exampleProgram(example.block.text, '../../scripts/example-value.ts'))
    // In this process: to load the rooms again for each example takes longer than all of them.
    await import(pathToFileURL(file).href)
    return []
  } catch (error) {
    return [problemOf(example, `fails:\n${inspect(error)}`)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a shell block prints must hold these words, in this order. */
function missingWords(block: string, printed: string): string | undefined {
  let from = 0
  for (const [, words = ''] of block.matchAll(/^\s*# → (.*)$/gm)) {
    const found = printed.indexOf(words.trim(), from)
    if (found === -1) return words.trim()
    from = found + words.trim().length
  }
  return undefined
}

/** Writes the two commands by which documents call Tumen: `tumen …` and `npx tumen …`. */
function writeCommands(bin: string, program: string): void {
  const start = `exec "${process.execPath}" "${program}" "$@"`
  const only = '[ "$1" = tumen ] || { echo "npx $1 is not part of an example" >&2; exit 1; }'
  const commands = { tumen: start, npx: `${only}\nshift\n${start}` }
  mkdirSync(bin)
  for (const [name, script] of Object.entries(commands)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(bin, name), 0o755)
  }
}

/** Runs a script that begins where the one before ended: its folder and exported variables. */
function shell(script: string, home: string): Promise<Ended> {
  const path = `${join(home, '.bin')}:${process.env.PATH}`
  const env = { HOME: home, PATH: path, LANG: 'C.UTF-8', NO_COLOR: '1' }
  const state = '"$HOME/.bin/state"'
  const before = `if [ -f ${state} ]; then . ${state}; fi`
  const after = `{ export -p; echo "cd \\"$PWD\\""; } > ${state}`
  const args = ['-euo', 'pipefail', '-c', `${before}\n${script}\n${after}\n`]
  return run('bash', args, { cwd: home, env })
}

async function runBlock(example: Example, home: string): Promise<Problem[]> {
  const { status, printed } = await shell(example.block.text, home)
  if (status !== 0) return [problemOf(example, `fails:\n${printed}`)]
  const missing = missingWords(example.block.text, printed)
  if (missing === undefined) return []
  return [problemOf(example, `does not print "${missing}". It prints:\n${printed}`)]
}

const speaksOfDemo = ({ block }: Example) => block.text.includes('tumen-demo')

/** Makes the demo workspace as `npm start` does, in an empty home; gives the folder of it. */
async function makeDemo(home: string, program: string): Promise<string> {
  writeCommands(join(home, '.bin'), program)
  const { status, printed } = await shell('tumen -w tumen-demo demo', home)
  assert.equal(status, 0, `tumen demo fails:\n${printed}`)
  return join(home, 'tumen-demo')
}

/**
 * Runs the shell blocks of one document, one after the other, in one empty home; with a copy of
 * the workspace in `demo` where they speak of it.
 */
export async function runShell(
  examples: readonly Example[],
  program: string,
  demo?: Promise<string>,
): Promise<Problem[]> {
  const home = mkdtempSync(join(tmpdir(), 'tumen-example-'))
  try {
    writeCommands(join(home, '.bin'), program)
    if (demo && examples.some(speaksOfDemo))
      cpSync(await demo, join(home, 'tumen-demo'), { recursive: true })
    const problems: Problem[] = []
    for (const example of examples) problems.push(...(await runBlock(example, home)))
    return problems
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** The rooms whose README shows nothing that runs. */
export function silentRooms(files: readonly string[], examples: readonly Example[]): Problem[] {
  const folders = new Set(
    files.filter((path) => path.startsWith('rooms/')).map((path) => path.split('/')[1] ?? ''),
  )
  return [...folders]
    .map((room) => `rooms/${room}/README.md`)
    .filter((path) => !examples.some((one) => one.path === path))
    .map((path) => ({ path, rule: 'example', text: 'is missing, or shows no example that runs.' }))
}

function canRun(program: string): boolean {
  if (!existsSync(program)) return false
  const child = spawnSync(process.execPath, [program, 'help'], { encoding: 'utf8' })
  return child.status === 0 && child.stdout !== ''
}

/** Does all work, as many pieces at a time as there are processors. */
async function inLanes(work: readonly (() => Promise<Problem[]>)[]): Promise<Problem[]> {
  const found: Problem[][] = []
  let next = 0
  const lane = async () => {
    while (next < work.length) {
      const at = next++
      found[at] = (await work[at]?.()) ?? []
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  return found.flat()
}

/** Runs the shell blocks of all documents beside the programs. */
async function runAll(shells: readonly Example[], programs: readonly Example[]) {
  const home = mkdtempSync(join(tmpdir(), 'tumen-example-'))
  try {
    const demo = shells.some(speaksOfDemo) ? makeDemo(home, PROGRAM) : undefined
    const ofDocuments = [...new Set(shells.map(({ path }) => path))].map((path) => () => {
      const own = shells.filter((one) => one.path === path)
      return runShell(own, PROGRAM, demo)
    })
    return await inLanes([...ofDocuments, ...programs.map((one) => () => runTypeScript(one))])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Runs the examples of all documents, or of those in some folders. */
async function main(folders: readonly string[]): Promise<number> {
  const checkout = checkoutAt(repositoryRoot)
  const isAsked = (path: string) =>
    folders.length === 0 || folders.some((folder) => path.startsWith(`${folder}/`))
  const documents = checkout.files.filter((path) => path.endsWith('.md') && isAsked(path))
  const all = documents.flatMap((path) =>
    markdownBlocks(checkout.read(path)).map((block) => ({ path, block })),
  )
  const programs = all.filter(
    ({ path, block }) =>
      /^(?:rooms\/[^/]+|world)\/README\.md$/.test(path) && block.language === 'ts',
  )
  const shells = all.filter(({ block }) => block.language === 'sh' && block.mark === 'test')
  const isBuilt = canRun(PROGRAM)
  if (!isBuilt) process.stdout.write('Shell examples skipped: no command line is built.\n')
  const problems = [
    ...silentRooms(checkout.files.filter(isAsked), [...programs, ...shells]),
    ...(await runAll(isBuilt ? shells : [], programs)),
  ]
  const counts = `${programs.length} programs and ${shells.length} shell examples`
  return reportProblems(problems, `${counts} do what their documents say.`)
}

if (isMain(import.meta.url)) process.exitCode = await main(process.argv.slice(2))
