// The pages about those whom no list saw.
import type { Page } from '../../door/ask.ts'
import { comparePage } from './compare.tsx'
import { estimatePage } from './estimate.tsx'
import { fromListPage } from './from-list.tsx'
import { keptPage } from './kept.tsx'

export const estimatePages: readonly Page[] = [estimatePage, fromListPage, comparePage, keptPage]
