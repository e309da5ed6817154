// Saved searches: opened by their id, saved under a name, removed from the list as a new row.
import { CheckField, type RefusalData, SendButton, TextField } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Form } from '../../form/form.ts'
import { typedFields } from '../../form/typed-field.ts'
import type { SavedQuery } from './search.tsx'
import { HiddenFields } from './search-form.tsx'

/** The saved searches that the person may see; own ones can be removed. */
export function SavedSearches({
  language,
  queries,
  account,
}: {
  language: Language
  queries: readonly SavedQuery[]
  account: string
}): VNode {
  const { search } = wordsIn(language).page
  return (
    <section>
      <h2>{search.saved}</h2>
      {queries.length === 0 && <p class="muted">{search.savedNone}</p>}
      <ul class="saved">
        {queries.map(({ id, name, by, shared }) => (
          <li data-row>
            <a href={`/search?saved=${encodeURIComponent(id)}`}>{name}</a>{' '}
            <span class="tag">{shared ? search.isShared : search.isOwn}</span>{' '}
            {by !== account && <span class="muted">{by}</span>}
            {by === account && (
              <form method="post" action="/search">
                <input type="hidden" name="id" value={id} />
                <button type="submit" name="do" value="drop" aria-label={`${search.drop}: ${name}`}>
                  {search.drop}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Keeps the search that was just made. */
export function SaveForm(props: {
  language: Language
  form: Form
  problem: RefusalData | undefined
}): VNode {
  const { language, form } = props
  const { search } = wordsIn(language).page
  return (
    <details open={form.text('do') === 'save'}>
      <summary>{search.save}</summary>
      <form method="post" action="/search">
        <HiddenFields form={form} />
        <TextField
          {...typedFields(props)('name')}
          label={search.name}
          hint={search.nameHint}
          required
        />
        <CheckField name="shared" label={search.shared} checked={form.has('shared')} />
        <SendButton label={search.saveGo} name="do" value="save" />
      </form>
    </details>
  )
}
