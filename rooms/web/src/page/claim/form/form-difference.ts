// Three states of one form: the version that somebody started from, the newest one, and what they
// typed. Where only one side moved, that side holds; where both did, what was typed stays.
import { Form } from '../../../form/form.ts'
import { claimFields } from './field-table.ts'

/** One field in its three states, as they stand in the form; empty when there is nothing. */
export interface FieldDifference {
  name: string
  base: string
  newest: string
  mine: string
}

const BESIDE = /^(offset|offsetFor|reason|keep|step|lang|part|speaker|choose-|for-|meant)/
/** Fields that are posted as they are by default: the desk reads an empty one in the same way. */
const USUAL: ReadonlyMap<string, string | undefined> = new Map(
  claimFields.map(([name, { usual }]) => [name, usual]),
)

/** Every field in which the newest version or what was typed differs from the base. */
export function differencesOf(base: Form, newest: Form, mine: Form): FieldDifference[] {
  const names = new Set(
    [base, newest, mine].flatMap((form) => form.entries().map(([name]) => name)),
  )
  return [...names]
    .filter((name) => !BESIDE.test(name) && !isIdle(name, [base, newest, mine]))
    .map((name) => ({
      name,
      base: textOf(base, name),
      newest: textOf(newest, name),
      mine: textOf(mine, name),
    }))
    .filter(({ base, newest, mine }) => newest !== base || mine !== base)
}

/** The form with which the newest version is amended: nothing of either side is lost unseen. */
export function mergedForm(base: Form, newest: Form, mine: Form): Form {
  const differences = differencesOf(base, newest, mine)
  const taken = new Map(
    differences.map(({ name, ...one }) => [name, one.mine === one.base ? one.newest : one.mine]),
  )
  const isOwnQuote = taken.get('quote') === textOf(mine, 'quote')
  const offsets = (isOwnQuote || !taken.has('quote') ? mine : newest)
    .entries()
    .filter(([name]) => name === 'offset' || name === 'offsetFor')
  const isOwnChain = (taken.get('chain') ?? textOf(mine, 'chain')) === textOf(mine, 'chain')
  const meant = (isOwnChain ? mine : newest).entries().filter(([name]) => /^meant/.test(name))
  const kept = mine.entries().filter(([name]) => !taken.has(name) && !/^(offset|meant)/.test(name))
  return new Form([
    ...kept,
    ...offsets,
    ...meant,
    ...[...taken].filter(([, value]) => value !== ''),
  ])
}

function textOf(form: Form, name: string): string {
  return form.word(name) ?? USUAL.get(name) ?? ''
}

/** The choices of an empty row, such as the kind of a relation to no claim, say nothing. */
function isIdle(name: string, forms: readonly Form[]): boolean {
  const [, row, part] = /^((?:place|restrict|relation)\d+)([A-Z]\w*)$/.exec(name) ?? []
  if (row === undefined || part === undefined) return false
  const filled = row.startsWith('place')
    ? row
    : `${row}${row.startsWith('relation') ? 'To' : 'Label'}`
  return name !== filled && forms.every((form) => form.word(filled) === undefined)
}
