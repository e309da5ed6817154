// What people can ask about how events, persons, documents and bodies hang together. The contract,
// without its body.
import {
  answerObject,
  CERTAINTIES,
  COUNTING_LINKS,
  EVENT_RELATIONS,
  PERSON_ROLES,
} from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { READERS } from '../role.ts'
import { viewFields } from './timeline.ts'

/** Most nodes of one picture; of more it is asked to narrow. */
export const MOST_NODES = 150

/** Most events that are looked at, the earliest. */
export const MOST_NETWORKED = 1000

export const NETWORK_KINDS = ['event', 'document', 'body', 'person'] as const
export type NetworkKind = (typeof NETWORK_KINDS)[number]

/** What a link says: of a person, of two events, of the claims of a document, of a body. */
export const NETWORK_LINKS = [
  ...PERSON_ROLES,
  ...EVENT_RELATIONS,
  ...COUNTING_LINKS,
  'says',
] as const
export type NetworkLink = (typeof NETWORK_LINKS)[number]

export const networkNodeSchema = answerObject({
  id: z.string(),
  kind: z.enum(NETWORK_KINDS).describe('a body is an organisation, a group or an official body'),
  title: z.string().exactOptional().describe('of an event or a document, name of a person'),
  withdrawn: z.literal(true).exactOptional().describe('nothing that speaks of it stands'),
})

export const networkLinkSchema = answerObject({
  id: z.string(),
  from: z.string().describe('id of a person, a document, a body or an event'),
  to: z.string().describe('id of the event'),
  role: z.enum(NETWORK_LINKS).describe('what the first is to the event'),
  certainty: z.enum(CERTAINTIES).exactOptional().describe('of a person or an event'),
  claims: z.int().exactOptional().describe('statements of a document or a body'),
})

export const eventNetwork = contract({
  name: 'event.network',
  summary: 'Shows how events, people, documents and bodies hang together, with role and certainty.',
  input: z.strictObject({
    ...viewFields,
    around: z.string().min(1).max(200).optional().describe('id of one of them: one step around it'),
  }),
  output: answerObject({
    nodes: z.array(networkNodeSchema).describe('none where there are too many'),
    links: z.array(networkLinkSchema),
    total: z.int().describe('nodes in all: more than 150 are not told'),
    left: z.int().describe('events that were too many to be looked at'),
    knownOn: z.string(),
    placeNames: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  roles: READERS,
  changes: false,
  refusals: [
    ...(['impossible-date', 'findings', 'unknown-place', 'ambiguous-place'] as const),
    'not-found',
  ],
})
