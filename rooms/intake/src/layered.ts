// What reading a file that is no text gives, whichever kind it is.
import type { TextLayer } from '@tumen/claim'
import type { Loss, Notice } from './finding.ts'

/** What is read; a file without a text that can be read has none, and its layer says why. */
export interface ReadLayered {
  text: string
  title?: string
  mediaType: string
  steps: string[]
  layer: TextLayer
  losses: Loss[]
  notices: Notice[]
  findings?: never
}
