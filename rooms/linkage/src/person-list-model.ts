// The settings for lists of persons as the desk keeps them: what is compared when nobody gives a
// model of their own. Each number has its reason in data/README.md.
import { readFileSync } from 'node:fs'

const FILE = new URL('../data/person-list.json', import.meta.url)

/**
 * The settings, as a parsed file of the format tumen-linkage-model/1. Columns: `name`, `born_low`
 * and `born_high`, `sex`, `home`, `place`, `month` (months since the year 0).
 */
export function personListModel(): unknown {
  return JSON.parse(readFileSync(FILE, 'utf8'))
}
