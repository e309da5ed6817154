// Which part of a picture, page or second the covering page shows, and how: as its address says.
import { given } from '@tumen/claim'
import type { Ask } from '../../door/ask.ts'
import type { Redaction } from './redaction-path.ts'

type Shade = 'grey' | 'colour'

/** What of the picture is shown. */
export interface View {
  /** Of a PDF, counted from 1. */
  page?: number
  tile: number
  shade?: Shade
  isPublished: boolean
}

/** As the address says. */
export function viewIn({ query }: Ask, { tiles, page }: Redaction): View {
  const asked = Number(query.get('part') ?? 1) - 1
  const tile = Number.isInteger(asked) && tiles[asked] ? asked : 0
  const shade = query.get('shade')
  const isPublished = query.get('view') !== 'outlines'
  return {
    tile,
    isPublished,
    ...given({ page }),
    ...(shade === 'grey' || shade === 'colour' ? { shade } : {}),
  }
}

/** The address of a view. */
export function viewQuery({ page, tile, shade, isPublished }: View): string {
  const query = new URLSearchParams({ part: String(tile + 1) })
  if (page !== undefined) query.set('page', String(page))
  if (shade) query.set('shade', shade)
  if (!isPublished) query.set('view', 'outlines')
  return query.toString()
}
