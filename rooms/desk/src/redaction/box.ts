// Boxes of a redaction: what was found as it is kept, and what a person says of all of them.
import { given, type Redaction, type RedactionBox } from '@tumen/claim'
import type { Input } from '@tumen/contract'
import { coveredShare } from '@tumen/intake'
import { Refusal } from '../refusal.ts'
import { lacksReason } from './state.ts'

interface Rectangle {
  x: number
  y: number
  w: number
  h: number
}

/** Who says it and when; of a PDF on which page. */
type Said = Pick<RedactionBox, 'by' | 'at' | 'page'>

/** A box of something found, out to whole pixels. */
export function newBox(
  { x, y, w, h }: Rectangle,
  from: Exclude<RedactionBox['from'], 'hand'>,
  said: Said & { id: string; what?: RedactionBox['what'] },
): RedactionBox {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const size = { w: Math.ceil(x + w) - left, h: Math.ceil(y + h) - top }
  const state = from === 'auto' ? 'covered' : 'undecided'
  return { what: 'face', ...said, x: left, y: top, ...size, from, state }
}

type BoxInput = Input<'redaction.revise'>['boxes'][number]

/**
 * The boxes of the next revision. What was found stays, and says why where it is not covered; a box
 * that is as it was keeps who said so. Of a PDF those of other pages stay as they are.
 */
export function revisedBoxes(
  before: readonly RedactionBox[],
  asked: readonly BoxInput[],
  said: Said,
): RedactionBox[] {
  const known = new Map(before.filter(({ page }) => page === said.page).map((box) => [box.id, box]))
  const freeId = idsAfter(before)
  const used = new Set<string>()
  const boxes = asked.map((one) => {
    const old = one.id === undefined ? undefined : known.get(one.id)
    if (one.id !== undefined && (!old || used.has(one.id)))
      throw new Refusal('not-found', 'boxes', [{ code: 'unknown_box', path: 'boxes' }])
    const box = boxOf(one, old, said, old?.id ?? freeId())
    used.add(box.id)
    return box
  })
  const gone = [...known.values()].find(({ id, from }) => from !== 'hand' && !used.has(id))
  const bare = gone ?? boxes.find(lacksReason)
  if (bare) throw new Refusal('drop-needs-reason', 'boxes', [{ id: bare.id }])
  return [...before.filter(({ id }) => !known.has(id)), ...boxes]
}

/** Of what was found, the share that its box still has to cover. */
const STILL_COVERED = 0.75
/** Of words the whole line was found; whoever covers those that matter covers some of it. */
const STILL_MET = 0.02

/**
 * Refuses a box of something found that was moved or made smaller until it covers it no more: the
 * same as leaving it uncovered, and needs a reason as that does.
 */
export function refuseMovedAway(
  boxes: readonly RedactionBox[],
  revisions: readonly { row: Pick<Redaction, 'boxes'> }[],
): void {
  const found = new Map<string, RedactionBox>()
  for (const { row } of revisions)
    for (const box of row.boxes) if (!found.has(box.id)) found.set(box.id, box)
  for (const { id, from, state, x, y, w, h } of boxes) {
    const origin = found.get(id)
    if (from === 'hand' || state !== 'covered' || !origin) continue
    const least = from === 'suggestion' ? STILL_MET : STILL_COVERED
    if (coveredShare(origin, [[x, y, x + w, y + h]]) < least)
      throw new Refusal('drop-needs-reason', 'boxes', [{ id }])
  }
}

function boxOf(
  asked: BoxInput,
  old: RedactionBox | undefined,
  said: Said,
  id: string,
): RedactionBox {
  const { x, y, w, h, what = 'face', state = 'covered', reason, basis } = asked
  const why = state === 'dropped' ? given({ reason, basis }) : {}
  const on = given({ page: said.page })
  const box = { id, x, y, w, h, ...on, from: old?.from ?? 'hand', what, state, ...why } as const
  const { by, at, ...was } = old ?? { ...said, id: '' }
  return isSame(box, was) ? { ...box, by, at } : { ...box, by: said.by, at: said.at }
}

function isSame(a: object, b: object): boolean {
  const sorted = (one: object) => JSON.stringify(Object.entries(one).sort())
  return sorted(a) === sorted(b)
}

/** Ids of new boxes: each only once in a redaction, as far as its newest revision goes. */
function idsAfter(before: readonly RedactionBox[]): () => string {
  let last = Math.max(0, ...before.map(({ id }) => Number(id.slice(1)) || 0))
  return () => {
    last += 1
    return `b${last}`
  }
}
