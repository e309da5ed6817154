// What a search found: each document with the found words between « and » in their context.
import { intervalText } from './cell.ts'
import { inContext } from './claim-text.ts'
import type { Language } from './language.ts'
import { type Data, isData, listAt, textAt, valueAt } from './record-value.ts'
import type { Layout } from './table-text.ts'
import { safeText } from './text-width.ts'
import { wordsIn } from './words.ts'
import { hangText } from './wrap-text.ts'

/** The lines of `search`. */
export function searchText(language: Language, output: Data, layout: Layout = {}): string[] {
  const { command } = wordsIn(language)
  const hits = listAt(output, 'hits')
  if (hits.length === 0) return [command.nothingFound]
  return hits.flatMap((hit, n) => [...(n === 0 ? [] : ['']), ...hitLines(hit, layout)])
}

function hitLines(hit: Data, layout: Layout): string[] {
  const width = layout.width ?? 80
  const document = isData(hit.document) ? hit.document : hit
  const head = [
    textAt(document, 'id') ?? textAt(hit, 'document') ?? textAt(hit, 'doc'),
    intervalText(valueAt(document, 'published')),
    textAt(document, 'title'),
  ].filter((part) => part !== undefined && part !== '')
  const snippets = [...listAt(hit, 'snippets'), ...listAt(hit, 'matches')]
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
