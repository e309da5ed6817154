// What claim.check answers, as the pages of the form print it.
import type { Claim, Quantity } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import type { RefusalData } from '@tumen/view'
import type { Ask } from '../../../ask.ts'
import type { Form } from '../../../form.ts'
import { refusalDataOf } from '../../../refusal-data.ts'
import { claimInput } from './claim-input.ts'

/** A claim as far as it was understood. */
export type Understood = Partial<Omit<Claim, 'id' | 'extraction' | 'origin' | 'quantity'>> & {
  quantity?: Omit<Quantity, 'span'> & { span?: Quantity['span'] }
}

/** A place that a name may mean. */
export interface PlaceChoice {
  id: string
  level: string
  names: Readonly<Record<string, string>>
  path: readonly string[]
}

/** A speaker that a name may mean. */
export interface SpeakerChoice {
  id: string
  kind: string
  name?: Readonly<Record<string, string>>
  anonymity: string
}

/** A speaker of the chain that is new, unknown, or one of several. */
export interface AskedSpeaker {
  field: string
  isNew: boolean
  isNear?: boolean
  kind?: string
  candidates: readonly SpeakerChoice[]
}

/** The answer of claim.check. */
export interface CheckAnswer {
  understood: Understood
  problems: readonly RefusalData[]
  counts?: boolean
  wordsAt: readonly { offset: number; before: string; match: string; after: string }[]
  numberWords?: string
  places: readonly { field: string; candidates: readonly PlaceChoice[] }[]
  speakers: readonly AskedSpeaker[]
}

/** The claim or the proposal that a form would replace. */
export type Replaced = ({ amends: string } | { proposal: string }) & { whole: true }

/** Asks what a form means; what the operation refuses becomes a problem of the answer. */
export async function checkOf(
  ask: Pick<Ask, 'call'>,
  form: Form,
  document: string,
  replaced?: Replaced,
): Promise<CheckAnswer> {
  try {
    return await ask.call<CheckAnswer>('claim.check', {
      ...claimInput(form, document),
      ...replaced,
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid-input') throw error
    const problems = [refusalDataOf(error)]
    return { understood: {}, problems, wordsAt: [], places: [], speakers: [] }
  }
}
