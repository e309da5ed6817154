// The province in which a place lies: by it persons and events stand together.
import { placeAncestors } from '@tumen/claim'
import type { Gazetteer } from './gazetteer.ts'

/** The province in which a place lies; of what lies in none the largest that is known. */
export function provinceIn({ places }: Gazetteer): (path: string) => string {
  return (path) => {
    const line = [...placeAncestors(path), path]
    return line.find((one) => places.get(one)?.level === 'adm1') ?? line[0] ?? path
  }
}
