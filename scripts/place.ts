// Where the repository is, and which files belong to it: what git tracks or would track.
// A check reads through a `Checkout`, so that its tests can hand it a few invented files.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const repositoryRoot = fileURLToPath(new URL('..', import.meta.url))

/** The files of a repository: paths with `/` between names, sorted, and a way to read them. */
export interface Checkout {
  files: readonly string[]
  read(path: string): string
}

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
function repositoryFiles(root: string): string[] {
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

/** The checkout at `root`; each file is read once. */
export function checkoutAt(root: string): Checkout {
  const texts = new Map<string, string>()
  return {
    files: repositoryFiles(root),
    read(path) {
      const known = texts.get(path)
      if (known !== undefined) return known
      const text = readFileSync(join(root, path), 'utf8')
      texts.set(path, text)
      return text
    },
  }
}

/** An invented checkout: its files by path. */
export function checkoutOf(texts: Readonly<Record<string, string>>): Checkout {
  return { files: Object.keys(texts).sort(), read: (path) => texts[path] ?? '' }
}

/** Whether the path is a source file of ours. */
export function isSource(path: string): boolean {
  return /\.(?:ts|tsx|mjs)$/.test(path)
}

/** Whether the path is a test file, or what the tests of a room share. */
export function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || /^rooms\/[^/]+\/fixture\//.test(path)
}
