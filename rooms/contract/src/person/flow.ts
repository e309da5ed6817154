// What people can ask about the ways of persons: from home to where they were arrested, held, made
// to cross a border, and arrived. The contract, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { NAMERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { knownFields } from '../schema/question.ts'

/** The steps of a way, in their order. */
export const FLOW_STEPS = ['home', 'arrest', 'custody', 'crossing', 'arrival'] as const
export type FlowStep = (typeof FLOW_STEPS)[number]

/** Of fewer persons than these a flow is not drawn by itself. Source: protection.md 7, D1. */
export const LEAST_DRAWN = 5

/** Most persons of a flow that one answer names. */
export const MOST_FLOWING = 200

/** What is known of a step: one province, none that anybody says, or several. */
export const FLOW_ENDS = ['place', 'unknown', 'unclear'] as const
export type FlowEnd = (typeof FLOW_ENDS)[number]

const endSchema = z.enum(FLOW_ENDS).describe('one place, none that is recorded, or several')

export const flowSchema = answerObject({
  id: z.string().describe('to ask for its persons'),
  step: z.enum(FLOW_STEPS).describe('from this step to the one after it'),
  from: endSchema.exactOptional().describe('absent where small flows stand together'),
  fromPlace: z.string().exactOptional().describe('path of a province, or of what is larger'),
  to: endSchema.exactOptional().describe('absent where small flows stand together'),
  toPlace: z.string().exactOptional().describe('path of a province, or of what is larger'),
  persons: z.int(),
  unsure: z.int().describe('of these, who is not linked for certain to one of the two'),
  merged: z.int().exactOptional().describe('how many flows stand together here as too small'),
})

export const personFlow = contract({
  name: 'person.flow',
  summary: 'Counts the ways of persons from home to arrest, custody, crossing and arrival.',
  input: z.strictObject({
    list: referenceSchema.optional().describe('id of a list: only whom it names'),
    asKnownOn: knownFields.asKnownOn,
    least: z
      .int()
      .min(1)
      .max(1000)
      .default(LEAST_DRAWN)
      .describe('flows of fewer persons stand together as other'),
    of: z.string().max(1000).optional().describe('id of a flow: its persons, too'),
  }),
  output: answerObject({
    flows: z
      .array(flowSchema)
      .describe('by step, the largest first, what stands together last; each person once a step'),
    total: z.int().describe('persons in all'),
    again: z.int().describe('of these, who was arrested more than once: the first time is told'),
    unresolved: z.int().describe('mentions that belong to no person yet, and are in no flow'),
    persons: z
      .array(answerObject({ id: z.string(), name: z.string().exactOptional() }))
      .exactOptional()
      .describe('of the flow that was asked for, the first 200'),
    knownOn: z.string(),
    placeNames: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  roles: NAMERS,
  changes: false,
  refusals: ['unknown-list', 'impossible-date', 'findings', 'not-found'],
})
