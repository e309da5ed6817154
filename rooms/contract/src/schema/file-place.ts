// Where in its file the words of a claim begin, as answers tell it.
import { PAGE_KINDS } from '@tumen/claim'
import { z } from 'zod'

export const filePlaceFields = {
  page: z.int().exactOptional().describe('of the file, where the words begin'),
  pageKind: z.enum(PAGE_KINDS).exactOptional().describe('what the page is, where it is none'),
  second: z.int().exactOptional().describe('of the sound, where the words are said'),
}
