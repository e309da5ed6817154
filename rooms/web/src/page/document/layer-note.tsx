// What is known of a file that is no text: why it has none here, or what was found in it. Codes and
// counts only; nothing of what such a file hides stands on the page.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { ShownDocument } from './document-answer.ts'

interface LayerProps {
  language: Language
  document: ShownDocument
}

/** A card above the text; nothing where the file is a text itself. */
export function LayerNote({ language, document: { layer } }: LayerProps): VNode | null {
  if (!layer) return null
  const own = wordsIn(language).page.reader.layer
  const sentences: Readonly<Record<string, string | undefined>> = own.finding
  const found = layer.findings.flatMap(({ code, count }) => {
    const sentence = sentences[code]
    return sentence === undefined ? [] : [fill(sentence, { n: count })]
  })
  const isKept = layer.tool === undefined
  if (found.length === 0) return null
  return (
    <section class="notice" aria-labelledby="layer">
      <h2 id="layer">{own.title}</h2>
      {isKept && <p>{own.kept}</p>}
      {found.length === 1 ? (
        <p>{found[0]}</p>
      ) : (
        <ul>
          {found.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** By which program the text was made, and where the file was opened. */
export function layerMaking(language: Language, { layer }: ShownDocument): string | undefined {
  if (layer?.tool === undefined) return undefined
  const own = wordsIn(language).page.reader.layer
  const made = fill(own.made, { tool: layer.tool, pages: layer.pages?.length })
  return `${made} ${own.isolation[layer.isolation]}`
}
