// The copy of a PDF: page by page, each in a process of its own, so that a long file takes no more
// memory than a short one and somebody can stop it; then all of them bound. Source: redaction.md 8.
import type { Redaction, RedactionBox } from '@tumen/claim'
import type { Region } from '@tumen/intake'
import type { PictureDesk } from './picture-work.ts'

/** What is filled, and of a PDF on which page, counted from 1. */
export interface PlacedRegion {
  place: Region
  page?: number
}

/** Whether a box was found as a face: it is covered with hair and chin, others as they are. */
export function isFound({ from, what }: Pick<RedactionBox, 'from' | 'what'>): boolean {
  return from !== 'hand' && what === 'face'
}

/** The boxes that are covered in a picture, or on a page. */
export function coveringsOf({ boxes }: Redaction, page?: number) {
  return boxes
    .filter((box) => box.state === 'covered' && box.page === page)
    .map(({ x, y, w, h, from, what }) => ({
      ...{ x, y, w, h, isFound: isFound({ from, what }), isWords: what === 'text' },
    }))
}

/** The new file of covered pages. */
export async function coveredPages(picture: PictureDesk, row: Redaction) {
  const { pages: sizes = [], fill, tone = 'grey' } = row
  const jpegs: Uint8Array[] = []
  const regions: PlacedRegion[] = []
  for (const n of sizes.keys()) {
    const boxes = coveringsOf(row, n + 1)
    const { covered, bytes } = await picture.coverPage({ page: n, boxes, fill, tone })
    jpegs.push(bytes)
    regions.push(...covered.regions.map((place) => ({ place, page: n + 1 })))
  }
  const losses = ['metadata' as const]
  return { bytes: await picture.bind(jpegs, sizes), regions, losses }
}

/** Pages, counted from 1, on which somebody may be seen. */
export async function picturedPages(picture: PictureDesk): Promise<number[]> {
  return (await picture.pages()).flatMap(({ hasPicture }, n) => (hasPicture ? [n + 1] : []))
}
