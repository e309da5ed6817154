// A resolved question as one sentence, with its date of knowledge: without it no answer can be
// reproduced. Names of places come in by language.
import { placeRolesOfAct } from '@tumen/claim'
import type { Question } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import { dayPhrase, timePhrase } from '../phrase/date.ts'
import { nameIn } from '../phrase/name-in.ts'

/** Names of places and populations by path, then by language; the title of an event by its id. */
export type PlaceNames = Readonly<Record<string, Record<string, string> | string>>

/** The name of a place path in a language; the path itself when no name is known. */
export function placeName(language: Language, path: string, names: PlaceNames): string {
  return nameIn(language, names[path]) ?? path
}

/** "How many people were detained in Liaoning on 31 July 2022, as recorded here by …?" */
export function questionSentence(
  language: Language,
  question: Question,
  names: PlaceNames = {},
): string {
  const words = wordsIn(language)
  const { act } = question
  const unit = question.unit ?? 'persons'
  const isPeople = unit === 'persons'
  return fill(isPeople ? words.question.asked : words.question.counted, {
    act: isPeople ? words.asked[act] : words.act[act],
    unit: words.unit[unit],
    who: whoPhrase(language, question, names),
    place: scopePhrase(language, question, names),
    time: timePhrase(language, question),
    known: knownPhrase(language, question),
  }).trim()
}

function scopePhrase(language: Language, question: Question, names: PlaceNames): string {
  const { question: patterns } = wordsIn(language)
  const { event, place, act } = question
  const inOrFrom = placeRolesOfAct(act)[0] === 'origin' ? patterns.fromPlace : patterns.inPlace
  const where = [
    place === undefined ? '' : fill(inOrFrom, { place: placeName(language, place, names) }),
    event === undefined ? '' : fill(patterns.inEvent, { event: placeName(language, event, names) }),
  ]
  return where.join('')
}

/** Which people are asked for: a population, a restriction. */
function whoPhrase(language: Language, question: Question, names: PlaceNames): string {
  const { question: patterns } = wordsIn(language)
  const { population, restrict = [] } = question
  const who = [
    population === undefined
      ? ''
      : fill(patterns.population, { population: placeName(language, population, names) }),
    restrict.length === 0
      ? ''
      : fill(patterns.restricted, { restriction: restrictionPhrase(language, restrict) }),
  ]
  return who.join('')
}

/** "sex: women, age: under 18" with the labels as they were written. */
export function restrictionPhrase(
  language: Language,
  restrict: NonNullable<Question['restrict']>,
): string {
  const words = wordsIn(language)
  return restrict
    .map(({ by, label }) => `${words.restriction[by]}: ${restrictionLabel(language, label)}`)
    .join(words.report.list)
}

/** Whom a restriction names: a word of ours in the language of the reader, others as written. */
export function restrictionLabel(language: Language, label: string): string {
  const labels: Readonly<Record<string, string>> = wordsIn(language).restrictionLabel
  return Object.hasOwn(labels, label) ? (labels[label] ?? label) : label
}

function knownPhrase(language: Language, question: Question): string {
  const { question: patterns } = wordsIn(language)
  const { on, by } = question.known
  if (on === undefined) return by === 'recorded' ? patterns.recordedNow : patterns.publishedNow
  const pattern = by === 'recorded' ? patterns.recordedOn : patterns.publishedOn
  return fill(pattern, { day: dayPhrase(language, on) })
}
