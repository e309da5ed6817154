// What a person writes to record a claim: a few short fields instead of the whole model. The
// command line has one option per field. Everything that can be computed is left out.

import type { claimFormSchema, placeFormSchema } from '@tumen/contract'
import type { z } from 'zod'

export type PlaceForm = z.output<typeof placeFormSchema>

export type ClaimForm = z.output<typeof claimFormSchema>
