// One page of a PDF without what its regions cover, as the picture from which the new file is made.
// It is proven as a picture is. Source: redaction.md 8.

import type { OutputFormat } from '../picture/codec.ts'
import type { Raster, Region } from '../picture/source.ts'
import type { Fill } from './cover.ts'
import { type PageBox, pageRegions } from './line-region.ts'
import { paperGrey } from './paper.ts'
import { provenCopy } from './redact.ts'
import { padded } from './region.ts'

export const TONES = ['grey', 'colour'] as const
/** Whether a page keeps its colours, or becomes grey without the dots of printers. */
export type Tone = (typeof TONES)[number]

export interface PageRecipe {
  boxes: readonly PageBox[]
  fill: Fill
  tone: Tone
}

/** What is filled on a page: never less than was asked. */
export function regionsOnPage(page: Raster, boxes: readonly PageBox[]): Region[] {
  return pageRegions(
    boxes.map((one) => (one.isFound ? { ...one, ...padded(one) } : one)),
    page,
  )
}

/** The covered page. Throws a VerificationFault. */
export async function redactPage(
  page: Raster,
  { boxes, fill, tone }: PageRecipe,
  random: (length: number) => Uint8Array,
): Promise<{ jpeg: Uint8Array; regions: Region[] }> {
  const regions = regionsOnPage(page, boxes)
  const format: OutputFormat = 'jpeg'
  // Words must stay readable: a page keeps its size.
  const longest = Math.max(page.width, page.height)
  const covered = { regions, fill, format, longest }
  const toned = tone === 'grey' ? { ...covered, tone: paperGrey } : covered
  return { jpeg: await provenCopy(page, toned, random), regions }
}
