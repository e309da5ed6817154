// The English verbs and small words of the lists, made ready once: verbs by their forms, what may
// stand after a verb, and the classes of the words that divide clauses.
import { formsOf, type Lexicon } from './lexicon.ts'
import type { MarkSet } from './mark-set.ts'
import { slotsOf } from './word-slot.ts'

/** The forms of a verb, as bits: one written form often stands for several. */
export const FORM = { base: 1, third: 2, past: 4, participle: 8, ing: 16 } as const

/** What a written form can be as a verb. */
export interface VerbReading {
  words: string[]
  /** Bits of `FORM`. */
  forms: number
  /** An act, or `with x` for the section `[act with x]`. */
  act?: string | undefined
  /** Takes its act from a noun: `plan` when that has not happened. */
  weak?: string | undefined
  /** What it does to the verb after it. */
  kind?: string | undefined
  /** Wants or brings about what the participle behind its object says: `wish`, `make`. */
  wish?: string | undefined
  /** How sure one who reports with it is: `reported`, `believed`, `alleged` … */
  voice?: string | undefined
}

/** Words after a verb and the act that they decide; `*` stands for one to three words. */
export interface Frame {
  words: string[]
  act: string
}

/** The phrases of one section by their first word, and the acts for a form of the verb. */
export interface FrameSet extends FramesByStart {
  /** Phrases that stand before the verb, with its subject. */
  before: FramesByStart
  /** Phrases behind the verb when it is denied. */
  negated: FramesByStart
  /** A place of confinement decides. */
  place?: string | undefined
  /** Words behind the next verb count as well: "let | go". */
  over?: string | undefined
  /** The act of the verb in the passive, in the active with an object, by a captor, else. */
  passive?: string | undefined
  active?: string | undefined
  captor?: string | undefined
  /** The act or section of the verb where strife does it: "fighting drove 4,000 out". */
  strife?: string | undefined
  otherwise?: string | undefined
}

/** Phrases by their first word, the longest first. */
export interface FramesByStart {
  byStart: ReadonlyMap<string, readonly Frame[]>
  /** Marks of those first words (word-slot.ts). */
  starts: MarkSet
  /** Those that begin with `*`. */
  starred?: readonly Frame[] | undefined
}

/** What a small word is. */
export interface SmallWord {
  is: SmallClass
  detail: string
}

const SMALL_CLASSES = [
  'be',
  'have',
  'do',
  'modal',
  'relative',
  'subordinate',
  'coordinate',
  'preposition',
  'determiner',
  'pronoun',
  'adverb',
  'that',
] as const
export type SmallClass = (typeof SMALL_CLASSES)[number]

/** The lists as the readers of English need them. */
export interface EnglishLexicon {
  verbs: ReadonlyMap<string, readonly VerbReading[]>
  small: ReadonlyMap<string, SmallWord>
  negations: ReadonlySet<string>
  plurals: ReadonlySet<string>
  /** Small words of a verb before its object. */
  particles: ReadonlySet<string>
  /** Words that end like a past and are none. */
  noVerbs: ReadonlySet<string>
  /** Words that end like an adverb and are none. */
  noAdverbs: ReadonlySet<string>
  /** Numbers in words. */
  numerals: ReadonlySet<string>
  /** Days, months and seasons, and what opens them. */
  days: ReadonlySet<string>
  /** Nouns for acts, and words that are as often nouns. */
  nouns: ReadonlySet<string>
  /** A section as phrases; read once. */
  frames(section: string): FrameSet
}

const made = new WeakMap<Lexicon, EnglishLexicon>()

/** The lists of English, made ready at the first call. */
export function englishLexicon(lexicon: Lexicon): EnglishLexicon {
  const known = made.get(lexicon)
  if (known) return known
  const fresh = makeLexicon(lexicon)
  made.set(lexicon, fresh)
  return fresh
}

function makeLexicon(lexicon: Lexicon): EnglishLexicon {
  const frames = new Map<string, FrameSet>()
  return {
    verbs: readVerbs(lexicon),
    small: readSmallWords(lexicon),
    negations: wordsOf(lexicon, 'clause negation'),
    plurals: wordsOf(lexicon, 'clause plurals'),
    particles: wordsOf(lexicon, 'clause particles'),
    noVerbs: wordsOf(lexicon, 'clause no verbs'),
    noAdverbs: wordsOf(lexicon, 'clause no adverbs'),
    numerals: wordsOf(lexicon, 'number numerals'),
    days: wordsOf(lexicon, 'clause days'),
    nouns: new Set([...formsOf(lexicon, 'act nouns'), ...formsOf(lexicon, 'clause nouns')]),
    frames(section) {
      const known = frames.get(section)
      if (known) return known
      const set = readFrames(lexicon, section)
      frames.set(section, set)
      return set
    },
  }
}

function wordsOf(lexicon: Lexicon, section: string): Set<string> {
  return new Set(formsOf(lexicon, section))
}

function readSmallWords(lexicon: Lexicon): Map<string, SmallWord> {
  const small = new Map<string, SmallWord>()
  for (const is of SMALL_CLASSES)
    for (const { forms, means } of lexicon.entries(`clause ${is}`))
      for (const form of forms) if (!small.has(form)) small.set(form, { is, detail: means })
  return small
}

const VERB_SECTIONS: Record<string, (means: string) => Partial<VerbReading>> = {
  'act verbs': (act) => ({ act }),
  'act weak verbs': (weak) => ({ weak }),
  'act wish verbs': (wish) => ({ wish }),
  'clause report verbs': (voice) => ({ kind: 'report', voice }),
  'clause plan verbs': (kind) => ({ kind }),
  'clause aspect verbs': (kind) => ({ kind }),
  'clause plain verbs': (kind) => ({ kind }),
}

const FOUR_PARTS = [FORM.base, FORM.third, FORM.past | FORM.participle, FORM.ing]
const FIVE_PARTS = [FORM.base, FORM.third, FORM.past, FORM.participle, FORM.ing]

function readVerbs(lexicon: Lexicon): Map<string, VerbReading[]> {
  const byForm = new Map<string, VerbReading>()
  for (const [section, read] of Object.entries(VERB_SECTIONS))
    for (const { forms, means } of lexicon.entries(section))
      for (const [n, form] of forms.entries()) {
        const bit = (forms.length === 4 ? FOUR_PARTS : FIVE_PARTS)[n] ?? 0
        const known = byForm.get(form) ?? { words: form.split(' '), forms: 0 }
        byForm.set(form, { ...read(means), ...known, forms: known.forms | bit })
      }
  const byStart = new Map<string, VerbReading[]>()
  for (const reading of byForm.values()) add(byStart, reading.words[0] ?? '', verbReading(reading))
  for (const readings of byStart.values()) readings.sort(longestFirst)
  return byStart
}

/** The reading with a place for every field: V8 reads objects that are alike far faster. */
export function verbReading(reading: VerbReading): VerbReading {
  const { words, forms, act, weak, kind, wish, voice } = reading
  return { words, forms, act, weak, kind, wish, voice }
}

function readFrames(lexicon: Lexicon, section: string): FrameSet {
  const byStart = new Map<string, Frame[]>()
  const before = new Map<string, Frame[]>()
  const negated = new Map<string, Frame[]>()
  const ends: Record<string, string> = {}
  for (const { forms, means } of lexicon.entries(section))
    for (const form of forms) {
      const words = form.split(' ')
      const marked = words[0] === '<' ? before : words[0] === 'not' ? negated : undefined
      if (form.startsWith('(')) ends[form] = means
      else if (marked) add(marked, words[1] ?? '', { words: words.slice(1), act: means })
      else add(byStart, words[0] ?? '', { words, act: means })
    }
  for (const map of [byStart, before, negated])
    for (const list of map.values()) list.sort(longestFirst)
  const { starts, starred } = framesOf(byStart)
  return {
    byStart,
    starts,
    starred,
    before: framesOf(before),
    negated: framesOf(negated),
    place: ends['(place)'],
    over: ends['(over)'],
    passive: ends['(passive)'],
    active: ends['(active)'],
    captor: ends['(captor)'],
    strife: ends['(strife)'],
    otherwise: ends['(else)'],
  }
}

function framesOf(byStart: ReadonlyMap<string, readonly Frame[]>): FramesByStart {
  return { byStart, starts: slotsOf(byStart.keys()), starred: byStart.get('*') }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function longestFirst(a: { words: string[] }, b: { words: string[] }): number {
  return b.words.length - a.words.length
}
