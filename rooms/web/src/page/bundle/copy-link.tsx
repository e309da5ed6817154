// The way from a copy that may leave to a bundle with it.
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { copyBundlePath } from './about.tsx'

/** A link to the form; nothing for who may not ask for a bundle. */
export function CopyBundleLink({ ask, document }: { ask: Ask; document: string }): VNode | null {
  if (!ask.may('bundle.ask')) return null
  return (
    <p class="no-print">
      <a href={copyBundlePath(document)}>{ask.words.page.bundle.copy.start}</a>
    </p>
  )
}
