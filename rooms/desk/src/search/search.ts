// search: documents by words, claims by act, place and number. Two modes, always said: as
// written, and all scripts and spellings that the gazetteer knows. Nothing of a query is kept.
import type { SearchHit, SearchQuery } from '@tumen/ledger'
import { z } from 'zod'
import { futureField, futureIn } from '../change/future-row.ts'
import { step } from '../change/make.ts'
import { actSchema } from '../claim/schema.ts'
import { wholeSigns } from '../document/words-around.ts'
import { type Call, type Desk, operation } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { claimInContextSchema } from '../record/schema.ts'
import { Refusal } from '../refusal.ts'
import { hasClaimFilter, searchClaims } from './claim.ts'
import { readSearchWords, type SearchWords } from './words.ts'

const MODES = ['as_written', 'all_spellings'] as const
type SearchMode = (typeof MODES)[number]

const hitSchema = z.object({
  id: z.string(),
  title: z.string(),
  language: z.string(),
  published: z.object({ earliest: z.string(), latest: z.string() }),
  snippets: z.array(
    z.object({
      start: z.int(),
      end: z.int(),
      before: z.string(),
      match: z.string(),
      after: z.string(),
    }),
  ),
})

/** The fields of a search. */
export const searchFields = {
  query: z.string().max(1000).optional().describe('words; "phrase"; OR; -word leaves out'),
  mode: z.enum(MODES).default('as_written').describe('or with all names of the places'),
  act: actSchema.optional().describe('claims of this act and those below it'),
  place: z.string().min(1).max(500).optional().describe('claims in this place or inside it'),
  number: z
    .string()
    .max(40)
    .optional()
    .describe('claims whose number could be this: 60, 60..75, 60.., ..75'),
  limit: z.int().min(1).max(1000).default(50).describe('how many at the most'),
}

export const search = operation({
  name: 'search',
  summary: 'Finds documents by words, and claims by words, act, place and number.',
  input: z.strictObject(searchFields),
  output: z.object({
    mode: z.enum(MODES),
    hits: z.array(hitSchema),
    claims: z.array(claimInContextSchema),
    asWritten: z.int().describe('documents found as written'),
    allSpellings: z.int().describe('documents found with all scripts and spellings'),
    more: z.int().describe('documents that only the other mode finds'),
    spellings: z.array(z.object({ term: z.string(), names: z.array(z.string()) })),
    ...futureField,
  }),
  changes: false,
  long: true,
  async run(desk, input, call) {
    const { query, mode, act, place, number, limit } = input
    const filter = { act, place, number, limit }
    if (query === undefined && !hasClaimFilter(filter)) throw new Refusal('invalid-input', 'query')
    const words = query === undefined ? undefined : readSearchWords(query)
    const gazetteer = await gazetteerOf(desk.ledger)
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
    return {
      mode,
      hits: await Promise.all(shown.map((hit) => hitAnswer(desk, hit))),
      claims: await searchClaims(desk, call, filter, words ? shown : undefined),
      asWritten: found.as_written.length,
      allSpellings: found.all_spellings.length,
      more: mode === 'as_written' ? found.all_spellings.length - found.as_written.length : 0,
      spellings,
      ...(await futureIn(desk, call.actor)),
    }
  },
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

async function hitAnswer(desk: Desk, hit: SearchHit) {
  const { id, title, language, published } = hit.document.row
  const text = (await desk.ledger.read.documentText(id)) ?? ''
  const snippets = hit.matches.map(({ start, end }) => ({
    start,
    end,
    before: wholeSigns(text.slice(Math.max(0, start - AROUND), start)),
    match: text.slice(start, end),
    after: wholeSigns(text.slice(end, end + AROUND)),
  }))
  return { id, title, language, published, snippets }
}
