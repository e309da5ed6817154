// Which pages open for somebody: what each asks the desk for first.
import { GO_KEYS, type GoName, NAVIGATION, type NavName } from '@tumen/view'

/** What a page asks for first; the start page asks for what one may. */
const NEEDED: Readonly<Partial<Record<NavName | GoName, string>>> = {
  documents: 'document.list',
  claims: 'claim.list',
  speakers: 'agent.list',
  events: 'event.list',
  figures: 'figure.ask',
  estimates: 'estimate.run',
  persons: 'person.list',
  lineage: 'document.proposals',
  relays: 'agent.relays',
  search: 'search',
  log: 'log.show',
}

type May = (operation: string) => boolean

function opens(may: May, name: NavName | GoName): boolean {
  const operation = NEEDED[name]
  return operation === undefined || may(operation)
}

/** The entries of the navigation that lead somebody somewhere. */
export function openEntries(may: May): NavName[] {
  return NAVIGATION.map(([name]) => name).filter((name) => opens(may, name))
}

/** The pages to which a key leads somebody. */
export function openGoes(may: May): GoName[] {
  return GO_KEYS.map(([name]) => name).filter((name) => opens(may, name))
}
