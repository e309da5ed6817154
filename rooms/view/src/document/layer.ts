// What is known of a file that is no text, as sentences: why it has none here, or what was found in
// it, and by what its text was made. Codes and counts only; nothing of what such a file hides.
import type { LayerFinding, TextLayer } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'

/** A sentence for each finding; first that the file is kept, where it has no text. */
export function layerSentences(
  language: Language,
  findings: readonly LayerFinding[],
  isRead: boolean,
): string[] {
  const own = wordsIn(language).page.reader.layer
  const sentences: Readonly<Record<string, string | undefined>> = own.finding
  const found = findings.flatMap(({ code, count, pages }) => {
    const sentence = sentences[code]
    return sentence === undefined ? [] : [fill(sentence, { n: count, pages: rangesOf(pages) })]
  })
  return isRead ? found : [own.kept, ...found]
}

/** Numbers of pages, those that follow each other as one range: 1–3, 7. */
function rangesOf(pages: readonly number[] = []): string {
  const ranges: [from: number, to: number][] = []
  for (const page of pages) {
    const last = ranges.at(-1)
    if (last && page === last[1] + 1) last[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

/** By which program a text was made, and where the file was opened; nothing without a text. */
export function layerMaking(language: Language, layer: TextLayer | undefined): string | undefined {
  if (layer?.tool === undefined) return undefined
  const own = wordsIn(language).page.reader.layer
  const made = fill(own.made, {
    tool: layer.tool,
    pages: layer.pageKind ? undefined : layer.pages?.length,
  })
  return layer.isolation === undefined ? made : `${made} ${own.isolation[layer.isolation]}`
}
