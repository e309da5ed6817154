// Runs a bench of the reader once more over the compiled room, since that is what the product
// runs: from source tsx names every function when it is made, which costs a tenth and more.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SOURCE_CONDITION = '--conditions=tumen-source'

/** Whether this process has the reader from the folder `dist`, as the product has it. */
export function isCompiled(): boolean {
  return import.meta.resolve('@tumen/reading').endsWith('/dist/index.js')
}

/** Builds the reader, and runs this very command without its sources; gives the exit code. */
export function runCompiled(): number {
  const run = (args: readonly string[]) =>
    spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1
  const built = run(['node_modules/typescript/bin/tsc', '-b', 'rooms/reading'])
  if (built !== 0) return built
  const own = process.execArgv.filter((word) => word !== SOURCE_CONDITION)
  return run([...own, ...process.argv.slice(1)])
}
