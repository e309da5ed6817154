// search: documents by words, claims by act, place and number. Two modes, always said: as
// written, and all scripts and spellings that the gazetteer knows. Nothing of a query is kept.
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
import { hasClaimFilter, searchClaims } from './claim.ts'
import { readSearchWords, type SearchWords } from './words.ts'

export const searchEverything = implement(search, async (desk, input, call) => {
  const { query, mode, act, place, number, limit } = input
  const filter = { act, place, number, limit }
  if (query === undefined && !hasClaimFilter(filter)) throw new Refusal('invalid-input', 'query')
  const words = query === undefined ? undefined : readSearchWords(query)
  const gazetteer = await gazetteerOf(desk)
  const run = (which: SearchMode) => {
    step(call, which, 0, 0)
    return words ? searchDocuments(desk, call, toQuery(words, which, gazetteer), limit) : []
  }
  const spellings = words ? spellingsOf(words, gazetteer) : []
  const asWritten = await run('as_written')
  // Where no word names a place, both modes ask the same.
  const all = spellings.length > 0 ? await run('all_spellings') : asWritten
  const found = { as_written: asWritten, all_spellings: all }
  const shown = found[mode]
  const contentOf = await openContent(desk)
  return {
    mode,
    hits: await Promise.all(shown.map((hit) => hitAnswer(desk, hit, contentOf))),
    claims: await searchClaims(desk, call, filter, words ? shown : undefined),
    asWritten: found.as_written.length,
    allSpellings: found.all_spellings.length,
    more: mode === 'as_written' ? found.all_spellings.length - found.as_written.length : 0,
    spellings,
    ...(await futureIn(desk, call.actor)),
  }
})

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
  query: SearchQuery,
  limit: number,
): Promise<SearchHit[]> {
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
