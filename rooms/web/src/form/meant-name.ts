// A name in a field of a form and the id that was chosen for it: the field keeps the name that
// people read, and the id goes along in two hidden fields, which hold for exactly this name.
import type { Form } from './form.ts'

const MEANT = 'meant-'
const MEANT_FOR = 'meantFor-'

/** The fields that say what a name in a field stands for. */
export function meantFields(field: string, name: string, id: string): Record<string, string> {
  return { [`${MEANT}${field}`]: id, [`${MEANT_FOR}${field}`]: name }
}

/** The id that a name stands for, if it was chosen for exactly this name; nothing otherwise. */
export function meantId(form: Form, field: string, name: string | undefined): string | undefined {
  const isForThis = name !== undefined && form.word(`${MEANT_FOR}${field}`) === name
  return isForThis ? form.word(`${MEANT}${field}`) : undefined
}

/** The field that such a field is about; nothing for others. */
export function fieldMeant(name: string): string | undefined {
  return /^meant(?:For)?-(.+)$/.exec(name)?.[1]
}
