// What claim.check answers, as the pages of the form print it.

import type { Claim, Quantity } from '@tumen/claim'
import { MOST_ID, type Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import type { NamedRecord, PlaceNames, RefusalData } from '@tumen/view'
import type { Ask } from '../../../door/ask.ts'
import { refusalDataOf } from '../../../door/refusal-data.ts'
import type { Form } from '../../../form/form.ts'
import { placeNamesOf } from '../../place-name.ts'
import { CLAIM_REFERENCES, claimInput } from './claim-input.ts'

/** A claim as far as it was understood. */
export type Understood = Partial<Omit<Claim, 'id' | 'extraction' | 'origin' | 'quantity'>> & {
  quantity?: Omit<Quantity, 'span'> & { span?: Quantity['span'] }
}

/** A place that a name may mean. */
export type PlaceChoice = Output<'claim.check'>['places'][number]['candidates'][number]

/** A speaker that a name may mean. */
export type SpeakerChoice = Output<'claim.check'>['speakers'][number]['candidates'][number]

/** A speaker of the chain that is new, unknown, or one of several. */
export type AskedSpeaker = Output<'claim.check'>['speakers'][number]

/** The answer of claim.check. */
export interface CheckAnswer {
  understood: Understood
  problems: readonly RefusalData[]
  counts?: boolean
  wordsAt: readonly { offset: number; before: string; match: string; after: string }[]
  numberWords?: string
  places: readonly { field: string; candidates: readonly PlaceChoice[] }[]
  speakers: readonly AskedSpeaker[]
  /** The claims that the form names, as far as they are known. */
  claims?: readonly NamedRecord[]
  /** What the places are called that the names were taken for. */
  placeNames?: PlaceNames
}

/** The claim or the proposal that a form would replace. */
export type Replaced = ({ amends: string } | { proposal: string }) & { whole: true }

/** Asks what a form means; what the operation refuses becomes a problem of the answer. */
export async function checkOf(
  ask: Pick<Ask, 'call' | 'language'>,
  form: Form,
  document: string,
  replaced?: Replaced,
): Promise<CheckAnswer> {
  try {
    const input = claimInput(form, document)
    const checked = await ask.call('claim.check', { ...input, ...replaced })
    const places = checked.understood.places ?? []
    const [claims, placeNames] = await Promise.all([
      claimsNamed(ask, checked, form),
      placeNamesOf(
        ask,
        places.map(({ gazetteer }) => gazetteer),
      ),
    ])
    return { ...checked, claims, placeNames }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid-input') throw error
    const problems = [refusalDataOf(error)]
    return { understood: {}, problems, wordsAt: [], places: [], speakers: [] }
  }
}

/** What the claims are called that the form names, and that it would repeat. */
async function claimsNamed(
  { call }: Pick<Ask, 'call'>,
  { problems }: CheckAnswer,
  form: Form,
): Promise<readonly NamedRecord[]> {
  const repeated = problems.flatMap(({ details = [] }) =>
    details.flatMap(({ claim }) => (typeof claim === 'string' ? [claim] : [])),
  )
  const typed = Object.keys(CLAIM_REFERENCES).flatMap((name) => form.word(name) ?? [])
  const ids = [...repeated, ...typed].filter((id) => id.length <= MOST_ID)
  if (ids.length === 0) return []
  return (await call('record.names', { ids })).names
}
