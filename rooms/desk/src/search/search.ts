// search: every kind of record by words, claims by what they say. Two modes, always said: as
// written, and all scripts and spellings that the gazetteer knows. Nothing of a query is kept.
import { given } from '@tumen/claim'
import { type SearchMode, search } from '@tumen/contract'
import type { SearchHit, SearchQuery } from '@tumen/ledger'
import { futureIn } from '../change/future-row.ts'
import { step } from '../change/make.ts'
import { type ContentOf, openContent } from '../content/book.ts'
import { currentText } from '../document/text.ts'
import { wholeSigns } from '../document/words-around.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { searchClaims } from './claim.ts'
import { hasFilter, readFilter, type SearchFilter } from './filter.ts'
import { searchOthers } from './other.ts'
import { readSearchWords, type SearchWords } from './words.ts'

export const searchEverything = implement(search, async (desk, input, call) => {
  const { query, mode } = input
  const filter = await readFilter(desk, call, input)
  if (query === undefined && !hasFilter(filter)) throw new Refusal('invalid-input', 'query')
  const words = query === undefined ? undefined : readSearchWords(query)
  const gazetteer = await gazetteerOf(desk)
  const { days, ...anyDay } = filter
  const run = (which: SearchMode, of: SearchFilter) => {
    step(call, which, 0, 0)
    return words ? searchDocuments(desk, call, toQuery(words, which, gazetteer), of) : []
  }
  const spellings = words ? spellingsOf(words, gazetteer) : []
  const asWritten = await run('as_written', filter)
  // Where no word names a place, both modes ask the same.
  const all = spellings.length > 0 ? await run('all_spellings', filter) : asWritten
  const found = { as_written: asWritten, all_spellings: all }
  const shown = found[mode]
  // What was published on other days may tell of the asked ones.
  const told = days && words ? await run(mode, anyDay) : shown
  const contentOf = await openContent(desk)
  const isAllSpellings = mode === 'all_spellings'
  return {
    mode,
    hits: await Promise.all(shown.map((hit) => hitAnswer(desk, hit, contentOf))),
    claims: await searchClaims(desk, call, filter, words ? told : undefined),
    ...(words ? await searchOthers(desk, call, { words, isAllSpellings, filter }) : NO_OTHERS),
    asWritten: found.as_written.length,
    allSpellings: found.all_spellings.length,
    more: mode === 'as_written' ? found.all_spellings.length - found.as_written.length : 0,
    spellings,
    ...(await futureIn(desk, call.actor)),
  }
})

const NO_OTHERS = { events: [], persons: [], speakers: [], places: [] }

function toQuery(words: SearchWords, mode: SearchMode, gazetteer: Gazetteer): SearchQuery {
  const spell = (word: string) =>
    mode === 'as_written' ? [word] : [...new Set([word, ...gazetteer.spellings(word)])]
  return {
    all: words.all.map((group) => ({ anyOf: group.flatMap(spell) })),
    none: words.none.map((word) => ({ anyOf: spell(word) })),
  }
}

/** Why a folded hit was found: the names that stand for one place. */
function spellingsOf({ all, none }: SearchWords, gazetteer: Gazetteer) {
  return [...all.flat(), ...none].flatMap((term) => {
    const names = gazetteer.spellings(term)
    return names.length > 0 ? [{ term, names }] : []
  })
}

/** Hits that the asker may read; hidden ones take no place in the limit. */
async function searchDocuments(
  desk: Desk,
  call: Call,
  words: SearchQuery,
  { limit, days, publishers }: SearchFilter,
): Promise<SearchHit[]> {
  const query = { ...words, ...given({ published: days, publishers }) }
  for (let wanted = limit; ; wanted *= 4) {
    const hits = await desk.ledger.read.search({ ...query, limit: wanted })
    const readable = hits.filter(({ document }) => canRead(call.actor, objectOf(document)))
    if (readable.length >= limit || hits.length < wanted) return readable.slice(0, limit)
    step(call, 'search', 0, 0)
  }
}

const AROUND = 60

async function hitAnswer(desk: Desk, hit: SearchHit, contentOf: ContentOf) {
  const { id, title, language, published } = hit.document.row
  const { text } = await currentText(desk, hit.document.row)
  const snippets = hit.matches.map(({ start, end }) => ({
    start,
    end,
    before: wholeSigns(text.slice(Math.max(0, start - AROUND), start)),
    match: text.slice(start, end),
    after: wholeSigns(text.slice(end, end + AROUND)),
  }))
  return { id, title, language, published, ...contentOf(id), snippets }
}
