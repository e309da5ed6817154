// What the pages of bundles read of the answers of the desk, and in which order notes are read.
import { ASKED_PROFILES, type Output } from '@tumen/contract'
import type { wordsIn } from '@tumen/words'

export type Profile = (typeof ASKED_PROFILES)[number]

type Words = ReturnType<typeof wordsIn>

/** One thing that only few may read; its words for whoever may read them. */
export type Note = Output<'bundle.ask'>['restricted'][number]

/** How many there are of a kind. */
export type NoteCount = Output<'bundle.ask'>['restrictedCounts'][number]

/** An answer of `bundle.preview`. */
export type Preview = Output<'bundle.preview'>

/** A bundle in an answer of `bundle.list`. */
export type Bundle = Output<'bundle.list'>['bundles'][number]

/** The profile that was chosen, or nothing. */
export function profileOf(text: string): Profile | undefined {
  return ASKED_PROFILES.find((one) => one === text)
}

/** The name of a profile in words; one of another version as it is written. */
export function profileName(words: Words, profile: string): string {
  const names: Readonly<Record<string, string | undefined>> = words.page.bundle.profileName
  return names[profile] ?? profile
}

/** What of a record a note is, in words. */
export function fieldName(words: Words, field: string): string {
  const names: Readonly<Record<string, string | undefined>> = words.restrictedField
  return names[field] ?? field
}

export function bundlePath(id: string): string {
  return `/bundles/${encodeURIComponent(id)}`
}
