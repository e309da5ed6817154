// What the operations about files with names answer, as far as the page prints it.
import type { Output } from '@tumen/contract'

/** A column of a saved mapping. */
export type MappedColumnAnswer = Output<'list.mappings'>['mappings'][number]['columns'][number]

/** `list.mappings`. */
export type MappingsAnswer = Output<'list.mappings'>

/** `list.columns` or `import.columns`. */
export type ColumnsAnswer = Pick<Output<'list.columns'>, 'columns' | 'rows' | 'mappings'>
/** `list.check` of a file with names. */
export type NamesChecked = NonNullable<Output<'list.check'>['names']>
