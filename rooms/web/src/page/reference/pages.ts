// The operations reference: all operations, and one of them with its fields.
import type { Page } from '../../door/ask.ts'
import { operationPage } from './operation.tsx'
import { operationList } from './operation-list.tsx'

export const referencePages: readonly Page[] = [operationList, operationPage]
