// Parts of a link of a person to an event that several pages print: what somebody was and how sure
// that is, what says so, the fields that ask for it, and the form that takes it back.
import { CERTAINTIES, given, PERSON_ROLES } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { ChoiceField, claimPath, dayPhrase, documentPath } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'

/** A link as the operations give it. */
export type LinkAnswer = Output<'involvement.list'>['involvements'][number]

/** "person affected, likely"; whether it is for few eyes stands beside. */
export function RolePhrase({ ask, link }: { ask: Ask; link: LinkAnswer }): VNode {
  const { involvement, page, report } = ask.words
  const { role, certainty, sensitivity } = link
  return (
    <>
      {[involvement.role[role], involvement.certainty[certainty]].join(report.list)}
      {sensitivity === 'restricted' && (
        <>
          {' '}
          <span class="tag warn">{page.involvement.hidden}</span>
        </>
      )}
    </>
  )
}

/** What the claims and documents are called on which links rest. */
export function sourceNames(
  ask: Ask,
  links: readonly { claim?: string; document?: string }[],
): Promise<RecordNames> {
  return recordNames(
    ask,
    links.flatMap(({ claim, document }) => [claim, document]),
  )
}

/** The claim or document that says so; nothing where none is named. */
export function LinkSource(props: {
  link: { claim?: string; document?: string }
  names: RecordNames
}): VNode | null {
  const { link, names } = props
  const { claim, document } = link
  const id = claim ?? document
  if (id === undefined) return null
  const href = claim === undefined ? documentPath(id) : claimPath(id)
  return <RecordLink names={names} id={id} href={href} />
}

/** The fields for what somebody was, and how sure that is. */
export function RoleFields({ ask }: { ask: Ask }): VNode {
  const { words, form } = ask
  const { form: own } = words.page.involvement
  return (
    <div class="row">
      <ChoiceField
        name="role"
        label={own.role}
        hint={own.roleHint}
        options={PERSON_ROLES.map((role) => [role, words.involvement.role[role]] as const)}
        value={form.word('role')}
      />
      <ChoiceField
        name="certainty"
        label={own.certainty}
        options={CERTAINTIES.map((one) => [one, words.involvement.certainty[one]] as const)}
        value={form.word('certainty')}
      />
    </div>
  )
}

/** Who linked it and when, and the button that takes it back; nothing for whoever may not. */
export function WithdrawLink(props: { ask: Ask; link: LinkAnswer; to: string }): VNode | null {
  const { ask, link, to } = props
  const { language, words, may } = ask
  const own = words.page.involvement
  const { by, recorded, id, leaf } = link
  if (!may('involvement.withdraw')) return null
  return (
    <details class="link-change">
      <summary>{own.column.change}</summary>
      <form method="post" action={to}>
        <p class="muted">{fill(own.by, { by, day: dayPhrase(language, recorded) })}</p>
        <input type="hidden" name="do" value="withdraw" />
        <input type="hidden" name="link" value={id} />
        <input type="hidden" name="seen" value={leaf} />
        <button type="submit">{own.withdraw}</button>
      </form>
    </details>
  )
}

/** Takes back the link that a form names. */
export async function withdrawLink({ form, call }: Ask): Promise<void> {
  const seen = seenIn(form)
  await call('involvement.withdraw', { ids: [form.text('link')], ...given({ seen }) })
}
