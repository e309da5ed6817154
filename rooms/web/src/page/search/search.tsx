// Search: every kind of record by words, claims by what they say, too. The words are posted and
// stand in no address, because browsers keep addresses on the disk (docs/decisions/0014). A
// saved search is kept in the encrypted workspace and opened by its id.
import type { Output } from '@tumen/contract'

import { Refusal } from '@tumen/desk'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { refusalDataOf } from '../../door/refusal-data.ts'
import { statusOf } from '../../door/refusal-status.ts'
import { Form } from '../../form/form.ts'
import { tableLine } from '../table/table.tsx'
import { namesPage } from './names.tsx'
import { SavedSearches, SaveForm } from './saved.tsx'
import { SEARCH_FIELDS, SearchForm, SearchProblem } from './search-form.tsx'
import { type Found, SearchResult } from './search-result.tsx'

/** How many documents and claims are shown at the most. */
const LIMIT = 50

/** A saved search or question as `query.list` gives it. */
export type SavedQuery = Output<'query.list'>['queries'][number]

export const searchPage: Page = {
  path: '/search',
  nav: 'search',
  async show(ask) {
    const queries = await savedSearches(ask)
    const { form, problem } = ask
    // A name that was refused must not cost the search that it was for.
    if (problem && form.text('do') === 'save') return answered(ask, queries, form)
    const id = ask.query.get('saved')
    if (id === null || problem) return shown(ask, queries, form)
    const saved = queries.find((one) => one.id === id)
    if (!saved) throw new Refusal('not-found')
    return answered(ask, queries, new Form(Object.entries(saved.query)), saved)
  },
  async act(ask) {
    const { form } = ask
    const doing = form.text('do')
    if (doing === 'drop') {
      await ask.call('query.drop', { id: form.text('id') })
      return { to: '/search', done: 'dropped' }
    }
    if (doing === 'save') return save(ask)
    const found = await run(ask, form)
    return shown(ask, await savedSearches(ask), form, { found })
  },
}

async function savedSearches({ call, may }: Ask): Promise<SavedQuery[]> {
  if (!may('query.list')) return []
  return (await call('query.list', { kind: 'search' })).queries
}

/** The page with what a search finds now, or with why it no longer can be made. */
async function answered(
  ask: Ask,
  queries: readonly SavedQuery[],
  form: Form,
  saved?: SavedQuery,
): Promise<Shown> {
  try {
    const found = await run(ask, form)
    return shown(ask, queries, form, saved ? { found, saved } : { found })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const problem = ask.problem ?? refusalDataOf(error)
    return { ...(await shown({ ...ask, problem }, queries, form)), status: statusOf(error.code) }
  }
}

/** The filled fields of a search, by name. */
export function fieldsOf(form: Form): Record<string, string> {
  return Object.fromEntries(
    SEARCH_FIELDS.flatMap((name): [string, string][] => {
      const value = form.word(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

async function save({ form, call }: Ask) {
  const input = {
    kind: 'search',
    name: form.text('name').trim(),
    query: fieldsOf(form),
    shared: form.has('shared'),
  }
  const { id } = await call('query.save', input)
  return { to: `/search?saved=${encodeURIComponent(id)}`, done: 'saved' as const }
}

function run({ call }: Ask, form: Form): Promise<Found> {
  return call('search', { ...fieldsOf(form), limit: LIMIT })
}

async function shown(
  ask: Ask,
  queries: readonly SavedQuery[],
  form: Form,
  result?: { found: Found; saved?: SavedQuery },
): Promise<Shown> {
  const { language, words, problem, may } = ask
  const { saved } = result ?? {}
  const asked = fieldsOf(form)
  const body = (
    <>
      <SearchProblem language={language} problem={problem} />
      <SearchForm language={language} form={form} problem={problem} />
      {may('name.check') && (
        <p>
          <a href={namesPage.path}>{words.page.search.check.link}</a>
        </p>
      )}
      {result && (
        <SearchResult language={language} found={result.found} form={form} limit={LIMIT} />
      )}
      {result &&
        result.found.hits.length > 0 &&
        (await tableLine(ask, 'found-documents', asked, true))}
      {result &&
        result.found.claims.length > 0 &&
        (await tableLine(ask, 'found-claims', asked, true))}
      {result && !saved && may('query.save') && (
        <SaveForm language={language} form={form} problem={problem} />
      )}
      {may('query.list') && (
        <SavedSearches language={language} queries={queries} account={ask.actor.account} />
      )}
    </>
  )
  const crumbs = saved && [
    { label: words.page.search.title, href: '/search' },
    { label: saved.name },
  ]
  return { title: words.page.search.title, body, ...(crumbs ? { crumbs } : {}) }
}
