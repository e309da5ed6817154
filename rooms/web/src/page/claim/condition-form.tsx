// Whether the condition of a claim holds: a plain form for reviewers. Until it is decided the
// number stands beside every figure.
import { CONDITION_DECISIONS } from '@tumen/claim'
import { AreaField, claimPath, dayPhrase, keptForm, SendButton } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import type { ShownClaim } from './claim-answer.ts'

/** The form about the condition; nothing for a claim that has none. */
export function ConditionForm({ ask, shown }: { ask: Ask; shown: ShownClaim }): VNode | null {
  const { language, words, form } = ask
  const field = typedFields(ask)
  const { condition } = words.page.claim.act
  const { claim, conditionDecided: said } = shown
  if (!claim.condition || !ask.may('condition.decide')) return null
  return (
    <details open={form.text('do') === 'condition'}>
      <summary>{condition.title}</summary>
      <form method="post" action={claimPath(claim.id)} {...keptForm(language)}>
        <p>
          <q lang={shown.document?.language}>{claim.condition.text}</q>
        </p>
        <p class="hint">{condition.hint}</p>
        {said && (
          <p>
            {condition.choice[said.decision]}{' '}
            <span class="muted">
              {fill(words.page.review.byOn, {
                by: said.by,
                day: dayPhrase(language, said.recorded.slice(0, 10)),
              })}
            </span>
          </p>
        )}
        <input type="hidden" name="seen" value={said?.leaf ?? 0} />
        <fieldset class="choices">
          <legend>{condition.which}</legend>
          {CONDITION_DECISIONS.map((decision) => (
            <div class="choice">
              <input
                type="radio"
                id={`condition-${decision}`}
                name="decision"
                value={decision}
                checked={form.text('decision') === decision}
                required
              />
              <label for={`condition-${decision}`}>{condition.choice[decision]}</label>
            </div>
          ))}
        </fieldset>
        <AreaField {...field('reason')} label={words.page.claim.act.reason} rows={2} />
        <SendButton label={condition.go} name="do" value="condition" />
      </form>
    </details>
  )
}
