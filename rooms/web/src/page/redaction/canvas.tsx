// What the island of this page is given: the picture as parts, the words that it says, and the
// buttons that its keys press. All of it is hidden until the script runs; the boxes themselves are
// in the form below, which stays what is sent. Source: redaction.md 10.
import { DROP_REASONS } from '@tumen/claim'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { ownWords } from './own-words.ts'
import { partsPath, type Redaction } from './redaction-path.ts'

/** What each button does, and the key that presses it where single keys are on. */
const TOOLS = [
  ...([
    ['add', 'a'],
    ['person', 'A'],
    ['line', 'w'],
    ['background', 'i'],
  ] as const),
  ...([
    ['undo', 'u'],
    ['redo', 'U'],
    ['out', '-'],
    ['full', '0'],
    ['in', '+'],
  ] as const),
  ...([
    ['view', 'v'],
    ['original', 'o'],
    ['suspects', 's'],
    ['blank', 'b'],
  ] as const),
] as const

/** Of each saved box, by its row: where it is, and what the copy fills for it. */
function filledRows({ boxes = [], regions = [] }: Redaction) {
  const filled = new Map(regions.map((one) => [one.box, one]))
  return boxes.map(({ id, x, y, w, h }) => {
    const region = filled.get(id)
    if (!region) return null
    return { of: [x, y, w, h], place: { x: region.x, y: region.y, w: region.w, h: region.h } }
  })
}

interface Props {
  ask: Ask
  redaction: Redaction
  view: { tile: number; shade: 'grey' | 'colour'; isPublished: boolean }
}

export function Canvas({ ask, redaction, view }: Props): VNode {
  const { keys } = ask
  const { work: own, box, counts, picture } = ownWords(ask, redaction)
  const { id, tiles, width, height, page } = redaction
  const data = {
    ...{ tiles, width, height, ...view, isKeyed: keys },
    src: partsPath(id, page),
    filled: filledRows(redaction),
    // What hands draw on a page of paper are words.
    ...(page === undefined ? { kind: 'face' } : { kind: 'text', page }),
    words: {
      ...{ counts, seen: picture.seenCount, source: box.source, state: box.stateOf },
      ...{ said: own.said, name: own.name, part: own.part, gone: own.gone, blank: own.blank },
      ...{ back: own.back, none: own.none, zoom: own.zoom },
    },
  }
  return (
    <div class="redaction-work" data-redaction={JSON.stringify(data)} hidden>
      <p>
        <strong data-counts></strong> <span data-seen></span>
      </p>
      <p class="redaction-tools">
        {TOOLS.map(([does, key]) => (
          <button
            type="button"
            data-does={does}
            data-key={keys ? key : undefined}
            data-key-name={keys ? own.tool[does] : undefined}
          >
            {own.tool[does]}
            {keys && <kbd>{key}</kbd>}
          </button>
        ))}
        <button type="button" data-does="before">
          {own.tool.before} <kbd>PageUp</kbd>
        </button>
        <button type="button" data-does="next">
          {own.tool.next} <kbd>PageDown</kbd>
        </button>
        <button type="button" class="send" data-does="save">
          {ask.words.page.redaction.save} <kbd>Ctrl+Enter</kbd>
        </button>
      </p>
      <p class="hint" id="redaction-keys">
        {own.hint}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section class="redaction-stage" tabIndex={0} aria-label={own.stage}>
        <div class="redaction-plane"></div>
      </section>
      <p role="status" data-told></p>
      <Reasons ask={ask} />
    </div>
  )
}

/** Why something found is not covered: opens when a key or a hand drops it. */
function Reasons({ ask }: Pick<Props, 'ask'>): VNode {
  const { box, work: own } = ask.words.page.redaction
  return (
    <dialog class="key-help redaction-reasons" aria-labelledby="redaction-why">
      <form method="dialog">
        <h2 id="redaction-why">{box.reason}</h2>
        <div class="field">
          <label for="redaction-basis">{box.basis}</label>
          <p class="hint" id="redaction-basis-hint">
            {own.basis}
          </p>
          <input
            id="redaction-basis"
            name="basis"
            autocomplete="off"
            aria-describedby="redaction-basis-hint"
          />
        </div>
        <ul class="plain">
          {DROP_REASONS.map((one) => (
            <li>
              <button type="submit" value={one}>
                {box.why[one]}
              </button>
            </li>
          ))}
        </ul>
        <button type="submit" value="" formNoValidate>
          {own.cancel}
        </button>
      </form>
    </dialog>
  )
}
