// What a script of our own must see to run where nothing else can be seen: itself, the packages
// that it imports, and Node.
import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A built script by its place below: the sandbox has no loader for TypeScript. */
export function builtScript(name: string): string {
  return fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))
}

/** The folders that a built script needs, and the program that runs it. */
export function pathsOfScript(script: string): string[] {
  const folders = ancestorsOf(script)
  const own = folders.find((folder) => existsSync(join(folder, 'package.json'))) ?? dirname(script)
  const packages = folders.map((folder) => join(folder, 'node_modules')).filter(existsSync)
  const shared = packages.filter((one) => !one.startsWith(`${own}/`))
  return [process.execPath, own, ...shared, ...linkedFrom(own, packages)]
}

/** Where the packages lie that a package names and that are links to elsewhere: rooms of ours. */
function linkedFrom(own: string, packages: readonly string[]): string[] {
  const file = join(own, 'package.json')
  if (!existsSync(file)) return []
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies?: Record<string, string>
  }
  const links = Object.keys(dependencies).flatMap((name) =>
    packages.map((folder) => join(folder, name)).filter(existsSync),
  )
  return links.filter((link) => lstatSync(link).isSymbolicLink()).map((link) => realpathSync(link))
}

function ancestorsOf(path: string): string[] {
  const up = dirname(path)
  return up === path ? [] : [up, ...ancestorsOf(up)]
}

const ALL_MAY_ENTER = 0o001

/** Whether everybody of this machine may go to a path, as the account of nobody must. */
export function isOpenToAll(path: string): boolean {
  return ancestorsOf(path).every((folder) => (statSync(folder).mode & ALL_MAY_ENTER) !== 0)
}
