// One thing done with many records of the queue: first what would become of each, then in one
// change. Records that may not be touched are told by their ids alone. Source: desk.md 4, W9.

import { given } from '@tumen/claim'
import { type Input, type Output, REFUSAL_CODES } from '@tumen/contract'
import { AreaField, ChoiceField, refusalSentence, SendButton, TextField } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, FormInput, Shown } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { reviewersIn } from './reviewer-field.ts'

type Outcomes = Output<'review.check-bulk'>['outcomes']
type Bulk = FormInput<'review.check-bulk'>

const VERBS = {
  assign: 'review.assign',
  submit: 'review.submit',
  withdraw: 'claim.retract',
} as const satisfies Record<Input<'review.bulk'>['do'], string>

/** The verbs that the person's roles allow. */
function verbsFor({ may }: Ask): (keyof typeof VERBS)[] {
  return (Object.keys(VERBS) as (keyof typeof VERBS)[]).filter((verb) => may(VERBS[verb]))
}

/** What is typed beside the ticked records. */
export function BulkFields({ ask }: { ask: Ask }): VNode | null {
  const own = ask.words.page.review
  const verbs = verbsFor(ask)
  const field = typedFields(ask)
  if (verbs.length === 0) return null
  return (
    <section>
      <h2>{own.bulk.title}</h2>
      <p class="hint">{own.bulk.hint}</p>
      <ChoiceField
        {...field('verb')}
        label={own.bulk.verb}
        options={verbs.map((verb) => [verb, own.bulk[verb]] as const)}
      />
      {verbs.includes('assign') && (
        <>
          <TextField {...field('reviewers')} label={own.reviewers} hint={own.reviewersHint} />
          <TextField {...field('due')} label={own.due} />
        </>
      )}
      <AreaField {...field('comment')} label={own.comment} required />
      <SendButton label={own.bulk.check} name="do" value="check" />
    </section>
  )
}

/** The posted form: checked first, and done when it comes with what the check said. */
export async function actOnMany(ask: Ask): Promise<Done | Shown> {
  const { form, call, words } = ask
  const bulk = bulkIn(ask)
  if (form.text('do') !== 'bulk') {
    const title = words.page.review.bulk.title
    return { title, body: await Checked({ ask, bulk }) }
  }
  await call('review.bulk', { ...bulk, token: form.text('token') })
  const done = { submit: 'handedIn', assign: 'assigned' } as const
  return { to: '/reviews', done: done[form.text('verb') as keyof typeof done] ?? 'saved' }
}

function bulkIn({ form }: Ask): Bulk {
  const { reviewers, due } = reviewersIn(form)
  const verb = form.text('verb')
  return {
    ...{ do: verb, items: form.texts('item'), comment: form.text('comment').trim() },
    ...(verb === 'assign' ? { reviewers, ...given({ due }) } : {}),
  }
}

async function Checked({ ask, bulk }: { ask: Ask; bulk: Bulk }): Promise<VNode> {
  const own = ask.words.page.review.bulk
  const { goes, outcomes, token } = await ask.call('review.check-bulk', bulk)
  const { form } = ask
  const hidden = ['verb', 'reviewers', 'due', 'comment'].map((name) => (
    <input type="hidden" name={name} value={form.text(name)} />
  ))
  return (
    <>
      <p class="said">{fill(own.goes, { n: goes })}</p>
      <Untouched ask={ask} outcomes={outcomes} />
      {goes > 0 && (
        <form method="post" action="/reviews">
          {hidden}
          {form.texts('item').map((item) => (
            <input type="hidden" name="item" value={item} />
          ))}
          <input type="hidden" name="token" value={token} />
          <SendButton label={own.go} name="do" value="bulk" />
        </form>
      )}
      <p>
        <a href="/reviews">{ask.words.page.review.title}</a>
      </p>
    </>
  )
}

function Untouched({ ask, outcomes }: { ask: Ask; outcomes: Outcomes }): VNode {
  const own = ask.words.page.review.bulk
  return (
    <>
      {outcomes.flatMap(({ outcome, items }) => {
        const code = REFUSAL_CODES.find((one) => one === outcome)
        if (code === undefined) return []
        return (
          <section>
            <h2>{fill(own.stays, { n: items.length })}</h2>
            <p>{refusalSentence(ask.language, { code, details: [] })}</p>
            <ul>
              {items.map((item) => (
                <li>
                  <code>{item}</code>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
