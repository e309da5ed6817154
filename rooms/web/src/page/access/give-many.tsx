// Many records given to groups: first what would become of each, then in one change. Records that
// may not be touched are told by their ids alone. Source: desk.md 4, W9.
import { type Asked, REFUSAL_CODES } from '@tumen/contract'
import { refusalSentence, SendButton } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Shown } from '../../door/ask.ts'
import type { Form } from '../../form/form.ts'

export type Many = Asked<'record.check-assign'>

/** The ids that were typed for many at once. */
export function manyIn(form: Form): string[] {
  return form
    .text('ids')
    .split(/[\s,;、，]+/)
    .filter((id) => id !== '')
}

/** Checks them; does what the check said where the form comes with it. */
export async function giveMany(ask: Ask, many: Many): Promise<Done | Shown> {
  const { words, form, call } = ask
  if (form.text('do') === 'many') {
    await call('record.assign', { ...many, token: form.text('token') })
    return { to: '/access/groups', done: 'given' }
  }
  const { access: own, log } = words.page
  const crumbs = [
    { label: log.title, href: '/log' },
    { label: own.give, href: '/access/groups' },
    { label: words.page.review.bulk.title },
  ]
  return { title: own.give, crumbs, body: await Checked({ ask, many }) }
}

async function Checked({ ask, many }: { ask: Ask; many: Many }): Promise<VNode> {
  const { bulk } = ask.words.page.review
  const { goes, outcomes, token } = await ask.call('record.check-assign', many)
  const { access: own } = ask.words.page
  const { groups } = await ask.call('group.list', {})
  const names = groups.filter(({ id }) => many.groups.includes(id)).map(({ name }) => name)
  const kept = ask.form.entries().filter(([name]) => name !== 'do' && name !== 'token')
  return (
    <>
      <p class="said">{fill(bulk.goes, { n: goes })}</p>
      <p>
        {own.giveTo}: {names.length === 0 ? own.everybody : names.join(', ')}
      </p>
      <Untouched ask={ask} outcomes={outcomes} />
      {goes > 0 && (
        <form method="post" action="/access/groups">
          {kept.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="token" value={token} />
          <SendButton label={bulk.go} name="do" value="many" />
        </form>
      )}
      <p>
        <a href="/access/groups">{ask.words.page.access.give}</a>
      </p>
    </>
  )
}

interface UntouchedProps {
  ask: Ask
  outcomes: readonly { outcome: string; ids: readonly string[] }[]
}

function Untouched({ ask, outcomes }: UntouchedProps): VNode {
  const { bulk } = ask.words.page.review
  return (
    <>
      {outcomes.flatMap(({ outcome, ids }) => {
        const code = REFUSAL_CODES.find((one) => one === outcome)
        if (code === undefined) return []
        return (
          <section>
            <h2>{fill(bulk.stays, { n: ids.length })}</h2>
            <p>{refusalSentence(ask.language, { code, details: [] })}</p>
            <ul>
              {ids.map((id) => (
                <li>
                  <code>{id}</code>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
