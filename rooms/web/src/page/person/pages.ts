// The pages about persons.
import type { Page } from '../../door/ask.ts'
import { flowPage } from './flow.tsx'
import { newPerson } from './new-person.tsx'
import { personPage } from './person.tsx'
import { personList } from './person-list.tsx'

export const personPages: readonly Page[] = [personList, newPerson, flowPage, personPage]
