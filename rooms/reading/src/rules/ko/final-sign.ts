// The sign at the end of a Korean syllable, which says in what form a verb stands.

/** The past of a verb before a noun, or what it does: 체포한, 끌려간; 는 ends in it too. */
export const BEFORE_NOUN = 4
/** ㅆ: a verb in the past. */
export const PAST = 20

/** Whether a syllable ends in the sign with this number, as Unicode counts final signs. */
export function endsIn(syllable: string, sign: number): boolean {
  const code = syllable.charCodeAt(0) - 0xac00
  return code >= 0 && code < 11172 && code % 28 === sign
}
