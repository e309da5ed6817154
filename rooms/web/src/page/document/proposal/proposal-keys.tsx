// The keys of the page of proposals: the short list above the cards, and all of them in words, for
// whoever decides with the keyboard alone. The page of all keys tells the same.
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'

const PARTS = ['begin', 'answer', 'other', 'field', 'decide', 'undo'] as const

/** Every key in words. */
export function KeyWords({ language }: { language: Language }): VNode {
  const { help } = wordsIn(language).page.proposal
  return (
    <ul class="proposal-help">
      {PARTS.map((part) => (
        <li>{help[part]}</li>
      ))}
    </ul>
  )
}

/** The keys of this page; each is also a button on the cards. */
export function Legend({ language }: { language: Language }): VNode {
  const { legend, key, help } = wordsIn(language).page.proposal
  const keys = [
    ['j', 'k', key.move],
    ['0–9', '', key.answer],
    ['f', '', key.field],
    ['a', '', key.accept],
    ['e', '', key.edit],
    ['x', '', key.reject],
    ['u', '', key.undo],
  ] as const
  return (
    <div class="key-legend no-print">
      <ul class="proposal-keys" aria-label={legend}>
        {keys.map(([first, second, what]) => (
          <li>
            <kbd>{first}</kbd> {second !== '' && <kbd>{second}</kbd>} {what}
          </li>
        ))}
      </ul>
      <details>
        <summary>{help.title}</summary>
        <KeyWords language={language} />
      </details>
    </div>
  )
}
