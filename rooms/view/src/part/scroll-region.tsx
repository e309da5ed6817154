// A region that scrolls sideways by itself, so that a wide table never widens the page. It can be
// reached by keyboard (WCAG 2.1.1) and is named for screen readers.
import type { ComponentChildren, VNode } from 'preact'

/** The region around something wide. */
export function ScrollRegion({
  label,
  look = 'scroll',
  children,
}: {
  label: string
  look?: string
  children: ComponentChildren
}): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class={look} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
