// The search page. Saved searches stand on it.
import type { Page } from '../../door/ask.ts'
import { searchPage } from './search.tsx'

export const searchPages: readonly Page[] = [searchPage]
