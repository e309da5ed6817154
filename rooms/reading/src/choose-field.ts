// Which fields of a number are chosen among offers, and in what order. Offers are made from what
// the rules alone have read of the whole text, before any is taken: no choice sees another.
import { chosenOf, type Offer } from './choice.ts'
import { shippedWeights } from './choice-weight.ts'
import type { Context, Draft } from './draft.ts'
import type { Field, Filled, SpeakerLink } from './proposal.ts'
import { isSpeakerOpen, speakerOffers } from './speaker-offer.ts'

/** The numbers of a text with all that its rules have filled. */
export type ReadCounts = Omit<Context, 'at'>

/** What a draft holds, by the name of its property. */
interface Slots {
  speakers: SpeakerLink[]
}

interface ChoiceIn<S extends keyof Slots> {
  /** The field of the proposal, and the property of the draft. */
  field: Field
  slot: S
  /** Whether the rules leave the field to the choice. */
  isOpen(draft: Draft, context: Context): boolean
  /** All that the text offers, also where the rules decide: choices are learnt from all. */
  offers(draft: Draft, context: Context): Offer<Slots[S]>[]
}

/** A field that is chosen. */
export type FieldChoice = { [S in keyof Slots]: ChoiceIn<S> }[keyof Slots]

/** The fields that are chosen among offers. */
export const FIELD_CHOICES: readonly FieldChoice[] = [
  { field: 'speakers', slot: 'speakers', isOpen: isSpeakerOpen, offers: speakerOffers },
]

/** Chooses the fields of all numbers; of a field without weights the rules' answer stays. */
export function chooseFields(read: ReadCounts): void {
  const taken = FIELD_CHOICES.flatMap((choice) => chosenFor(choice, read))
  for (const take of taken) take()
}

function chosenFor({ field, slot, isOpen, offers }: FieldChoice, read: ReadCounts): (() => void)[] {
  const weights = shippedWeights(field)
  if (!weights) return []
  const { text, lexicon, places, drafts } = read
  return drafts.map((draft, at) => {
    const context = { text, lexicon, places, drafts, at }
    const open = isOpen(draft, context) ? (offers(draft, context) as Offer<unknown>[]) : []
    const chosen = chosenOf(open, weights)
    return () => {
      if (chosen) setSlot(draft, slot, chosen)
    }
  })
}

/** The draft with another answer in one of its properties. */
export function setSlot(draft: Draft, slot: FieldChoice['slot'], filled: Filled<unknown>): void {
  Object.assign(draft, { [slot]: filled })
}
