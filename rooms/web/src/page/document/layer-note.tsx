// What was found in a file that is no text, or why it has none here, above its text.
import { layerSentences } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
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
      {mayAdd && <AttachedLinks language={language} document={document} />}
    </section>
  )
}

/** Files of an e-mail that have a link each; of more the number is typed. */
const MOST_LINKS = 20

/** The files of an e-mail by their numbers, for their names may name somebody. */
function AttachedLinks({ language, document }: { language: Language; document: ShownDocument }) {
  const count = document.layer?.findings.find(({ code }) => code === 'attached_files')?.count ?? 0
  if (count === 0) return null
  const own = wordsIn(language).page.reader
  const hrefOf = (part?: number) => {
    const query = new URLSearchParams({ from: document.id, ...(part && { part: String(part) }) })
    return `/documents/new?${query}`
  }
  if (count > MOST_LINKS)
    return (
      <p class="no-print">
        <a href={hrefOf()}>{own.addAttached}</a>
      </p>
    )
  return (
    <ul class="no-print">
      {Array.from({ length: count }, (_, n) => (
        <li>
          <a href={hrefOf(n + 1)}>{fill(own.takeAttached, { n: n + 1 })}</a>
        </li>
      ))}
    </ul>
  )
}
