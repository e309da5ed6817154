// The form that chooses which claims the list shows. A name with several meanings is answered
// by a choice between them.
import { ACTS, UMBRELLA_ACTS } from '@tumen/claim'
import { ChoiceField, type Language, SendButton, TextField, wordsIn } from '@tumen/view'
import type { VNode } from 'preact'
import type { NameTrouble, Offer, ReadFilter } from './claim-filter.ts'

interface FilterProps {
  language: Language
  read: ReadFilter
}

/** The filters with what is chosen; sent by post and answered by the address of the list. */
export function FilterForm({ language, read }: FilterProps): VNode {
  const { page, act, command } = wordsIn(language)
  const { list } = page.claim
  const { filter, named, trouble } = read
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
        <NameField
          {...{ language, name: 'place', label: list.place, value: filter.place }}
          {...{ hint: list.placeHint, named: named.place, trouble: trouble.place }}
          {...{ unknown: list.unknownPlace, many: list.manyPlaces }}
        />
        <NameField
          {...{ language, name: 'origin', label: list.origin, value: filter.origin }}
          {...{ hint: list.originHint, named: named.origin, trouble: trouble.origin }}
          {...{ unknown: list.unknownOrigin, many: list.manyOrigins }}
        />
        <TextField name="document" label={list.document} value={filter.document} />
      </div>
      <p class="row-actions">
        <SendButton label={list.show} name="do" value="filter" /> <a href="/claims">{list.clear}</a>
      </p>
    </form>
  )
}

interface NameProps {
  language: Language
  name: 'place' | 'origin'
  label: string
  hint: string
  value: string | undefined
  named: Offer | undefined
  trouble: NameTrouble | undefined
  unknown: string
  many: string
}

function NameField(props: NameProps): VNode {
  const { name, label, hint, value, named, trouble, unknown } = props
  if (trouble && trouble.offers.length > 0) return <OfferChoice {...props} offered={trouble} />
  return (
    <TextField
      {...{ name, label, value }}
      hint={named === undefined ? hint : `= ${named.label}`}
      problem={trouble && unknown}
    />
  )
}

/** The meanings of a name, the first of them chosen. */
function OfferChoice({
  language,
  name,
  label,
  many,
  offered,
}: NameProps & { offered: NameTrouble }) {
  const { list } = wordsIn(language).page.claim
  return (
    <fieldset class="choices wrong">
      <legend>{label}</legend>
      <p class="wrong">{many}</p>
      {offered.offers.map(({ id, label: meaning, lang }, n) => (
        <label>
          <input type="radio" name={name} value={id} checked={n === 0} />{' '}
          <span lang={lang}>{meaning}</span> <span class="code">{id}</span>
        </label>
      ))}
      {offered.more && <p class="hint">{list.moreOrigins}</p>}
    </fieldset>
  )
}
