// The search page. Saved searches stand on it.
import type { Page } from '../../ask.ts'
import { searchPage } from './search.tsx'

export const searchPages: readonly Page[] = [searchPage]
