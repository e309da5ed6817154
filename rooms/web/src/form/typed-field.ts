// What a field of a posted form gets: its name, what was typed in it, and what was wrong with it.
import { problemOf, type RefusalData } from '@tumen/view'
import type { Language } from '@tumen/words'
import type { Form } from './form.ts'

interface Typed {
  language: Language
  form: Form
  problem?: RefusalData | undefined
}

/** Makes the props of a field from its name; `also`: by which other names the desk calls it. */
export function typedFields({ language, form, problem }: Typed) {
  return (name: string, ...also: readonly string[]) => ({
    name,
    value: form.text(name),
    problem: problemOf(language, problem, name, ...also),
  })
}
