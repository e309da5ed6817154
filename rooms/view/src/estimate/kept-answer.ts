// The answers about recorded lists and kept estimates, as the operations give them.

import type { EstimateRecord, Recorded } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import type { NamedImport } from '../linkage/named-import.ts'

type Answered = Recorded & { leaf: number }

/** A kept estimate without its report. */
export type KeptEstimate = EstimateRecord & Answered & { smallWithheld?: true }

/** `estimate.show`. */
export type ShownEstimate = Output<'estimate.show'>

/** `estimate.repeat`. */
export type RepeatedEstimate = Output<'estimate.repeat'>
/** `estimate.compare`. */
export type ComparedEstimates = Output<'estimate.compare'>

/** `estimate.table`. */
export type OverlapTable = Output<'estimate.table'>

/** `estimate.vary`: one of the three is there. */
export type VariedEstimate = Output<'estimate.vary'>

/** One list of `list.list`. */
export type ListAnswer = Output<'list.list'>['lists'][number]

/** One overlap of `list.list`. */
export type OverlapAnswer = Output<'list.list'>['overlaps'][number]

/** `list.show`. */
export type ShownList = Output<'list.show'>

/** `list.check` and `list.import`. */
export type ImportedLists = Omit<Output<'list.check'>, 'names'> &
  Partial<Pick<Output<'list.import'>, 'overlap'>> & { names?: NamedImport }
