// How an event stands to others, told on both, and the plain forms that say so and take it back.
import { CERTAINTIES, EVENT_RELATIONS } from '@tumen/claim'
import { ChoiceField, dayPhrase, eventPath, SendButton } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { RecordField } from '../record-field.tsx'
import { type ShownEvent, whenPhrase } from './event-answer.ts'

interface RelatedProps {
  ask: Ask
  shown: ShownEvent
}

/** The other events, and the form. */
export function RelatedEvents({ ask, shown }: RelatedProps): VNode {
  const { words, may } = ask
  const own = words.page.event.related
  return (
    <section aria-labelledby="related">
      <h2 id="related">{own.title}</h2>
      {shown.related.length === 0 ? (
        <p class="muted">{own.none}</p>
      ) : (
        <>
          <ul class="related-events">
            {shown.related.map((one) => (
              <RelatedItem ask={ask} event={shown.event.id} one={one} />
            ))}
          </ul>
          <p class="muted">{own.lead}</p>
        </>
      )}
      {may('event.relate') && <RelateForm ask={ask} event={shown.event.id} />}
    </section>
  )
}

interface ItemProps {
  ask: Ask
  event: string
  one: ShownEvent['related'][number]
}

function RelatedItem({ ask, event, one }: ItemProps): VNode {
  const { language, words, may } = ask
  const { eventRelation, involvement, page } = words
  const { related } = page.event
  const { relation, inverse, certainty, id, leaf, by, recorded } = one
  const way = inverse ? eventRelation.inverse : eventRelation.is
  return (
    <li>
      <span>{way[relation]}</span> <a href={eventPath(one.event.id)}>{one.event.title}</a>{' '}
      <span class="muted">
        {[whenPhrase(language, one.event), involvement.certainty[certainty]].join(
          words.report.list,
        )}
      </span>
      {may('event.unrelate') && (
        <details class="link-change">
          <summary>{page.involvement.column.change}</summary>
          <form method="post" action={eventPath(event)}>
            <p class="muted">
              {fill(page.involvement.by, { by, day: dayPhrase(language, recorded) })}
            </p>
            <input type="hidden" name="do" value="unrelate" />
            <input type="hidden" name="relationId" value={id} />
            <input type="hidden" name="seen" value={leaf} />
            <button type="submit">{related.take}</button>
          </form>
        </details>
      )}
    </li>
  )
}

function RelateForm({ ask, event }: { ask: Ask; event: string }): VNode {
  const { words, form } = ask
  const { related } = words.page.event
  const field = typedFields(ask)
  return (
    <details class="card" open={form.text('do') === 'relate'}>
      <summary>{related.form}</summary>
      <form method="post" action={eventPath(event)}>
        <input type="hidden" name="do" value="relate" />
        <div class="row">
          <ChoiceField
            {...field('relation')}
            label={related.relation}
            options={EVENT_RELATIONS.map((one) => [one, words.eventRelation.is[one]] as const)}
          />
          <ChoiceField
            {...field('certainty')}
            label={related.certainty}
            options={CERTAINTIES.map((one) => [one, words.involvement.certainty[one]] as const)}
          />
        </div>
        <RecordField
          ask={ask}
          name="other"
          label={related.other}
          hint={related.otherHint}
          value={form.text('other')}
          about="to"
          required
        />
        <SendButton label={related.go} />
      </form>
    </details>
  )
}
