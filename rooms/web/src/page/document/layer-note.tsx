// What was found in a file that is no text, or why it has none here, above its text.
import { layerSentences } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { ShownDocument } from './document-answer.ts'

/** A card above the text; nothing where there is nothing to say. */
export function LayerNote(props: { language: Language; document: ShownDocument }): VNode | null {
  const { language, document } = props
  const { layer } = document
  if (!layer) return null
  const sentences = layerSentences(language, layer.findings, layer.tool !== undefined)
  if (sentences.length === 0) return null
  return (
    <section class="card" aria-labelledby="layer">
      <h2 id="layer">{wordsIn(language).page.reader.layer.title}</h2>
      {sentences.map((one) => (
        <p>{one}</p>
      ))}
    </section>
  )
}
