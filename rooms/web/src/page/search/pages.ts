// The search page, with saved searches, and the one for many names.
import type { Page } from '../../door/ask.ts'
import { namesPage } from './names.tsx'
import { searchPage } from './search.tsx'

export const searchPages: readonly Page[] = [searchPage, namesPage]
