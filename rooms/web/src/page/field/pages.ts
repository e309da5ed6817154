// The pages about fields of a group's own: the list, a new one, and one with its entries.
import type { Page } from '../../door/ask.ts'
import { fieldPage } from './field.tsx'
import { fieldList, newField } from './field-list.tsx'

export const fieldPages: readonly Page[] = [fieldList, newField, fieldPage]
