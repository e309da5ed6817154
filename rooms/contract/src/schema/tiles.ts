// Which parts of a redacted copy its judge has looked at. Source: redaction.md 10.
import { z } from 'zod'

/** Numbers of parts, from 0, as `redaction.show` lists them, page after page. */
export const tilesSchema = z
  .array(z.int().min(0))
  .max(10_000)
  .describe(
    'to accept a redacted copy: numbers of the parts you have looked at, from 0 over all pages',
  )
