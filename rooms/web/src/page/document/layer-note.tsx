// What was found in a file that is no text, or why it has none here, above its text.
import { layerSentences } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { ShownDocument } from './document-answer.ts'

/** A card above the text; nothing where there is nothing to say. */
export function LayerNote(props: {
  language: Language
  document: ShownDocument
  /** Whether what is inside may be added by itself. */
  mayAdd: boolean
}): VNode | null {
  const { language, document, mayAdd } = props
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
      {mayAdd && layer.findings.some(({ code }) => code === 'attached_files') && (
        <p class="no-print">
          <a href={`/documents/new?${new URLSearchParams({ from: document.id })}`}>
            {wordsIn(language).page.reader.addAttached}
          </a>
        </p>
      )}
    </section>
  )
}
