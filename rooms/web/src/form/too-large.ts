// The refusal of what is larger than it may be, with its field and limit.
import { given } from '@tumen/claim'
import { Refusal } from '@tumen/desk'

/** Names the field, or nothing where the whole holds too many values. */
export function tooLarge(field: string, limit: number): Refusal {
  const named = field === 'values' ? undefined : field
  const unit = field === 'values' ? 'values' : 'bytes'
  return new Refusal('too-large', named, [{ limit: `${limit} ${unit}`, ...given({ path: named }) }])
}
