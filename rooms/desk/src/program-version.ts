// The version of the program, as what leaves the house says by which it was written.
import { readFileSync } from 'node:fs'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

/** All rooms have one version. */
export const VERSION = (JSON.parse(manifest) as { version: string }).version
