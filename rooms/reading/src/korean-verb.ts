// How Korean verbs begin in a sentence: from the form in which a dictionary has them to the
// beginnings that all their endings share, so that a word list names each verb once. Regular
// verbs, and those in 하, 르 and ㅡ; other irregular ones are listed by their forms.

const FIRST = 0xac00
const LAST = 0xd7a3
const FINALS = 28
const VOWELS = 21

/** Final consonants by their place in a Hangul syllable. */
const FINAL = { none: 0, n: 4, l: 8, m: 16, b: 17, ss: 20 } as const

/** The vowel with which the past of a stem is made, by the vowel of the stem. */
const PAST_VOWEL: Readonly<Record<number, number>> = {
  ...{ 0: 0, 1: 1, 4: 4, 5: 5, 6: 6 },
  ...{ 8: 9, 11: 10, 13: 14, 20: 6 },
}
const EU = 18
const [A, EO] = [0, 4]

interface Syllable {
  initial: number
  vowel: number
  final: number
}

function syllableOf(sign: string): Syllable | undefined {
  const at = sign.charCodeAt(0)
  if (!(at >= FIRST && at <= LAST)) return undefined
  const n = at - FIRST
  return {
    initial: Math.floor(n / (VOWELS * FINALS)),
    vowel: Math.floor(n / FINALS) % VOWELS,
    final: n % FINALS,
  }
}

function written({ initial, vowel, final }: Syllable): string {
  return String.fromCharCode(FIRST + (initial * VOWELS + vowel) * FINALS + final)
}

/** The final consonant of a Hangul sign as a dictionary orders it; 0 for none and other signs. */
export function finalOf(sign: string): number {
  return syllableOf(sign)?.final ?? FINAL.none
}

/** Whether the word ends in ㄴ, as a verb before a noun does: 체포된, 붙잡힌. */
export function endsInN(word: string): boolean {
  return finalOf(word.at(-1) ?? '') === FINAL.n
}

/** Whether the word ends in ㄹ, as a verb of what is still to come does: 송환될, 넘겨질. */
export function endsInL(word: string): boolean {
  return finalOf(word.at(-1) ?? '') === FINAL.l
}

/** The beginnings that the forms of a verb share: 붙잡히다 gives 붙잡히, 붙잡힌, 붙잡혀, 붙잡혔 … */
export function verbForms(dictionary: string): string[] {
  const stem = dictionary.replace(/다$/, '')
  const last = syllableOf(stem.at(-1) ?? '')
  if (!last) return [stem]
  const head = stem.slice(0, -1)
  const withFinal = (final: number) => head + written({ ...last, final })
  // ㄹ falls away before ㄴ: 머무는, 민.
  if (last.final === FINAL.l)
    return [stem, `${withFinal(FINAL.none)}는`, withFinal(FINAL.n), withFinal(FINAL.b)]
  if (last.final !== FINAL.none) return [stem]
  const finals = [FINAL.none, FINAL.n, FINAL.l, FINAL.m, FINAL.b].map(withFinal)
  return [...finals, ...pasts(head, last)]
}

// 하 makes 해 and 했, 르 doubles its consonant (모르다: 몰랐), ㅡ falls away (치르다 aside).
function pasts(head: string, last: Syllable): string[] {
  if (written(last) === '하') return [`${head}해`, `${head}했`]
  const vowel = PAST_VOWEL[last.vowel]
  if (vowel !== undefined) return both(head, { ...last, vowel })
  const before = syllableOf(head.at(-1) ?? '')
  if (last.vowel !== EU || !before) return []
  const open = { ...last, vowel: before.vowel === A || before.vowel === 8 ? A : EO }
  if (written(last) !== '르') return both(head, open)
  return both(head.slice(0, -1) + written({ ...before, final: FINAL.l }), open)
}

function both(head: string, syllable: Syllable): string[] {
  return [FINAL.none, FINAL.ss].map((final) => head + written({ ...syllable, final }))
}
