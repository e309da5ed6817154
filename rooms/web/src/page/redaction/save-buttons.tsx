// Saving what is covered, and going on to what nobody has looked at yet: a page of paper is a dozen
// parts, a minute of a film sixty, and each is saved by itself.
import { SendButton } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { Redaction } from './redaction-path.ts'
import { type View, viewIn } from './view.ts'

export function SaveButtons({ ask, redaction }: { ask: Ask; redaction: Redaction }): VNode {
  const own = ask.words.page.redaction
  const view = viewIn(ask, redaction)
  return (
    <div class="actions">
      <SendButton label={own.save} />
      {view.shade && nextUnseen(redaction, view) && (
        <button type="submit" name="next" value="yes" class="quiet">
          {own.saveNext}
        </button>
      )}
    </div>
  )
}

/** The next part that was not looked at, behind this one first; then the next page. */
export function nextUnseen(
  { tiles, pages = [] }: Pick<Redaction, 'tiles' | 'pages'>,
  { tile, page = 1 }: Pick<View, 'tile' | 'page'>,
): Pick<View, 'tile' | 'page'> | undefined {
  const part = nextOf(tiles, tile)
  if (part !== undefined) return { tile: part, ...(pages.length > 0 && { page }) }
  const other = nextOf(pages, page - 1)
  return other === undefined ? undefined : { tile: 0, page: other + 1 }
}

/** The first behind a place that was not seen, else the first before it. */
function nextOf(all: readonly { seen: boolean }[], at: number): number | undefined {
  const open = all.flatMap(({ seen }, n) => (seen || n === at ? [] : [n]))
  return open.find((n) => n > at) ?? open[0]
}
