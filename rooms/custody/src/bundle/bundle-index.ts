// `data/index.json` in its one form: what a bundle holds, by digest, and where each was logged.
// Nothing else may stand in it, so that nothing goes out with it unseen. Source: custody.md 13.
import { readCanonicalFile } from '../canonical.ts'
import { isFinding } from '../finding.ts'
import { isHash } from '../hash.ts'
import { BUNDLE_PROFILES, type BundleProfile } from './bag-info.ts'

/** A line of the index. */
export interface IndexedObject {
  /** `sha256:` and hex. */
  digest: string
  leaf: number
  media: string
  role: string
  size: number
  name?: string
}

/** The index of a bundle. */
export interface BundleIndex {
  objects: IndexedObject[]
  profile: BundleProfile
}

const PREFIX = 'sha256:'
const MOST_TEXT = 1024
const isText = (value: unknown) => typeof value === 'string' && value.length <= MOST_TEXT
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0

/** The form of a line; a name may be left out. */
const FORM: Readonly<Record<keyof IndexedObject, (value: unknown) => boolean>> = {
  digest: (value) =>
    typeof value === 'string' && value.startsWith(PREFIX) && isHash(value.slice(PREFIX.length)),
  leaf: isCount,
  media: isText,
  role: isText,
  size: isCount,
  name: (value) => value === undefined || isText(value),
}

/** What a canonical file says as an index; nothing where it has another form. */
export function readIndex(bytes: Uint8Array): BundleIndex | undefined {
  const read = readCanonicalFile(bytes)
  if (isFinding(read) || !isMap(read.value)) return undefined
  const { objects, profile, v, ...others } = read.value
  if (v !== 1 || Object.keys(others).length > 0 || !Array.isArray(objects)) return undefined
  const known = BUNDLE_PROFILES.find((one) => one === profile)
  if (known === undefined || !objects.every(isIndexed) || !isSorted(objects)) return undefined
  return { objects, profile: known }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isIndexed(value: unknown): value is IndexedObject {
  if (!isMap(value)) return false
  const isKnown = Object.keys(value).every((key) => Object.hasOwn(FORM, key))
  return isKnown && Object.entries(FORM).every(([key, isForm]) => isForm(value[key]))
}

/** By digest; what was logged twice stands twice. */
function isSorted(objects: readonly IndexedObject[]): boolean {
  return objects.every(({ digest }, n) => n === 0 || (objects[n - 1]?.digest ?? '') <= digest)
}
