// Where the picture of a document is covered, and what its page is given.
import type { Output } from '@tumen/contract'
import { documentPath } from '@tumen/view'

/** A redaction as it is shown. */
export type Redaction = Output<'redaction.show'>

/** Where the parts of a picture are, or of a page of a PDF. */
export function partsPath(redaction: string, page: number | undefined, copy?: string): string {
  const of = copy === undefined ? '' : `copies/${encodeURIComponent(copy)}/`
  const on = page === undefined ? '' : `pages/${page}/`
  return `/redactions/${encodeURIComponent(redaction)}/${of}${on}`
}

/** The page of a PDF that an address or a form names. */
export function pageIn(text: string | undefined): { page?: number } {
  const page = Number(text)
  return Number.isSafeInteger(page) && page > 0 ? { page } : {}
}

/** The page on which the picture of a document is covered. */
export const redactionPath = (document: string): string => `${documentPath(document)}/redaction`
