// From a place in a text, or from one of the table, to the place of a claim: role, level, span.
import { type Act, type ClaimPlace, type GazetteerPlace, ucdpPrecOfPlace } from '@tumen/claim'
import { lexiconFor } from './lexicon.ts'
import { isWordUnit } from './phrase-index.ts'
import type { PlaceMention } from './place-mention.ts'
import { roleOfPlace } from './place-rank.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Language } from './source-text.ts'

/** The place of a claim that the text names. */
export function claimPlace(
  mention: PlaceMention,
  act: Act | undefined,
  text: PreparedText,
): ClaimPlace {
  const { start, end, name, level, relation, place } = mention
  const span = { start, end, text: text.source.text.slice(start, end) }
  const ucdpPrec = ucdpPrecOfPlace({ level, relation })
  const role = roleOfPlace(act, mention)
  if (!place) return { role, name, level, relation, stated: true, span, ucdpPrec }
  return { role, name, gazetteer: place.id, level, relation, stated: true, span, ucdpPrec }
}

/** The place of a claim that was told of elsewhere in the text. */
export function unstatedPlace(
  mention: PlaceMention,
  act: Act | undefined,
  text: PreparedText,
): ClaimPlace {
  return withoutSpan(claimPlace(mention, act, text))
}

/** The same place, no longer stated at one spot of the text. */
export function withoutSpan(place: ClaimPlace): ClaimPlace {
  const { role, name, gazetteer, level, relation, ucdpPrec } = place
  if (gazetteer === undefined) return { role, name, level, relation, stated: false, ucdpPrec }
  return { role, name, gazetteer, level, relation, stated: false, ucdpPrec }
}

const written = new WeakMap<PreparedText, Map<GazetteerPlace, string>>()

/**
 * A place as the header of the entry or else the text writes it: 터키 or 튀르키예, 台湾 or 台灣.
 * Looked up once a text: many claims of a long one would else each go through all of it.
 */
export function nameInText(place: GazetteerPlace, text: PreparedText): string {
  const names = written.get(text) ?? new Map<GazetteerPlace, string>()
  const name = names.get(place) ?? nameWritten(place, text)
  written.set(text, names.set(place, name))
  return name
}

function nameWritten(
  { id, names, aliases = [] }: GazetteerPlace,
  { source, language, lower }: PreparedText,
): string {
  const usual = names[language] ?? names.en ?? id
  const at = language === 'zh' ? lower.indexOf(usual) : -1
  if (at >= 0) return source.text.slice(at, at + usual.length)
  if (aliases.some((name) => name === source.country)) return source.country ?? usual
  if (source.text.includes(usual)) return usual
  if (language === 'en') return aliases.find((one) => isWritten(one, source.text)) ?? usual
  const other = language === 'zh' ? inSimplified(aliases, { source, lower }) : undefined
  if (other !== undefined) return other
  const isNamed = aliases.some((name) => source.text.includes(name))
  const own = isNamed ? undefined : ownName(usual, language, source.text)
  if (own !== undefined) return own
  const isTraditional = language === 'zh' && TRADITIONAL.test(source.text)
  return (
    aliases.find((name) => isEast(name) && source.text.includes(name)) ??
    (isTraditional ? aliases.find((name) => TRADITIONAL.test(name)) : undefined) ??
    usual
  )
}

// "Vietnam", by "Vietnamese" as well; a few letters alone must be a word.
function isWritten(alias: string, text: string): boolean {
  const at = text.indexOf(alias)
  if (at < 0 || alias.length > LONGEST_LETTERS) return at >= 0
  return !isWordUnit(text.charCodeAt(at - 1)) && !isWordUnit(text.charCodeAt(at + alias.length))
}

const LONGEST_LETTERS = 4

// 奈及利亚, 衣索比亚: names of Taiwan, in whichever script the text writes them.
function inSimplified(
  aliases: readonly string[],
  { source, lower }: Pick<PreparedText, 'source' | 'lower'>,
): string | undefined {
  const { simplified } = lexiconFor('zh')
  for (const name of aliases.filter(isEast)) {
    const at = lower.indexOf(simplified(name))
    if (at >= 0) return source.text.slice(at, at + name.length)
  }
  return undefined
}

// A text that never names its own country: 국내, 우리나라.
function ownName(usual: string, language: Language, text: string): string | undefined {
  return lexiconFor(language)
    .entries('place own-name')
    .filter(({ means }) => means === usual)
    .flatMap(({ forms }) => forms)
    .find((form) => text.includes(form))
}

/** Signs that only texts in traditional script have, and every one of them has. */
const TRADITIONAL = /[國們這來個會說後從關對時實經發員於灣寮緬韓]/

function isEast(name: string): boolean {
  return /[\p{Script=Hangul}\p{Script=Han}]/u.test(name)
}

/** A country that the text does not name where it speaks of the act. */
export function countryPlace(
  place: GazetteerPlace,
  act: Act | undefined,
  text: PreparedText,
): ClaimPlace {
  const { level } = place
  const name = nameInText(place, text)
  const way = 'bare'
  const mention = { start: 0, end: 0, name, level, way, relation: 'in', use: 'place' } as const
  return {
    role: roleOfPlace(act, mention),
    name,
    gazetteer: place.id,
    level,
    relation: 'in',
    stated: false,
    ucdpPrec: ucdpPrecOfPlace({ level, relation: 'in' }),
  }
}
