// The pages about the linkage of records.
import type { Page } from '../../door/ask.ts'
import { linkagePage } from './linkage.tsx'
import { linkageList } from './linkage-list.tsx'
import { pairPage } from './pair.tsx'
import { reviewPage } from './review.tsx'

export const linkagePages: readonly Page[] = [linkageList, reviewPage, pairPage, linkagePage]
