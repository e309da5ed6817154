// One part of the picture in full size with its boxes drawn over it, and the way to the others. It
// opens when somebody asks for it; grey comes first, and the address alone shows nothing elsewhere.
import { ScrollRegion } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { Canvas } from './canvas.tsx'
import { PictureList } from './film-form.tsx'
import { ownWords } from './own-words.ts'
import { partsPath, type Redaction, redactionPath } from './redaction-path.ts'
import { type View, viewIn, viewQuery } from './view.ts'

type Box = NonNullable<Redaction['boxes']>[number]
export function TilePicture({ ask, redaction }: { ask: Ask; redaction: Redaction }): VNode {
  const own = ownWords(ask, redaction).picture
  const { tiles, document } = redaction
  const view = viewIn(ask, redaction)
  const to = (more: Partial<View>) =>
    `${redactionPath(document)}?${viewQuery({ ...view, ...more })}`
  const { shade: _, ...closed } = view
  const seen = tiles.filter((tile) => tile.seen).length
  const { shade } = view
  // Its script draws boxes in one picture; a film has many.
  const isStill = redaction.film === undefined && redaction.boxes !== undefined
  const isWorked = shade !== undefined && redaction.mayRevise && isStill
  return (
    <section id="picture">
      <h2>{own.title}</h2>
      {redaction.pages && (
        <Pages {...{ ask, redaction, to }} lead={ownWords(ask, redaction).pages.lead} />
      )}
      <p class="hint">{own.lead}</p>
      <p data-plain>{fill(own.seenCount, { seen, all: tiles.length })}</p>
      <p class="actions">
        {view.shade !== 'grey' && (
          <a href={to({ shade: 'grey' })} data-shade="grey">
            {own.grey}
          </a>
        )}
        {view.shade !== 'colour' && (
          <a href={to({ shade: 'colour' })} data-shade="colour">
            {own.colour}
          </a>
        )}
        {view.shade && <a href={`${redactionPath(document)}?${viewQuery(closed)}`}>{own.hide}</a>}
        {view.shade && (
          <a href={to({ isPublished: !view.isPublished })} data-plain>
            {view.isPublished ? own.outlines : own.published}
          </a>
        )}
      </p>
      {isWorked && <Canvas ask={ask} redaction={redaction} view={{ ...view, shade }} />}
      {view.shade && <p class="print-only">{own.notPrinted}</p>}
      {view.shade && <Picture ask={ask} redaction={redaction} view={view} />}
      {view.shade && redaction.mayRevise && <PictureList ask={ask} redaction={redaction} />}
      <ol class="redaction-parts">
        {tiles.map((tile, n) => (
          <li>
            <a
              href={to({ tile: n })}
              data-part={n}
              aria-current={n === view.tile ? 'true' : undefined}
            >
              {fill(own.part, { n: n + 1, all: tiles.length })}
            </a>
            {tile.seen && ` (${own.isSeen})`}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface PagesProps {
  ask: Ask
  redaction: Redaction
  /** What is to be known of them. */
  lead: string
  to: (more: Partial<View>) => string
  /** Whether the asker has looked at a page; else what the redaction says of them. */
  isSeen?: (page: number) => boolean
}

/** The pages of a PDF, of which one is shown. */
export function Pages({ ask, redaction, lead, to, isSeen }: PagesProps): VNode {
  const { pages: own, picture } = ownWords(ask, redaction)
  const { pages = [], page } = redaction
  return (
    <nav aria-label={own.title}>
      <p class="hint">{lead}</p>
      <ol class="redaction-parts">
        {pages.map(({ seen, covered, undecided }, n) => (
          <li>
            <a
              href={to({ page: n + 1, tile: 0 })}
              aria-current={page === n + 1 ? 'page' : undefined}
            >
              {fill(own.one, { n: n + 1, covered, undecided })}
            </a>
            {(isSeen?.(n + 1) ?? seen) && ` (${picture.isSeen})`}
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface PictureProps {
  ask: Ask
  redaction: Redaction
  view: View
}

function Picture({ ask, redaction, view }: PictureProps): VNode | null {
  const own = ownWords(ask, redaction).picture
  const { id, tiles, boxes = [], regions = [] } = redaction
  const filled = new Map(regions.map((one) => [one.box, one]))
  const tile = tiles[view.tile]
  if (!tile) return null
  const { x, y, w, h } = tile
  const words = { n: view.tile + 1, all: tiles.length }
  const src = `${partsPath(id, view.page)}${view.tile}/${view.shade}`
  return (
    <div data-plain>
      <ScrollRegion label={fill(own.part, words)}>
        <div class="redaction-picture">
          <img src={src} width={w} height={h} alt={fill(own.alt, words)} />
          <svg viewBox={`${x} ${y} ${w} ${h}`} width={w} height={h} aria-hidden="true">
            {redaction.film && <Column {...{ ask, redaction, isPublished: view.isPublished }} />}
            {boxes.map((box, n) => (
              <BoxMark
                {...{ box, n: n + 1, isPublished: view.isPublished }}
                filled={filled.get(box.id) ?? box}
              />
            ))}
          </svg>
        </div>
      </ScrollRegion>
      {view.isPublished && <p class="hint">{view.page === undefined ? own.more : own.morePages}</p>}
    </div>
  )
}

type ColumnProps = Omit<PictureProps, 'view'> & Pick<View, 'isPublished'>

/** What is filled in each picture of a column, and the numbers of these. */
function Column({ ask, redaction, isPublished }: ColumnProps): VNode | null {
  const { film, page = 1, regions = [], height } = redaction
  if (!film) return null
  const own = ask.words.page.redaction.film
  const first = (page - 1) * film.rate
  return (
    <g class="redaction-covered">
      {regions.map(({ x, y, w, h }) => (
        <rect
          class={isPublished ? 'redaction-filled' : 'redaction-outline'}
          {...{ x, y, width: w, height: h }}
        />
      ))}
      {Array.from({ length: Math.round(height / film.height) }, (_, n) => (
        <text x={2} y={n * film.height + 14}>
          {fill(own.picture, { n: first + n + 1 })}
        </text>
      ))}
    </g>
  )
}

interface MarkProps {
  box: Box
  n: number
  isPublished: boolean
  /** What the copy fills for it. */
  filled: Pick<Box, 'x' | 'y' | 'w' | 'h'>
}

/** A box as it is: covered is filled, dropped struck through, undecided dashed with a mark. */
function BoxMark({ box, n, isPublished, filled }: MarkProps): VNode {
  const { state, from } = box
  const { x, y, w, h } = isPublished && state === 'covered' ? filled : box
  const place = { x, y, width: w, height: h }
  const inner = { x: x + 3, y: y + 3, width: Math.max(0, w - 6), height: Math.max(0, h - 6) }
  const isFilled = isPublished && state === 'covered'
  return (
    <g class={`redaction-${state}`}>
      <rect {...place} class={isFilled ? 'redaction-filled' : 'redaction-outline'} />
      {from === 'hand' && !isFilled && <rect {...inner} class="redaction-outline" />}
      {state === 'dropped' && <line x1={x} y1={y + h} x2={x + w} y2={y} />}
      <text x={x + 2} y={y + 14}>
        {state === 'undecided' ? `${n}?` : n}
      </text>
    </g>
  )
}
