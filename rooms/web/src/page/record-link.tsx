// A link to a record by its name.
import type { VNode } from 'preact'
import type { RecordNames } from './record-name.ts'

/** The name as a link; the id where there is no name. */
export function RecordLink({
  names,
  id,
  href,
}: {
  names: Pick<RecordNames, 'label'>
  id: string
  href: string
}): VNode {
  const { text, lang } = names.label(id)
  return (
    <a href={href} lang={lang}>
      {text}
    </a>
  )
}
