// Claims, records of lists and persons by words of theirs, where a form asks for one: what they
// say, who says it, where and when it was published; a name in any script; a number of a list.
import { Refusal } from '@tumen/desk'
import { type NamedRecord, recordLabel } from '@tumen/view'
import type { Ask, Offers } from '../door/ask.ts'
import { mentionNames, numberInList } from '../page/mention-name.ts'
import type { ShownPerson } from '../page/person/person-answer.ts'
import { personName } from '../page/person/person-name.ts'

type Meant = Offers[string]

const MOST_OFFERS = 20
/** Claims that are looked through for one word, and in all. */
const MOST_OF_WORD = 100
const MOST_LOOKED = 500
/** Words that are looked up as a speaker and a title. */
const MOST_WORDS = 6

interface ClaimWords {
  id: string
  doc: string
  quote: { text: string }[]
  chain: { label: string }[]
}

/** The claim of this id, else those that hold every word. */
export async function findClaims(ask: Ask, typed: string): Promise<Meant> {
  const byId = (await namesOf(ask, [typed])).filter(({ kind }) => kind === 'claim')
  if (byId[0]) return [{ id: typed, label: recordLabel(ask.language, byId[0], typed) }]
  const found = await claimsAbout(ask, wordsOf(typed))
  const names = await namesOf(ask, [...new Set(found.flatMap(({ id, doc }) => [id, doc]))])
  const named = new Map(names.map((one) => [one.id, one]))
  const whole = found.filter(({ id }) => labelOf(ask, named, id) === typed)
  // Whoever wrote the whole name of one claim meant it, although others hold the same words.
  if (whole.length === 1) return whole.map(({ id }) => meant(ask, named, id))
  const fits = found.filter((one) => {
    const about = haystackOf(ask, named, one)
    return wordsOf(typed).every((word) => about.includes(word))
  })
  return fits.slice(0, MOST_OFFERS).map(({ id }) => meant(ask, named, id))
}

type Named = ReadonlyMap<string, NamedRecord>

function labelOf({ language }: Ask, named: Named, id: string): string {
  return recordLabel(language, named.get(id), id).text
}

function meant({ language }: Ask, named: Named, id: string): Meant[number] {
  return { id, label: recordLabel(language, named.get(id), id) }
}

/** All that somebody may know a claim by: its number and act, source and day, words and title. */
function haystackOf(ask: Ask, named: Named, { id, doc, quote, chain }: ClaimWords): string {
  const { published } = named.get(doc) ?? {}
  return fold(
    [
      ...[labelOf(ask, named, id), labelOf(ask, named, doc)],
      ...quote.map(({ text }) => text),
      ...chain.map(({ label }) => label),
      ...(published ? [published.earliest, published.latest] : []),
    ].join(' '),
  )
}

function wordsOf(typed: string): string[] {
  return fold(typed)
    .split(/[\s,·“”"]+/u)
    .filter((word) => word !== '')
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Claims of the speakers and documents that the words may name, then the newest ones. */
async function claimsAbout(ask: Ask, words: readonly string[]): Promise<ClaimWords[]> {
  const { call } = ask
  const found = new Map<string, ClaimWords>()
  const take = async (filter: object, limit: number) => {
    const page = { ...filter, limit, order: 'newest' }
    const { claims } = await call('claim.list', page)
    for (const { claim } of claims) found.set(claim.id, claim)
  }
  const few = { limit: 3, order: 'newest' }
  // A number is in every other title, and names nobody.
  for (const word of words.filter((one) => /\p{L}{2}/u.test(one)).slice(0, MOST_WORDS)) {
    const { agents } = await call('agent.list', {
      name: word,
      ...few,
    })
    const { documents } = await call('document.list', {
      ...{ title: word, ...few },
    })
    for (const { id } of agents) await take({ agent: id }, MOST_OF_WORD)
    for (const { id } of documents) await take({ document: id }, MOST_OF_WORD)
  }
  if (found.size < MOST_LOOKED) await take({}, MOST_LOOKED - found.size)
  return [...found.values()]
}

/** Names for any number of ids, as many at once as may be asked for. */
async function namesOf({ call }: Ask, ids: readonly string[]): Promise<NamedRecord[]> {
  const names: NamedRecord[] = []
  for (let from = 0; from < ids.length; from += 500) {
    const page = { ids: ids.slice(from, from + 500) }
    names.push(...(await call('record.names', page)).names)
  }
  return names
}

interface FoundMention {
  id: string
  name?: string
}

/** The record of this id, else those of this number or name, on all lists or a named one. */
export async function findMentions(ask: Ask, typed: string): Promise<Meant> {
  const { lists } = await ask.call('list.list', {})
  const found: FoundMention[] = []
  for (const { id: list, title, mentions: count } of lists) {
    if (count === 0) continue
    const isHere = fold(typed).startsWith(fold(title))
    const name = isHere ? typed.slice(title.length).replace(/^[\s,]+/u, '') || typed : typed
    const asked = typed.startsWith(`${list}/`) ? numberInList(typed) : name
    const input = { list, name: asked, limit: MOST_OFFERS }
    const { mentions } = await ask.call('mention.list', input)
    const exact = mentions.filter(({ id }) => id === typed)
    if (exact.length > 0) return meantMentions(ask, exact)
    if (isHere && mentions.length > 0) return meantMentions(ask, mentions)
    found.push(...mentions)
  }
  const numbered = found.filter(({ id }) => fold(numberInList(id)) === fold(typed))
  return meantMentions(ask, (numbered.length > 0 ? numbered : found).slice(0, MOST_OFFERS))
}

async function meantMentions(ask: Ask, mentions: readonly FoundMention[]): Promise<Meant> {
  const names = await mentionNames(
    ask,
    mentions.map(({ id }) => id),
  )
  const { noName } = ask.words.page.person
  return mentions.map(({ id, name = noName }) => ({
    id,
    label: { text: [name, names(id)].join(ask.words.report.list) },
  }))
}

/** The person of this id, else those who may bear this name. */
export async function findPersons(ask: Ask, typed: string): Promise<Meant> {
  const byId = await shownPerson(ask, typed)
  if (byId) return [{ id: typed, label: { text: personName(ask, byId.person) } }]
  const input = { name: typed, limit: MOST_OFFERS }
  const { persons } = await ask.call('person.list', input)
  return persons.map((one) => ({ id: one.id, label: { text: personName(ask, one) } }))
}

async function shownPerson({ call }: Ask, id: string): Promise<ShownPerson | undefined> {
  try {
    return await call('person.show', { id })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
