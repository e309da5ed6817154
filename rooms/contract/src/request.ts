// What people can ask about requests: what waits for a second person, destruction and ways out.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { ASKED_PROFILES } from './bundle.ts'
import { contract } from './contract.ts'
import { shredReasonSchema } from './schema/shred.ts'

/** Days after which a request on which nobody has decided is over: it is asked anew. */
export const REQUEST_DAYS = 30

export const REQUEST_KINDS = ['destruction', 'bundle'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

const requestSchema = answerObject({
  id: z.string().describe('of the request, or of the bundle'),
  kind: z.enum(REQUEST_KINDS),
  by: z.string().describe('who asked'),
  asked: z.string().describe('instant'),
  until: z.string().describe('instant from which it is over'),
  own: z.boolean().describe('you asked: somebody else decides'),
  document: z.string().exactOptional().describe('which one is to be destroyed'),
  why: shredReasonSchema.exactOptional(),
  profile: z.enum(ASKED_PROFILES).exactOptional(),
  meant: z.string().exactOptional().describe('whom the bundle is for'),
  reason: z.string().exactOptional(),
})

export const requestList = contract({
  name: 'request.list',
  summary: 'Lists what waits for a second person, as far as you asked for it or may decide.',
  input: z.strictObject({}),
  output: answerObject({ requests: z.array(requestSchema).describe('what ends first, first') }),
  roles: ['analyst', 'reviewer', 'editor', 'custodian'],
  changes: false,
  refusals: [],
})
