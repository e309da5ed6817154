// What the pages of bundles read of the answers of the desk, and in which order notes are read.
import type { wordsIn } from '@tumen/words'

export const PROFILES = ['public', 'partner', 'court'] as const
export type Profile = (typeof PROFILES)[number]

type Words = ReturnType<typeof wordsIn>

/** One thing that only few may read; its words for whoever may read them. */
export interface Note {
  id: string
  field: string
  text?: string
  goes: boolean
}

/** How many there are of a kind. */
export interface NoteCount {
  field: string
  count: number
  goes: boolean
}

/** An answer of `bundle.preview`. */
export interface Preview {
  objects: number
  bytes: number
  claims: number
  credentials?: number
  restricted: Note[]
  restrictedCounts: NoteCount[]
  leftOut: { id: string; code: keyof Words['leftOut'] }[]
  alone?: true
  seen: string
}

/** A bundle in an answer of `bundle.list`. */
export interface Bundle {
  id: string
  profile: string
  recipient: string
  meant: string
  reason?: string
  state: keyof Words['bundleState']
  asked: string
  by: string
  decidedBy?: string
  expires?: string
  served?: string
  leaf?: number
  bytes?: number
  credentials?: number
  restricted?: Note[]
  restrictedCounts?: NoteCount[]
  documents: string[]
  claims: string[]
  unseen: number
}

/** The profile that was chosen, or nothing. */
export function profileOf(text: string): Profile | undefined {
  return PROFILES.find((one) => one === text)
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
