// The pages about who may read what only few may, and who has.
import type { Page } from '../../door/ask.ts'
import { access } from './access.tsx'
import { recordGroups } from './groups.tsx'
import { reads } from './reads.tsx'

export const accessPages: readonly Page[] = [recordGroups, access, reads]
