// What the pages about fields of a group's own read out of answers, and how values are said.
import type { CustomFieldSubject } from '@tumen/claim'
import { intervalDays } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { nameIn } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { Ask } from '../../door/ask.ts'
import { placesByPath } from '../event/event-answer.ts'

export type FieldAnswer = Output<'field.list'>['fields'][number]
export type ValueAnswer = Output<'event.show'>['fields'][number]
export type ChoiceAnswer = NonNullable<FieldAnswer['choices']>[number]

/** The fields of events or persons, with what their choices offer for some days. */
export async function fieldsOf(
  { call, may }: Pick<Ask, 'call' | 'may'>,
  of?: CustomFieldSubject,
  days?: { earliest: string; latest: string },
): Promise<readonly FieldAnswer[]> {
  if (!may('field.list')) return []
  const on = days && (intervalDays(days) === 1 ? days.earliest : `${days.earliest}/${days.latest}`)
  const { fields } = await call('field.list', {
    ...(of !== undefined && { of }),
    ...(on !== undefined && { on }),
  })
  return fields
}

/** What a field or an entry is called; another language where the reader's is missing. */
export function calledIn(language: Language, { id, names }: Pick<FieldAnswer, 'id' | 'names'>) {
  return nameIn(language, names) ?? Object.values(names)[0] ?? id
}

/** For which days an entry is offered, in words. */
export function offeredPhrase(language: Language, { from, to }: ChoiceAnswer): string {
  const { show } = wordsIn(language).page.fields
  if (from === undefined && to === undefined) return show.always
  if (from === undefined) return fill(show.until, { to })
  return to === undefined ? fill(show.since, { from }) : fill(show.between, { from, to })
}

/** Says values in words: an entry and a place by their names. */
export async function valuePhrases(
  ask: Ask,
  fields: readonly FieldAnswer[],
  values: readonly ValueAnswer[],
): Promise<(value: ValueAnswer) => string> {
  const byId = new Map(fields.map((one) => [one.id, one]))
  const paths = values.flatMap(({ field, value }) =>
    byId.get(field)?.kind === 'place' ? [value] : [],
  )
  const places = ask.may('place.find') ? await placesByPath(ask, paths) : new Map()
  return ({ field, value }) => {
    const of = byId.get(field)
    if (of?.kind === 'place') return places.get(value)?.name ?? value
    const entry = of?.choices?.find(({ id }) => id === value)
    return entry ? calledIn(ask.language, entry) : value
  }
}

/** The columns of files that fields of a group's own have, by name; of each what it is called. */
export async function ownColumns(
  ask: Ask,
  of: CustomFieldSubject,
): Promise<ReadonlyMap<string, string>> {
  const fields = await fieldsOf(ask, of)
  return new Map(fields.map((one) => [`field.${one.id}`, calledIn(ask.language, one)]))
}
