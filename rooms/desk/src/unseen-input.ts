// Signs that nobody sees, looked for in the whole input of an operation before it runs: the one
// place through which every word gets in. Typed words may hold none. What comes as a source or
// another program wrote it may hold all but halves of characters, which no store can keep; it is
// printed with marks, and offsets in it stay what they are.
import { loneSurrogateIn, type UnseenSign, unseenSignIn } from '@tumen/claim'
import type { RefusalDetail } from './refusal.ts'

/** Fields, of any operation, that hold words and files as they came. */
const AS_THEY_CAME: ReadonlySet<string> = new Set([
  // The words of a text: they have to be found in it, unit by unit.
  'document.add.text',
  'html',
  'boilerplate',
  'quote',
  'number',
  'condition',
  'modalityCue',
  // Whole records of this or another program, and files.
  'claim',
  'claims',
  'place.import.places',
  'geonames',
  'alternateNames',
  'csv',
  'columns',
  'model',
  'policy',
  'bytes',
])

const MOST_TOLD = 100

/** What of an input may not be taken in, by path, code of the sign and offset. */
export function unseenIn(operation: string, input: unknown): RefusalDetail[] {
  const found: RefusalDetail[] = []
  const note = (path: readonly string[], sign: UnseenSign | undefined) => {
    if (sign) found.push({ path: path.filter(isFieldName).join('.'), code: 'sign_unseen', ...sign })
  }
  const look = (value: unknown, path: readonly string[], find: typeof unseenSignIn): void => {
    if (found.length >= MOST_TOLD) return
    if (typeof value === 'string') note(path, find(value))
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      const sign = Array.isArray(value) ? undefined : find(name)
      // The key of a free map is contents: it is told by the place that it is in.
      if (sign) note(path, sign)
      else look(inner, [...path, name], find)
    }
  }
  for (const [name, value] of Object.entries(input ?? {})) {
    const isAsItCame = AS_THEY_CAME.has(name) || AS_THEY_CAME.has(`${operation}.${name}`)
    look(value, [name], isAsItCame ? loneSurrogateIn : unseenSignIn)
  }
  return found
}

/** Keys of free maps are contents; names of fields and positions are not. */
export function isFieldName(part: PropertyKey): boolean {
  return typeof part === 'number' || /^(?:[a-z][A-Za-z0-9]{0,30}|\d{1,9})$/.test(String(part))
}
