// The hatching of what is contested, and of places that are known as a whole province only.
import type { VNode } from 'preact'

/** Lines from lower left to upper right; `url(#ID-hatch)` fills a shape with it. */
export function HatchPattern({ id, look = 'chart-hatch' }: { id: string; look?: string }): VNode {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width={7}
        height={7}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path class={look} d="M1 0V7" />
      </pattern>
    </defs>
  )
}
