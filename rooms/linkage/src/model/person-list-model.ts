// The settings for lists of persons as the desk keeps them: what is compared when nobody gives a
// model of their own. Rules are made of the fields that the lists state, the surest first. Each
// number has its reason in data/README.md.
import { readFileSync } from 'node:fs'

const FILE = new URL('../../data/person-list.json', import.meta.url)

/** What tells people of one name apart, the surest first. */
export const PERSON_FIELDS = ['home', 'month', 'born', 'place'] as const
export type PersonField = (typeof PERSON_FIELDS)[number]

/** A field as a column to be equal on, and as a condition on two records. */
const AGREEING: Readonly<Record<PersonField, { on: string; when: object }>> = {
  home: { on: 'home', when: { equal: 'home' } },
  month: { on: 'month', when: { equal: 'month' } },
  born: { on: 'born_low', when: { bands: 'born', within: 0 } },
  place: { on: 'place', when: { equal: 'place' } },
}
// Names of one level 4 have a key in common: found by it, far fewer names are compared.
const NAME_KEYS = ['name_key.surname', 'name_key.given']
const ONE_NAME = { value_level: 'name', at_least: 4 }

interface ModelFile {
  blocking: { name: string; on: string[] }[]
  blocking_families: { with_name: number[]; without_name: number[] }
  prior: { rules: { on: string[]; and: object }[] }
  training: { em: { when: object; max_pairs: number }[] }
}

/**
 * The settings, as a parsed file of the format tumen-linkage-model/1. Columns: `name`, `born_low`
 * and `born_high`, `sex`, `home`, `place`, `month` (months since the year 0). `stated` are the
 * fields that the lists hold often enough for rules; on the first so many of these together pairs
 * are found without their names, two unless that would be too many pairs.
 */
export function personListModel(
  stated: readonly PersonField[] = PERSON_FIELDS,
  together = 2,
): unknown {
  const file = JSON.parse(readFileSync(FILE, 'utf8')) as ModelFile
  const surest = PERSON_FIELDS.filter((field) => stated.includes(field))
  const two = surest.slice(0, 2)
  const blocking = blockingOf(file, surest, together)
  const [named, by] = file.training.em
  const learned = surest.slice(0, 3).map((field) => AGREEING[field].when)
  const most = named?.max_pairs ?? 0
  return {
    ...file,
    blocking,
    blocking_families: familiesOf(blocking),
    prior: {
      ...file.prior,
      rules: [{ on: NAME_KEYS, and: { and: [ONE_NAME, ...two.map((one) => AGREEING[one].when)] } }],
    },
    training: {
      ...file.training,
      em: [...(learned.length > 0 ? [{ when: { and: learned }, max_pairs: most }] : []), by],
    },
  }
}

/** Rules by name, with the surest field where one is not enough; and one without the name. */
function blockingOf({ blocking }: ModelFile, surest: readonly PersonField[], together: number) {
  const columns = surest.map((field) => AGREEING[field].on)
  const [first] = columns
  const byName = blocking
    .filter(({ on }) => on.some(isOfName))
    .map(({ on }) => on.flatMap((column) => (isOfName(column) ? column : (first ?? []))))
  const without = columns.length < together ? [] : [columns.slice(0, together)]
  const rules = [...byName, ...without].map((on) => ({ name: nameOf(on), on }))
  return rules.filter(({ name }, n) => rules.findIndex((one) => one.name === name) === n)
}

function familiesOf(blocking: ModelFile['blocking']): ModelFile['blocking_families'] {
  const places = (fits: (on: string[]) => boolean) =>
    blocking.flatMap(({ on }, n) => (fits(on) ? [n] : []))
  return {
    with_name: places((on) => on.every(isOfName) && on.length === 2),
    without_name: places((on) => !on.some(isOfName)),
  }
}

function isOfName(column: string): boolean {
  return column.startsWith('name_key.')
}

function nameOf(on: readonly string[]): string {
  return on.map((column) => column.replace('name_key.', '')).join(' + ')
}
