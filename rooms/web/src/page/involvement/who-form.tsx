// Whom to link to an event, in which role, and by which source; and what this would do.
import type { Output } from '@tumen/contract'
import { ChoiceField, type ListAnswer, NumberTable, peoplePath, SendButton } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { RecordField } from '../record-field.tsx'
import { RoleFields } from './link-part.tsx'

/** More links than these are folded. */
const FEW = 20

interface WhoProps {
  ask: Ask
  event: string
  lists: readonly ListAnswer[]
  checked: Output<'involvement.check'> | undefined
}

export function WhoForm(props: WhoProps): VNode {
  const { ask, event, lists, checked } = props
  const { words, form, query } = ask
  const own = words.page.involvement
  return (
    <section aria-labelledby="link-people">
      <h2 id="link-people">{own.form.title}</h2>
      <p>{own.form.lead}</p>
      <form method="post" action={`${peoplePath(event)}#link-people`} class="card">
        {checked && <WhatItDoes ask={ask} checked={checked} />}
        <RecordField
          ask={ask}
          name="person"
          label={own.form.person}
          hint={own.form.personHint}
          about="persons"
          value={form.text('person')}
        />
        {lists.length > 0 && (
          <ChoiceField
            name="list"
            label={own.form.list}
            none={own.form.noList}
            options={lists.map(({ id, title }) => [id, title] as const)}
            value={form.word('list')}
          />
        )}
        <RecordField
          ask={ask}
          name="claim"
          label={own.form.claim}
          hint={own.form.claimHint}
          value={form.has('claim') ? form.text('claim') : (query.get('claim') ?? '')}
        />
        <RecordField
          ask={ask}
          name="document"
          label={own.form.document}
          hint={own.form.documentHint}
          value={form.text('document')}
        />
        <RoleFields ask={ask} />
        <p class="row-actions">
          <button type="submit" name="do" value="check">
            {own.form.check}
          </button>{' '}
          <SendButton label={own.form.go} name="do" value="link" />
        </p>
      </form>
    </section>
  )
}

/** How many links are new or changed, and the first of them. */
function WhatItDoes({ ask, checked }: Pick<WhoProps, 'ask'> & Required<Pick<WhoProps, 'checked'>>) {
  const { words } = ask
  const { involvement, page } = words
  const own = page.involvement.check
  if (!checked) return null
  const { outcomes, links, unnamed, token } = checked
  return (
    <section class="dry-run" role="status" aria-labelledby="dry">
      <h3 id="dry">{own.title}</h3>
      <p>{own.stored}</p>
      <input type="hidden" name="token" value={token} />
      <NumberTable
        caption={own.counts}
        columns={[own.outcome, own.links]}
        rows={outcomes.map(({ outcome, links: n }) => [involvement.outcome[outcome], String(n)])}
      />
      {unnamed > 0 && <p>{fill(own.unnamed, { n: unnamed })}</p>}
      <p>
        <SendButton label={own.go} name="do" value="link" />
      </p>
      <details open={links.length <= FEW}>
        <summary>{fill(own.caption, { n: links.length })}</summary>
        <ul>
          {links.map(({ name = page.person.noName, outcome, before }) => (
            <li>
              <bdi>{name}</bdi>{' '}
              <span class="muted">
                {involvement.outcome[outcome]}
                {before !== undefined &&
                  `, ${fill(own.before, { certainty: involvement.certainty[before] })}`}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
