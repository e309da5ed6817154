// Links of persons to events, append-only: the newest row of an id counts. A person is named by a
// mention, which stays theirs when persons are merged or taken apart. No link counts anybody.
// Source: desk.md M1; conventions.md 1.1.
import { z } from 'zod'
import { flag, id, openRecord } from '../shape/field.ts'
import { CERTAINTIES, PERSON_ROLES } from '../vocabulary/person-vocabulary.ts'

/** What somebody was in an event, how sure that is, and what says so. */
export const involvementSchema = openRecord({
  id,
  mention: id,
  event: id,
  role: z.enum(PERSON_ROLES),
  certainty: z.enum(CERTAINTIES),
  /** Who was a witness or a source is not for every eye. */
  sensitivity: z.enum(['public', 'restricted']),
  /** What says so: a claim, or a document as a whole; nothing where it is not known. */
  claim: id.exactOptional(),
  document: id.exactOptional(),
  /** Somebody took it back. */
  withdrawn: flag.exactOptional(),
})
export type Involvement = z.infer<typeof involvementSchema>
