// The pages about persons.
import type { Page } from '../../door/ask.ts'
import { personPage } from './person.tsx'
import { personList } from './person-list.tsx'

export const personPages: readonly Page[] = [personList, personPage]
