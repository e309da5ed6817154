// The pages about lists of persons.
import type { Page } from '../../door/ask.ts'
import { listPage } from './list.tsx'
import { listList } from './list-list.tsx'
import { namesPage } from './names/names.tsx'
import { newList } from './new-list.tsx'

export const listPages: readonly Page[] = [listList, newList, namesPage, listPage]
