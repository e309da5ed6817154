// From a place in a text, or from one of the table, to the place of a claim: role, level, span.
import { type Act, type ClaimPlace, type GazetteerPlace, ucdpPrecOfPlace } from '@tumen/claim'
import type { PlaceMention } from './place-mention.ts'
import { roleOfPlace } from './place-rank.ts'
import type { PreparedText } from './prepared-text.ts'

/** The place of a claim that the text names. */
export function claimPlace(
  mention: PlaceMention,
  act: Act | undefined,
  text: PreparedText,
): ClaimPlace {
  const { start, end, name, level, relation, place } = mention
  return {
    role: roleOfPlace(act, mention),
    name,
    ...(place ? { gazetteer: place.id } : {}),
    level,
    relation,
    stated: true,
    span: { start, end, text: text.source.text.slice(start, end) },
    ucdpPrec: ucdpPrecOfPlace({ level, relation }),
  }
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
export function withoutSpan({ span: _, ...place }: ClaimPlace): ClaimPlace {
  return { ...place, stated: false }
}

/** A place as the header of the entry or else the text writes it: 터키 or 튀르키예, 台湾 or 台灣. */
export function nameInText(
  { id, names, aliases = [] }: GazetteerPlace,
  { source, language, lower }: PreparedText,
): string {
  const usual = names[language] ?? names.en ?? id
  const written = language === 'zh' ? lower.indexOf(usual) : -1
  if (written >= 0) return source.text.slice(written, written + usual.length)
  if (aliases.some((name) => name === source.country)) return source.country ?? usual
  if (language === 'en' || source.text.includes(usual)) return usual
  const isTraditional = language === 'zh' && TRADITIONAL.test(source.text)
  return (
    aliases.find((name) => isEast(name) && source.text.includes(name)) ??
    (isTraditional ? aliases.find((name) => TRADITIONAL.test(name)) : undefined) ??
    usual
  )
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
  const mention = { way: 'bare', relation: 'in', use: 'place' } as const
  return {
    role: roleOfPlace(act, { ...mention, start: 0, end: 0, name, level }),
    name,
    gazetteer: place.id,
    level,
    relation: 'in',
    stated: false,
    ucdpPrec: ucdpPrecOfPlace({ level, relation: 'in' }),
  }
}
