// The picture of a page beside its text, and the lines of each quotation on it. Nobody has said
// what is in it: it is shown after a second act alone, grey and small first, and one key hides it.
// Source: desk.md 8, R1 to R4.
import { given, keptKind, pageAt } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { claimPath, contentSentence, documentPath, type ReadingPart } from '@tumen/view'
import { fill, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import type { Form } from '../../../form/form.ts'
import type { DocumentAnswer, ShownDocument } from '../document-answer.ts'
import type { NumberedClaim, PlacedClaims } from '../reader-place.ts'
import { picturePath } from './picture-file.ts'

/** What somebody has asked to see. */
export interface PictureAsked {
  page: number
  isColour: boolean
}

/** What a posted form asks to see; nothing where it asks for nothing. */
export function pictureAsked(form: Form): PictureAsked | undefined {
  const shade = form.text('show')
  if (shade !== 'grey' && shade !== 'colour') return undefined
  const page = Number(form.text('page'))
  return { page: Number.isSafeInteger(page) ? page : 0, isColour: shade === 'colour' }
}

/** Whether a file is a picture that can be opened here. */
export function isPicture(mediaType: string): boolean {
  return mediaType.startsWith('image/') && keptKind(mediaType) === undefined
}

/** Pages of a document that can be looked at as pictures; none of what is text. */
export function picturePages({ layer, mediaType }: ShownDocument): number {
  const isDrawn = mediaType === 'application/pdf' || isPicture(mediaType)
  return layer && isDrawn ? (layer.pages?.length ?? 1) : 0
}

interface PictureProps {
  ask: Ask
  answer: DocumentAnswer
  placed: PlacedClaims
  part: ReadingPart
  current: string | undefined
  asked: PictureAsked | undefined
  places: PicturePlaces | undefined
}

/** The size of a page, and where its lines stand. */
export type PicturePlaces = Pick<Output<'document.picture'>, 'width' | 'height' | 'lines'>

/** Where the lines of the page stand that is asked for; nothing where nobody can say it. */
export async function picturePlaces(
  { call, query }: Pick<Ask, 'call' | 'query'>,
  { document }: DocumentAnswer,
  asked: PictureAsked | undefined,
): Promise<PicturePlaces | undefined> {
  const pages = picturePages(document)
  if (!asked || pages === 0 || document.layer === undefined) return undefined
  const input = {
    id: document.id,
    page: pageIn(asked.page, pages),
    places: true,
    ...given({ text: query.get('text') || undefined }),
  }
  return call('document.picture', input).catch((error: unknown) => {
    // The page is shown without its lines.
    if (error instanceof Refusal && error.code === 'no-picture') return undefined
    throw error
  })
}

const pageIn = (page: number, pages: number) => Math.min(Math.max(page, 1), pages)

/** The place of the picture: what leads to it, or the picture with what hides it again. */
export function PagePicture(props: PictureProps): VNode | null {
  const { ask, answer, asked } = props
  const { document, content } = answer
  const pages = picturePages(document)
  if (pages === 0 || !ask.may('document.picture')) return null
  const { picture: own } = ask.words.page.reader
  const page = pageIn(asked?.page ?? firstPage(props), pages)
  return (
    <section class="page-picture no-print" id="picture" aria-labelledby="picture-title">
      <h2 id="picture-title">{own.title}</h2>
      {!asked && <p>{content ? contentSentence(ask.language, content) : own.unseen}</p>}
      <form method="post" action={picturePlace(ask, document.id)} class="actions">
        <PageField ask={ask} page={page} pages={pages} />
        <button type="submit" name="show" value="grey">
          {own.grey}
        </button>
        {asked && (
          <button type="submit" name="show" value="colour">
            {own.colour}
          </button>
        )}
        {asked && (
          <button type="submit" name="show" value="none">
            {own.hide}
          </button>
        )}
      </form>
      {asked && <PictureFrame {...props} page={page} isColour={asked.isColour} />}
    </section>
  )
}

/** Where the picture is on the page of its document, with the same claim or part of the text. */
export function picturePlace({ query }: Pick<Ask, 'query'>, document: string): string {
  const kept = ['claim', 'at', 'text'].flatMap((name) =>
    query.getAll(name).map((one) => [name, one]),
  )
  const search = kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`
  return `${documentPath(document)}${search}#picture`
}

/** The page of the claim that is looked at, of the place that is asked for, or of the part. */
function firstPage({ ask, answer, part, current }: PictureProps): number {
  const { claims, document } = answer
  const [first] = claims.find(({ claim }) => claim.id === current)?.claim.quote ?? []
  const at = Number(ask.query.get('at') ?? Number.NaN)
  const from = Number.isSafeInteger(at) && at >= 0 ? at : part.from
  return pageAt(document.layer, first?.start ?? from) ?? 1
}

function PageField({ ask, page, pages }: { ask: Ask; page: number; pages: number }): VNode {
  const { picture: own } = ask.words.page.reader
  if (pages === 1) return <input type="hidden" name="page" value="1" />
  return (
    <label>
      {fill(own.page, { pages })}{' '}
      <input type="number" name="page" min="1" max={pages} value={page} required />
    </label>
  )
}

type FrameProps = PictureProps & { page: number; isColour: boolean }

function PictureFrame(props: FrameProps): VNode {
  const { ask, answer, page, isColour } = props
  const { picture: own } = ask.words.page.reader
  const { id } = answer.document
  return (
    <>
      <div data-picture data-keys={ask.keys || undefined}>
        <p class="muted" hidden data-picture-key>
          {ask.keys ? own.keyed : own.escape}
        </p>
        <div class="page-frame">
          <img
            src={picturePath(id, page, isColour)}
            alt={[fill(own.alt, { page }), ...(answer.content?.descriptions ?? [])].join('. ')}
          />
          <PageLines {...props} />
        </div>
      </div>
      <p role="status" data-picture-hidden={own.hidden} />
    </>
  )
}

/** The lines of the quotations on the page, each with the number of its claim. */
function PageLines(props: FrameProps): VNode | null {
  const { ask, placed, places } = props
  const { width = 0, height = 0, lines = [] } = places ?? {}
  if (lines.length === 0) return null
  return (
    <svg class="page-lines" viewBox={`0 0 ${width} ${height}`}>
      <title>{ask.words.page.reader.picture.lines}</title>
      {[...placed.here, ...placed.elsewhere].map((one) => (
        <ClaimLines {...props} one={one} lines={linesOf(one, props)} />
      ))}
    </svg>
  )
}

/** The lines of the page on which words of a claim stand. */
function linesOf({ listed }: NumberedClaim, { answer, places, page }: FrameProps): number[][] {
  const { lines = [] } = places ?? {}
  const end = answer.document.layer?.pages?.[page] ?? answer.text.length
  const { quote } = listed.claim
  return lines.filter(([begin = 0, left = 0, , right = 0], n) => {
    const next = lines[n + 1]?.[0] ?? end
    // A line that somebody typed has no place on the picture.
    if (right <= left) return false
    return quote.some((span) => begin < span.end && next > span.start)
  })
}

type LinesProps = FrameProps & { one: NumberedClaim; lines: readonly number[][] }

function ClaimLines({ ask, placed, current, one, lines }: LinesProps): VNode | null {
  const { claim } = one.listed
  const [first] = lines
  if (!first) return null
  const [, left = 0, top = 0, , bottom = 0] = first
  const pad = Math.round((bottom - top) * PADDING)
  const label = placed.marked.find(({ id }) => id === claim.id)?.label
  const { reader } = wordsIn(ask.language).page
  const name = label === undefined ? String(one.number) : `${one.number}: ${label}`
  return (
    <a
      href={placed.cards.has(claim.id) ? `#card-${claim.id}` : claimPath(claim.id)}
      class={claim.id === current ? 'current' : undefined}
      aria-label={fill(reader.picture.place, { name })}
      data-number={one.number}
    >
      {lines.map(([, x = 0, y = 0, right = 0, low = 0]) => (
        <rect x={x - pad} y={y - pad} width={right - x + 2 * pad} height={low - y + 2 * pad} />
      ))}
      <text x={left - pad} y={top - 3 * pad} font-size={(bottom - top) * NUMBER_SIZE}>
        {one.number}
      </text>
    </a>
  )
}

/** Of the height of a line: its number, and how far its frame stands from the words. */
const NUMBER_SIZE = 0.7
const PADDING = 0.05
