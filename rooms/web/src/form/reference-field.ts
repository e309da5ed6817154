// Names typed where a form wants a record: each is turned into its id before the page acts, and
// where several bear it the page is shown again with a choice. What nothing bears goes on as it was
// typed, so that what is hidden and what is missing are refused alike.
import { MOST_ID } from '@tumen/contract'
import { recordLabel, speakerLabel } from '@tumen/view'
import type { Ask, Offers, Page, ReferenceKind } from '../door/ask.ts'
import { meantId } from './meant-name.ts'
import { findClaims, findMentions, findPersons } from './record-search.ts'

const MOST_OFFERS = 20

/** The request with ids in the place of names, or what the names may mean, by field. */
export async function readReferences(
  ask: Ask,
  { references = {} }: Pick<Page, 'references'>,
): Promise<{ ask: Ask; offers?: Offers }> {
  const found = new Map<string, string>()
  const offers: Offers = {}
  for (const [field, kind] of Object.entries(references)) {
    const typed = ask.form.word(field)
    if (typed === undefined || typed.length > MOST_ID || !ask.may(`${kind}.list`)) continue
    const chosen = meantId(ask.form, field, typed)
    if (chosen !== undefined) {
      found.set(field, chosen)
      continue
    }
    const meant = await meantBy(ask, kind, typed)
    const [only, second] = meant
    if (only && second) offers[field] = meant
    else if (only) found.set(field, only.id)
  }
  if (Object.keys(offers).length > 0) return { ask, offers }
  // Files that were read before hang on the form as it came.
  return { ask: found.size === 0 ? ask : { ...ask, form: ask.form.with(found) } }
}

type Meant = Offers[string]

/** The records that typed words may mean: the one of that id, else those of such a name. */
export function meantBy(ask: Ask, kind: ReferenceKind, typed: string): Promise<Meant> {
  return FIND[kind](ask, typed)
}

const FIND: Readonly<Record<ReferenceKind, (ask: Ask, typed: string) => Promise<Meant>>> = {
  document: (ask, typed) => titled(ask, 'document', typed),
  event: (ask, typed) => titled(ask, 'event', typed),
  agent: findSpeakers,
  claim: findClaims,
  mention: findMentions,
  person: findPersons,
}

/** The one of this id, else those with these words in their title. */
async function titled(
  { call, language }: Ask,
  kind: 'document' | 'event',
  typed: string,
): Promise<Meant> {
  const names = async (ids: string[]) =>
    ids.length === 0
      ? []
      : (await call('record.names', { ids })).names.filter((one) => one.kind === kind)
  const byId = await names([typed])
  if (byId[0]) return [{ id: typed, label: recordLabel(language, byId[0], typed) }]
  const page = { title: typed, limit: MOST_OFFERS, order: 'newest' }
  const listed =
    kind === 'document'
      ? (await call('document.list', page)).documents
      : (await call('event.list', page)).events
  const found = await names(listed.map(({ id }) => id))
  const all = found.map((one) => ({ id: one.id, label: recordLabel(language, one, one.id) }))
  const whole = found.filter(({ title }) => title === typed)
  // Whoever typed one title whole meant it, although others hold the same words.
  return whole.length === 1 ? all.filter(({ id }) => id === whole[0]?.id) : all
}

async function findSpeakers({ call, language }: Ask, typed: string): Promise<Meant> {
  const ask = async (input: object) => (await call('agent.list', { ...input })).agents
  const byId = await ask({ ids: [typed] })
  const found =
    byId.length > 0 ? byId : await ask({ name: typed, limit: MOST_OFFERS, order: 'newest' })
  return found.map((one) => ({ id: one.id, label: speakerLabel(language, one) }))
}
