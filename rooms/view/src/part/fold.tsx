// A section that is folded until somebody wants it: it opens by a click, a key, or a link to what
// is in it, without scripts, and prints whole.
import type { ComponentChildren, VNode } from 'preact'

export interface FoldProps {
  /** Where links lead; it lies inside, so that a link opens the section. */
  id: string
  heading: string
  /** How many things stand in it. */
  count?: number | undefined
  open?: boolean
  class?: string
  children: ComponentChildren
}

/** The section, closed unless `open`. */
export function Fold({ id, heading, count, open, children, ...rest }: FoldProps): VNode {
  const title = `${id}-title`
  return (
    <section class={`fold ${rest.class ?? ''}`.trim()} aria-labelledby={title}>
      <details open={open}>
        <summary>
          <h2 id={title}>{heading}</h2>
          {count !== undefined && <span class="count"> {count}</span>}
        </summary>
        <div id={id}>{children}</div>
      </details>
    </section>
  )
}
