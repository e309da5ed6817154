// Where the repository is, and which files belong to it: what git tracks or would track.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const repositoryRoot = fileURLToPath(new URL('..', import.meta.url))

/** Whether the module with this `import.meta.url` is the program that was started. */
export function isMain(url: string): boolean {
  return process.argv[1] !== undefined && fileURLToPath(url) === process.argv[1]
}

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.tmp', 'tumen-demo'])

/** The paths below `root`, with `/` between names, sorted; built and installed files left out. */
export function filesBelow(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((name) => SKIPPED.has(name)))
    .sort()
}

/** The paths that git tracks or would track below `root`; every file where there is no git. */
export function repositoryFiles(root: string): string[] {
  if (!existsSync(join(root, '.git'))) return filesBelow(root)
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return listed
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .sort()
}
