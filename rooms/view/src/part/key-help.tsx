// The keys, once: the dialog behind `?` on every page and the list on the help page. The island
// `key` reads from the dialog where each letter leads, so that they cannot differ.
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'

/** What each key does on every page. */
export const KEYS = [
  ['help', '?'],
  ['search', '/'],
  ['next', 'j'],
  ['previous', 'k'],
  ['open', 'Enter'],
  ['edit', 'e'],
  ['undo', 'u'],
  ['save', 'Ctrl+Enter'],
  ['close', 'Esc'],
] as const

/** Where the letter after `g` leads. */
export const GO_KEYS = [
  ['home', 'h', '/'],
  ['documents', 'e', '/documents'],
  ['claims', 'c', '/claims'],
  ['events', 'v', '/events'],
  ['speakers', 'p', '/speakers'],
  ['figures', 'f', '/figures'],
  ['persons', 'n', '/persons'],
  ['lineage', 'l', '/lineage'],
  ['relays', 'r', '/relays'],
  ['search', 's', '/search'],
  ['log', 'o', '/log'],
] as const

export type GoName = (typeof GO_KEYS)[number][0]

/** The keys of every page as two lists; `level` of their headings fits what stands around. */
export function KeyList({
  language,
  level: Heading,
  goes,
}: {
  language: Language
  level: 'h2' | 'h3'
  /** The pages that the person may open; all of them without it. */
  goes?: readonly GoName[] | undefined
}): VNode {
  const { key } = wordsIn(language).page
  return (
    <>
      <Heading>{key.everywhere}</Heading>
      <ul class="keys">
        {KEYS.map(([name, letter]) => (
          <li>
            <kbd>{letter}</kbd> {key.what[name]}
          </li>
        ))}
      </ul>
      <Heading>{key.goTo}</Heading>
      <ul class="keys">
        {GO_KEYS.filter(([name]) => goes?.includes(name) ?? true).map(([name, letter, href]) => (
          <li>
            <kbd>{letter}</kbd>{' '}
            <a href={href} data-go={letter}>
              {key.go[name]}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The dialog that `?` opens; the island adds the keys that only this page has. */
export function KeyDialog({
  language,
  goes,
}: {
  language: Language
  goes?: readonly GoName[] | undefined
}): VNode {
  const { key } = wordsIn(language).page
  return (
    <dialog id="keys" class="key-help" aria-labelledby="keys-title">
      <h2 id="keys-title">{key.title}</h2>
      <section data-own hidden>
        <h3>{key.thisPage}</h3>
        <ul class="keys" />
      </section>
      <KeyList language={language} level="h3" goes={goes} />
      <p>
        <a href="/help/keys">{key.page}</a>
      </p>
      <form method="dialog">
        <button type="submit">{key.close}</button>
      </form>
    </dialog>
  )
}
