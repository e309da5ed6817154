// Words, or what leads to a picture, of which somebody has said that they are hard to look at: what
// they are about stands in their place until somebody opens them, on paper too. Source: desk.md 8,
// R1 and R5.
import type { Content } from '@tumen/contract'
import { type Language, wordsIn } from '@tumen/words'
import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { contentSentence } from '../../claim/content.ts'

/** Whether whoever reads has chosen to see such words at once; nobody has unless they say so. */
export const OpenWords = createContext(false)

/** The words as they are where nothing was said of them; else folded, with what they are about. */
export function FoldedWords({
  language,
  content,
  children,
}: {
  language: Language
  content: Content | undefined
  children: ComponentChildren
}): VNode {
  const isOpen = useContext(OpenWords)
  if (content === undefined) return <>{children}</>
  return (
    <details class="folded-words" open={isOpen}>
      <summary>
        {contentSentence(language, content)}{' '}
        <span class="muted">{wordsIn(language).content.open}</span>
      </summary>
      {children}
    </details>
  )
}

/** A line with what a document holds, for whoever has opened it. */
export function ContentNote({
  language,
  content,
}: {
  language: Language
  content: Content | undefined
}): VNode | null {
  if (content === undefined) return null
  return <p class="notice">{contentSentence(language, content)}</p>
}
