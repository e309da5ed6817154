// The names of records for a page: asked once for all ids on it.
import { type NamedRecord, type RecordLabel, recordLabel, tabName } from '@tumen/view'
import type { Ask, Crumb } from '../door/ask.ts'

/** What the records of a page are called. */
export interface RecordNames {
  /** The name; the id where the asker may not know it, or there is none. */
  label(id: string): RecordLabel
  /** The record, where it has a name. */
  named(id: string): NamedRecord | undefined
}

/** Ids that are asked about at once. */
const MOST = 500

/** The names of these records, as far as the asker may know them. */
export async function recordNames(
  { call, language }: Pick<Ask, 'call' | 'language'>,
  ids: readonly (string | undefined)[],
): Promise<RecordNames> {
  const asked = [...new Set(ids.filter((id) => id !== undefined && id !== ''))].slice(0, MOST)
  const { names } = asked.length === 0 ? { names: [] } : await call('record.names', { ids: asked })
  const byId = new Map(names.map((one) => [one.id, one]))
  return {
    label: (id) => recordLabel(language, byId.get(id), id),
    named: (id) => byId.get(id),
  }
}

/** A step of the way that is a record; without an address it is the page itself. */
export function recordCrumb({ text, lang }: RecordLabel, href?: string): Crumb {
  return { label: text, ...(lang !== undefined && { lang }), ...(href !== undefined && { href }) }
}

/**
 * A title for a tab of what is asked about an event: the event by its name only where that is
 * public, as browsers keep it. `titled` makes it of the name.
 */
export async function eventTabTitle(
  ask: Pick<Ask, 'call' | 'language' | 'words'>,
  event: string | undefined,
  titled: (name: string | undefined) => string,
): Promise<string> {
  if (event === undefined) return titled(undefined)
  const named = (await recordNames(ask, [event])).named(event)
  return titled(tabName(ask.language, named) ?? ask.words.page.event.one)
}

/**
 * How the page of one record is called: `heading` on the page, and `title` for the tab, which
 * browsers keep, by what is public only and else by `without`, which holds the id.
 */
export async function recordTitle(
  ask: Pick<Ask, 'call' | 'language'>,
  id: string,
  without: string,
): Promise<{ title: string; heading: RecordLabel }> {
  const names = await recordNames(ask, [id])
  const title = tabName(ask.language, names.named(id)) ?? without
  return { title, heading: names.named(id) ? names.label(id) : { text: without } }
}
