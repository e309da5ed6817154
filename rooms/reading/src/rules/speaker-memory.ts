// Who has spoken so far, and whom words like "he", "the group", 이 단체 or 该组织 point back to.
// Somebody without a name stays as the words name them: no two of them are made one here.
// Source: reading.md 4; claims.md 5.
import type { Back, Speaker } from './speaker-saying.ts'

/** Speakers that are kept in mind; older ones are not pointed back to. */
const MOST_KEPT = 40

/** The speakers of a text up to a place. */
export interface Memory {
  add(speaker: Speaker): void
  /** The speaker whom the words mean; the words themselves where that is open. */
  resolve(speaker: Speaker): Speaker
}

/** An empty memory. */
export function createMemory(): Memory {
  const kept: Speaker[] = []
  return {
    add(speaker) {
      if (speaker.back === 'own') return
      kept.push(speaker)
      if (kept.length > MOST_KEPT) kept.shift()
    },
    resolve(speaker) {
      const { back } = speaker
      if (!back || back === 'own') return speaker
      const noun = lastWord(speaker.label)
      const same = kept.findLast(
        (one) => MAY_BE[back](one) && one.label.toLowerCase().includes(noun),
      )
      const before = same ?? (speaker.isBare ? kept.findLast(MAY_BE[back]) : undefined)
      if (!before) return speaker
      const isNamed = before.anonymity === 'named' || before.role !== 'person' || isPronoun(speaker)
      const { start, end } = speaker
      const label = speaker.label.replace(/^(?:the|this|that|these|those) /i, '')
      return isNamed
        ? { ...before, start, end, antecedent: before.end }
        : { ...speaker, label, anonymity: before.anonymity }
    },
  }
}

const MAY_BE: Record<Exclude<Back, 'own'>, (one: Speaker) => boolean> = {
  person: ({ role }) => role === 'person',
  group: ({ role }) => role === 'group' || role === 'ngo',
  body: ({ role }) => role !== 'person' && role !== 'group',
  outlet: ({ role }) => role === 'outlet',
  document: ({ role }) => role !== 'person' && role !== 'group',
}

const PRONOUN = /^(?:s?he|they|it|그|그녀|그이|그들|他们?|她们?|它)$/

function isPronoun({ label }: Speaker): boolean {
  return PRONOUN.test(label.toLowerCase())
}

// 该组织 → 组织, "the group" → group.
function lastWord(label: string): string {
  const plain = label
    .toLowerCase()
    .replace(/^(?:该|这名|这位|上述|此|这家|这个|本)|^(?:이|그|해당) /u, '')
  return plain.split(' ').at(-1) ?? plain
}
