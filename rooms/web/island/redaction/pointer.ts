// Hands on the mouse or the glass: drawing a box, moving one, taking a corner along.
import { clipped, type Rectangle } from '../../src/page/redaction/brush.ts'
import { type Board, type Data, rowOf } from './board.ts'
import type { Box } from './row.ts'
import type { Stage } from './stage.ts'

/** A stroke that is shorter draws nothing; pixels of the screen. */
const LEAST_STROKE = 4

interface Point {
  x: number
  y: number
}

/** What a stroke makes: a new box, a moved one, or one of which a corner went along. */
function dragged(from: Point, to: Point, box: Box | undefined, corner?: string): Rectangle {
  if (box && corner === undefined)
    return { x: box.x + to.x - from.x, y: box.y + to.y - from.y, w: box.w, h: box.h }
  const fixed = box
    ? {
        x: corner?.endsWith('e') ? box.x : box.x + box.w,
        y: corner?.startsWith('s') ? box.y : box.y + box.h,
      }
    : from
  const [x, y] = [Math.min(fixed.x, to.x), Math.min(fixed.y, to.y)]
  return { x, y, w: Math.abs(to.x - fixed.x), h: Math.abs(to.y - fixed.y) }
}

/** Follows one stroke from where it begins to its end. */
export function followStroke(
  event: PointerEvent,
  { board, stage, data }: { board: Board; stage: Stage; data: Data },
): void {
  const { plane, zoom } = stage
  const at = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = plane.getBoundingClientRect()
    return { x: (clientX - left) / zoom, y: (clientY - top) / zoom }
  }
  const corner = (event.target as HTMLElement).dataset.corner
  const row = corner === undefined ? rowOf(event.target) : board.box?.row
  const box = board.boxes.find((one) => one.row === row)
  const begun = at(event)
  const drawn = document.createElement('div')
  drawn.className = 'redaction-drawn'
  let place: Rectangle | undefined
  const move = (next: PointerEvent) => {
    const now = at(next)
    const far = Math.max(Math.abs(now.x - begun.x), Math.abs(now.y - begun.y))
    if (!place && far * zoom < LEAST_STROKE) return
    place = clipped(dragged(begun, now, box, corner), data)
    if (!drawn.isConnected) plane.append(drawn)
    stage.place(drawn, place)
  }
  const end = () => {
    plane.removeEventListener('pointermove', move)
    plane.removeEventListener('pointerup', end)
    plane.removeEventListener('pointercancel', end)
    drawn.remove()
    if (place && box) board.change(box, place)
    else if (place) board.add([place], data.kind)
    else if (box) board.focus(box.row)
  }
  event.preventDefault()
  plane.setPointerCapture(event.pointerId)
  plane.addEventListener('pointermove', move)
  plane.addEventListener('pointerup', end)
  plane.addEventListener('pointercancel', end)
}
