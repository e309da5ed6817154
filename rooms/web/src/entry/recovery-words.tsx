// The words of recovery, shown once.
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'

interface Props {
  language: Language
  words: readonly string[]
  /** Whether somebody has just joined, who has one key or none. */
  isNew?: boolean
}

export function RecoveryWords({ language, words, isNew = false }: Props): VNode {
  const { entry } = wordsIn(language).page
  return (
    <>
      <p>{entry.wordsWhy}</p>
      <ol class="recovery-words">
        {words.map((word) => (
          <li>
            <code>{word}</code>
          </li>
        ))}
      </ol>
      {isNew && <p class="notice">{entry.secondKey}</p>}
      <ul>
        <li>
          <a href="/account">{entry.toKeys}</a>
        </li>
        <li>
          <a href="/">{entry.goOn}</a>
        </li>
      </ul>
    </>
  )
}
