// A field for another claim: it takes words of what the claim says, of its speaker, its document
// and its day, and shows what is chosen by name; the id goes along unseen.
import { TextField } from '@tumen/view'
import type { VNode } from 'preact'
import { meantFields } from '../../../form/meant-name.ts'
import { RecordField } from '../../record-field.tsx'
import { claimLabel, type FormState, fieldOf, formWords } from './field-props.ts'

interface ReferenceProps {
  state: FormState
  name: string
  label: string
  /** What the desk calls the field. */
  about?: string
}

/** The field. */
export function ClaimReference({ state, name, label, about = name }: ReferenceProps): VNode {
  const field = { ...fieldOf(state, name, about), label, hint: formWords(state).hint.otherClaim }
  const id = state.form.word(name)
  const isKnown = id !== undefined && state.claims.some((one) => one.id === id)
  if (!isKnown || state.ask.offers?.[name]) return <RecordField ask={state.ask} {...field} />
  const { text } = claimLabel(state, id)
  return (
    <>
      <TextField {...field} value={text} />
      {Object.entries(meantFields(name, text, id)).map(([hidden, value]) => (
        <input type="hidden" name={hidden} value={value} />
      ))}
    </>
  )
}
