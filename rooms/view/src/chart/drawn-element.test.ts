// Takes a drawing apart for the tests of charts: its texts with the room they need, its numbers,
// and the looks of its marks inside and outside of the legend.
import { textWidth } from '../terminal/text-width.ts'

/** Pixels of a column of text on a narrow screen, in a wide typeface, by look. */
const COLUMN_WIDTH: Readonly<Record<string, number>> = {
  'chart-lead': 13.9,
  'chart-heading': 13.9,
  'chart-tick': 11.2,
  'chart-note': 11.2,
  'chart-label': 12.4,
  'strip-tick': 7.5,
}

export interface DrawnText {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
}

function numberOf(tag: string, name: string): number {
  return Number(attribute(tag, name) ?? 'NaN')
}

/** Width in pixels: Han and Hangul are as wide as the type is high, whatever the typeface. */
function widthOf(text: string, look: string): number {
  const wide = [...text].filter((character) => textWidth(character) === 2).length
  const size = look === 'chart-tick' || look === 'chart-note' ? 20 : 22
  return wide * size + (textWidth(text) - 2 * wide) * (COLUMN_WIDTH[look] ?? 13.9)
}

/** The texts of a drawing with the box that each needs. */
export function textsIn(svg: string): DrawnText[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, inside = '', words = '']) => {
    const tag = ` ${inside}`
    const text = words.replace(/&(?:amp|lt|gt|quot|#39);/g, '&')
    const [x, y] = [numberOf(tag, 'x'), numberOf(tag, 'y')]
    const width = widthOf(text, attribute(tag, 'class') ?? '')
    const anchor = attribute(tag, 'text-anchor')
    const shift = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0
    return { text, left: x - shift, right: x - shift + width, top: y - 17, bottom: y + 5 }
  })
}

/** Width and height of the drawing. */
export function sizeOf(svg: string): [number, number] {
  const [, , width = 0, height = 0] = (attribute(svg, 'viewBox') ?? '').split(' ').map(Number)
  return [width, height]
}

/** What must never stand in a drawing, and each shape that is inside out or outside. */
export function faultsIn(svg: string): string[] {
  const [width, height] = sizeOf(svg)
  const words = ['NaN', 'Infinity', 'undefined', 'null', '[object'].filter((one) =>
    svg.replace(/<(?:title|desc|text)[^>]*>[^<]*/g, '').includes(one),
  )
  const shapes = [...svg.matchAll(/<(?:rect|circle)[^>]*>/g)].flatMap(([tag]) => {
    const left = tag.startsWith('<rect') ? numberOf(tag, 'x') : numberOf(tag, 'cx')
    const right = tag.startsWith('<rect') ? left + numberOf(tag, 'width') : left
    const isRight = left >= -0.1 && right >= left && right <= width + 0.1
    const isTall = !tag.startsWith('<rect') || numberOf(tag, 'height') >= 0
    return isRight && isTall ? [] : [tag]
  })
  return [...words, ...shapes, ...(height > 0 ? [] : ['no height'])]
}

/** Looks by class, in the drawing itself and in its legend. */
export function looksIn(svg: string): { drawn: Set<string>; explained: Set<string> } {
  const [drawing = '', legend = ''] = svg.split(/<(?:g|ul) class="chart-legend">/)
  const looks = (part: string) =>
    new Set([...part.matchAll(/ class="([^"]*)"/g)].flatMap(([, one = '']) => one.split(' ')))
  return { drawn: looks(drawing), explained: looks(legend) }
}
