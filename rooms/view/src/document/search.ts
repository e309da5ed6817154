// What a search found: each document with the found words between « and » in their context.

import type { Content } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import { insteadOfWords } from '../claim/content.ts'
import { inContext } from '../claim/text.ts'
import { nameIn } from '../phrase/name-in.ts'
import { type Data, isData, listAt, textAt, valueAt } from '../phrase/record-value.ts'
import { intervalText } from '../terminal/cell.ts'
import { claimRowsText } from '../terminal/listing.ts'
import type { Layout } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText } from '../terminal/wrap.ts'

/** The lines of `search`: what was searched how, documents with marked words, claims. */
export function searchText(language: Language, output: Data, layout: Layout = {}): string[] {
  const { command } = wordsIn(language)
  const hits = listAt(output, 'hits')
  const claims = listAt(output, 'claims')
  const modes = modeLines(language, output)
  const others = otherLines(language, output, layout)
  if (hits.length === 0 && claims.length === 0 && others.length === 0)
    return [...modes, command.nothingFound]
  const listed =
    claims.length === 0 ? [] : ['', command.list.claims, ...claimRowsText(language, claims, layout)]
  const found = hits.flatMap((hit) => ['', ...hitLines(language, hit, layout)])
  return [...modes, ...found, ...listed, ...others]
}

/** Everything else that is called so, each kind under its own heading. */
function otherLines(language: Language, output: Data, layout: Layout): string[] {
  const { list } = wordsIn(language).command
  const titles = {
    events: list.events,
    persons: list.persons,
    speakers: list.agents,
    places: list.places,
  }
  return Object.entries(titles).flatMap(([field, title]) => {
    const rows = listAt(output, field)
    if (rows.length === 0) return []
    const lines = rows.flatMap((row) => {
      const own = textAt(row, 'title') ?? nameIn(language, namesIn(row))
      const called = own ?? [valueAt(row, 'names')].flat().join(', ')
      return hangText('', safeText(`${textAt(row, 'id') ?? ''}  ${called}`), layout.width ?? 80)
    })
    return ['', title, ...lines]
  })
}

/** The names of a speaker or a place, by their languages. */
function namesIn(row: Data): Record<string, string> {
  const names = valueAt(row, 'name') ?? valueAt(row, 'names')
  return isData(names) ? (names as Record<string, string>) : {}
}

/** The mode is always said, and how many documents only the other mode finds. */
function modeLines(language: Language, output: Data): string[] {
  const { search, nothingFound } = wordsIn(language).command
  const count = (key: string) => textAt(output, key) ?? nothingFound
  const isAll = output.mode === 'all_spellings'
  const shown = isAll
    ? fill(search.all, { n: count('allSpellings') })
    : fill(search.asWritten, { n: count('asWritten') })
  const more = Number(output.more ?? 0)
  const spellings = isAll ? listAt(output, 'spellings') : []
  return [
    ...(output.mode === undefined ? [] : [shown]),
    ...(more > 0 ? [fill(search.more, { n: more })] : []),
    ...spellings.map(({ term, names }) =>
      safeText(fill(search.spelled, { term: String(term), names: [names].flat().join(', ') })),
    ),
  ]
}

function hitLines(language: Language, hit: Data, layout: Layout): string[] {
  const width = layout.width ?? 80
  const document = isData(hit.document) ? hit.document : hit
  const head = [
    textAt(document, 'id') ?? textAt(hit, 'document') ?? textAt(hit, 'doc'),
    intervalText(valueAt(document, 'published')),
    textAt(document, 'title'),
  ].filter((part) => part !== undefined && part !== '')
  const content = isData(hit.content) ? (hit.content as unknown as Content) : undefined
  if (content) head.push(insteadOfWords(language, content))
  const snippets = content ? [] : [...listAt(hit, 'snippets'), ...listAt(hit, 'matches')]
  return [
    ...hangText('', safeText(head.join('  ')), width),
    ...snippets.flatMap((one) => {
      const line = snippetText(one, textAt(hit, 'text'))
      return line === '' ? [] : hangText('  ', line, width)
    }),
  ]
}

/** A snippet given as three pieces, as a text with spans, or as offsets in the hit's text. */
function snippetText(snippet: Data, hitText: string | undefined): string {
  const match = textAt(snippet, 'match') ?? textAt(snippet, 'found')
  if (match !== undefined) {
    const before = textAt(snippet, 'before') ?? ''
    return safeText(`${before}«${match}»${textAt(snippet, 'after') ?? ''}`).trim()
  }
  const body = textAt(snippet, 'text') ?? hitText
  const { start, end } = snippet
  if (body === undefined) return ''
  if (typeof start === 'number' && typeof end === 'number' && hitText !== undefined)
    return inContext(hitText, start, end)
  return safeText(markSpans(body, listAt(snippet, 'marks')))
}

function markSpans(body: string, marks: readonly Data[]): string {
  let out = ''
  let at = 0
  for (const mark of marks) {
    const start = Number(mark.start)
    const end = Number(mark.end)
    if (start < at || end > body.length) continue
    out += `${body.slice(at, start)}«${body.slice(start, end)}»`
    at = end
  }
  return out + body.slice(at)
}
