// The frame of every chart: an SVG with title and description, texts in lines, links around
// marks. Geometry stands in attributes and looks in classes, since pages allow no inline style.
import type { ComponentChildren, VNode } from 'preact'
import { safeText, textWidth } from '../terminal/text-width.ts'
import { wrapText } from '../terminal/wrap.ts'
import { round } from './scale.ts'

/** Width of every drawing in its own units; a page scales it. */
export const WIDTH = 640
/** Where the marks stand; to the left of it stand labels, to the right of it arrows. */
export const PLOT = { left: 206, right: 604, edge: 632 } as const
/**
 * Columns of text over the whole width, the same in bold, and in the column of labels: so few that
 * they fit on a narrow screen, where the style sheet enlarges the words, in a wide typeface.
 */
export const COLUMNS = { full: 50, bold: 45, label: 15 } as const
export const LINE = 24
/** The width of a column of small text on a narrow screen. */
export const TICK_WIDTH = 11.5

export interface DrawingProps {
  /** Unique on its page: other ids are made from it. */
  id: string
  title: string
  description: string
  height: number
  /** Whether marks inside are links; a picture without any is one image to a screen reader. */
  linked: boolean
  children?: ComponentChildren
}

/**
 * The SVG around a chart. With links inside it is a group: the role of an image would hide them
 * from a screen reader (ARIA: the children of an image are presentational).
 */
export function Drawing(props: DrawingProps): VNode {
  const { id, title, description, height, linked, children } = props
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role={linked ? 'group' : 'img'}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      direction="ltr"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{safeText(description)}</desc>
      {children}
    </svg>
  )
}

/** A link around a mark, named by a title; the mark alone when there is nowhere to go. */
export function MarkLink(props: {
  href?: string | undefined
  name: string
  children: ComponentChildren
}): VNode {
  const { href, name, children } = props
  const title = <title>{safeText(name)}</title>
  if (href === undefined)
    return (
      <g class="chart-item">
        {title}
        {children}
      </g>
    )
  return (
    <a class="chart-item" href={href}>
      {title}
      {children}
    </a>
  )
}

/** The address of a claim; an id is never part of it unescaped. */
export function claimHref(claim: string): string {
  return `/claims/${encodeURIComponent(claim)}`
}

/** The lines of a label: no control or direction characters, none wider than the column. */
export function linesOf(text: string, columns: number, most = 3): string[] {
  const lines = wrapText(safeText(text), columns)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`]
}

/** Lines of text under each other; `y` is the baseline of the first. */
export function Lines(props: {
  lines: readonly string[]
  x: number
  y: number
  look?: string
  anchor?: 'start' | 'middle' | 'end'
}): VNode {
  const { lines, x, y, look = 'chart-label', anchor } = props
  return (
    <>
      {lines.map((line, n) => (
        <text class={look} x={x} y={y + n * LINE} text-anchor={anchor}>
          {line}
        </text>
      ))}
    </>
  )
}

/** Where a text centred on x stands so that all of it lies in the drawing. */
export function insideX(x: number, text: string): number {
  const half = (textWidth(text) * TICK_WIDTH) / 2
  return round(Math.max(half, Math.min(x, WIDTH - half)))
}

/** A drawing that has nothing but words to show. */
export function WordsOnly(props: { id: string; title: string; words: readonly string[] }): VNode {
  const { id, title, words } = props
  const lines = words.flatMap((text) => linesOf(text, COLUMNS.full, 4))
  return (
    <Drawing
      id={id}
      title={title}
      description={words.join(' ')}
      height={lines.length * LINE + 16}
      linked={false}
    >
      <Lines lines={lines} x={4} y={22} />
    </Drawing>
  )
}
