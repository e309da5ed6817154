// What a person is called: the first name that a list writes, and the years of birth. Nothing is
// chosen among what lists say; the page of the person has every name.
import { Refusal } from '@tumen/desk'
import { bornPhrase } from '@tumen/view'
import type { Ask } from '../../door/ask.ts'
import type { PersonAnswer } from './person-answer.ts'

/** "신정심, 1969"; that there is no name, where no list has one. */
export function personName(
  { language, words }: Pick<Ask, 'language' | 'words'>,
  { names, bornLow, bornHigh }: Pick<PersonAnswer, 'names' | 'bornLow' | 'bornHigh'>,
): string {
  const years = {
    ...(bornLow !== undefined && { bornLow }),
    ...(bornHigh !== undefined && { bornHigh }),
  }
  const parts = [names[0]?.name ?? words.page.person.noName, bornPhrase(language, years)]
  return parts.filter((part) => part !== '').join(words.report.list)
}

/** The same for persons by their ids; who is not shown to the asker is just a person. */
export async function personNames(
  ask: Ask,
  ids: readonly (string | undefined)[],
): Promise<(id: string) => string> {
  const found = new Map<string, string>()
  for (const id of new Set(ids))
    if (id !== undefined && ask.may('person.show'))
      found.set(id, (await shownName(ask, id)) ?? ask.words.page.person.one)
  return (id) => found.get(id) ?? ask.words.page.person.one
}

async function shownName(ask: Ask, id: string): Promise<string | undefined> {
  try {
    return personName(ask, (await ask.call('person.show', { id })).person)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
