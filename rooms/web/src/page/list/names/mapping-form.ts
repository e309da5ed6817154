// The choices for each column of a file, as the form names them, and the mapping that they make.
import type { Form } from '../../../form/form.ts'
import type { ColumnsAnswer, MappedColumnAnswer, MappingsAnswer } from './names-answer.ts'

/** The choice of a word of one's own. */
export const OWN_WORD = '#own'

/** What is chosen for one column. */
export interface ColumnChoice {
  heading: string
  samples: string[]
  restricted: boolean
  /** Empty when the column is not read; `#own` with a word of one's own. */
  field: string
  own: string
  form: string
  clears: boolean
}

/** The choices as typed, else as the saved mapping says, else as the headings suggest. */
export function choicesOf(
  form: Form,
  { columns }: ColumnsAnswer,
  mapping: MappingsAnswer['mappings'][number] | undefined,
  known: readonly string[],
): ColumnChoice[] {
  const isTyped = columns.some((_, n) => form.has(`field-${n}`))
  return columns.map(({ heading, samples, restricted = false, field = '' }, n) => {
    const column = { heading, samples, restricted }
    if (isTyped) return { ...column, ...typedChoice(form, n) }
    const saved = mapping?.columns.find((one) => one.column === heading)
    if (mapping && !saved) return { ...column, field: '', own: '', form: '', clears: false }
    const chosen = saved?.field ?? field
    const isOwn = chosen !== '' && !known.includes(chosen)
    return {
      ...column,
      ...(isOwn ? { field: OWN_WORD, own: chosen } : { field: chosen, own: '' }),
      ...{ form: saved?.form ?? '', clears: saved?.clears ?? false },
    }
  })
}

function typedChoice(form: Form, n: number) {
  return {
    field: form.text(`field-${n}`),
    own: form.text(`own-${n}`),
    form: form.text(`form-${n}`),
    clears: form.has(`clears-${n}`),
  }
}

/** The columns of the mapping that the choices make; those that are not read are left out. */
export function columnsOf(choices: readonly ColumnChoice[]): MappedColumnAnswer[] {
  return choices.flatMap(({ heading, field, own, form, clears }) => {
    const word = field === OWN_WORD ? own.trim() : field
    if (word === '') return []
    const typed = form.trim()
    return [
      {
        ...{ column: heading, field: word },
        ...(typed === '' ? {} : { form: typed }),
        ...(clears && { clears }),
      },
    ]
  })
}
