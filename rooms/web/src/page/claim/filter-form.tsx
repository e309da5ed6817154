// The form that chooses which claims the list shows. A name with several meanings is answered
// by a choice between them.
import { ACTS, UMBRELLA_ACTS } from '@tumen/claim'
import { ChoiceField, SendButton, TextField } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { RecordField } from '../record-field.tsx'
import type { NameField, NameTrouble, ReadFilter } from './claim-filter.ts'

interface FilterProps {
  ask: Ask
  read: ReadFilter
}

/** The filters with what is chosen; sent by post and answered by the address of the list. */
export function FilterForm({ ask, read }: FilterProps): VNode {
  const { language } = ask
  const { page, act, command } = wordsIn(language)
  const { list } = page.claim
  const { filter } = read
  return (
    <form method="post" action="/claims" class="filter card" aria-label={list.filter}>
      <div class="row">
        <ChoiceField
          name="state"
          label={list.state}
          none={list.every}
          options={Object.entries(command.claimState)}
          value={filter.state}
        />
        <ChoiceField
          name="act"
          label={list.act}
          none={list.every}
          options={[...ACTS, ...UMBRELLA_ACTS].map((one) => [one, act[one]] as const)}
          value={filter.act}
        />
      </div>
      <div class="row">
        <NameChoice language={language} read={read} name="place" />
        <NameChoice language={language} read={read} name="origin" />
        {filter.agent !== undefined && <NameChoice language={language} read={read} name="agent" />}
        <RecordField ask={ask} name="document" label={list.document} value={filter.document} />
      </div>
      <p class="row-actions">
        <SendButton label={list.show} name="do" value="filter" /> <a href="/claims">{list.clear}</a>
      </p>
    </form>
  )
}

/** A name as it was typed and what it means; several meanings are a choice between them. */
function NameChoice(props: { language: Language; read: ReadFilter; name: NameField }): VNode {
  const { language, read, name } = props
  const { list } = wordsIn(language).page.claim
  const isPlace = name === 'place'
  const label = list[name]
  const trouble = read.trouble[name]
  const named = read.named[name]
  if (trouble && trouble.offers.length > 0)
    return <OfferChoice language={language} name={name} trouble={trouble} />
  const hint = isPlace ? list.placeHint : list.originHint
  const unknown = isPlace ? list.unknownPlace : list.unknownOrigin
  return (
    <TextField
      {...{ name, label, value: read.filter[name] }}
      hint={named === undefined ? hint : `= ${named.label} ${named.about}`.trim()}
      problem={trouble && unknown}
    />
  )
}

/** The meanings of a name, the first of them chosen. */
function OfferChoice(props: { language: Language; name: NameField; trouble: NameTrouble }): VNode {
  const { language, name, trouble } = props
  const { list } = wordsIn(language).page.claim
  return (
    <fieldset class="choices wrong">
      <legend>{list[name]}</legend>
      <p class="wrong">{name === 'place' ? list.manyPlaces : list.manyOrigins}</p>
      {trouble.offers.map(({ id, label, lang, about }, n) => (
        <label>
          <input type="radio" name={name} value={id} checked={n === 0} />{' '}
          <span lang={lang}>{label}</span> {about}
        </label>
      ))}
      {trouble.more && <p class="hint">{list.moreOrigins}</p>}
    </fieldset>
  )
}
