// The licences of every installed package, read from the packages themselves. What may be used is
// in DESIGN §11; a package under "A OR B" passes when one of the two does.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problem.ts'

const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'Apache-2.0',
  'MPL-2.0',
  '0BSD',
  'Unlicense',
  'BlueOak-1.0.0',
])

/**
 * Packages under a licence that is not on the list, each with its own: libraries that are only
 * linked when Tumen runs, so that whoever likes can put another build in their place.
 */
const LINKED: readonly (readonly [name: RegExp, licence: string])[] = [
  [/^@img\/sharp-libvips-/, 'LGPL-3.0-or-later'],
]

/** An installed package and what its package.json says about its licence. */
export interface InstalledPackage {
  name: string
  licence: unknown
}

/** Whether an SPDX expression of names, OR, AND and brackets is satisfied by what is allowed. */
export function isLicenceAllowed(licence: unknown): boolean {
  if (typeof licence !== 'string') return false
  const flat = licence.replace(/[()]/g, ' ').trim()
  if (flat.includes(' OR ') && flat.includes(' AND ')) return false
  if (flat.includes(' AND ')) return flat.split(' AND ').every((one) => ALLOWED.has(one.trim()))
  return flat.split(' OR ').some((one) => ALLOWED.has(one.trim()))
}

/** One problem for each package whose licence is not allowed or not named. */
export function licenceProblems(packages: readonly InstalledPackage[]): Problem[] {
  return packages
    .filter(({ name, licence }) => {
      const isLinked = LINKED.some(([names, own]) => names.test(name) && own === licence)
      return !isLinked && !isLicenceAllowed(licence)
    })
    .map((one) => ({
      path: `node_modules/${one.name}`,
      rule: 'licence',
      text: `has the licence ${JSON.stringify(one.licence ?? null)}, which is not in our list.`,
    }))
}

function packageFolders(modules: string): string[] {
  if (!existsSync(modules)) return []
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(join(modules, name)).map((inner) => join(modules, name, inner))
        : [join(modules, name)],
    )
}

/** Every package below a node_modules folder, packages inside packages included. */
export function installedPackages(modules: string): InstalledPackage[] {
  return packageFolders(modules).flatMap((folder) => {
    const manifest = join(folder, 'package.json')
    if (!existsSync(manifest)) return []
    const parsed: { name?: string; license?: unknown } = JSON.parse(readFileSync(manifest, 'utf8'))
    const itself = {
      name: parsed.name ?? folder.slice(modules.length + 1),
      licence: parsed.license,
    }
    return [itself, ...installedPackages(join(folder, 'node_modules'))]
  })
}
