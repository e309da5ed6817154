// What the operations about persons answer, as far as the pages print it, and their addresses.
import type { Output } from '@tumen/contract'

/** A person in short: what its records say together, and nothing chosen among them. */
export type PersonAnswer = Output<'person.show'>['person']

/** `person.list`. */
export type PersonsAnswer = Output<'person.list'>

/** A record of a person, with the title of its list. */
export type OwnMention = Output<'person.show'>['mentions'][number]

/** `person.show`. */
export type ShownPerson = Output<'person.show'>

/** The answer of `person.flow`. */
export type FlowAnswer = Output<'person.flow'>
