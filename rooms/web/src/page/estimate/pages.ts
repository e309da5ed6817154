// The page about those whom no list saw.
import type { Page } from '../../ask.ts'
import { estimatePage } from './estimate.tsx'

export const estimatePages: readonly Page[] = [estimatePage]
