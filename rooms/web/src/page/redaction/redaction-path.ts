// Where the picture of a document is covered, and what its page is given.
import type { Output } from '@tumen/contract'
import { documentPath } from '@tumen/view'

/** A redaction as it is shown. */
export type Redaction = Output<'redaction.show'>

/** The page on which the picture of a document is covered. */
export const redactionPath = (document: string): string => `${documentPath(document)}/redaction`
