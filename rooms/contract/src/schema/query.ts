// A saved question as answers give it.

import { answerObject, QUERY_KINDS } from '@tumen/claim'
import { z } from 'zod'

/** A saved query as it may leave. */
export const querySchema = answerObject({
  id: z.string(),
  kind: z.enum(QUERY_KINDS),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  shared: z.boolean(),
  recorded: z.string(),
  by: z.string(),
  leaf: z.int(),
})

export const savedIdSchema = answerObject({ id: z.string() })
