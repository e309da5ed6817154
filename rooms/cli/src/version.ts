// The version of this package, read once from its own package.json.
import { readFileSync } from 'node:fs'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

/** The version that `--version` prints. */
export const VERSION = (JSON.parse(manifest) as { version: string }).version
