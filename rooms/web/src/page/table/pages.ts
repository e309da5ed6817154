// The page behind the lines that offer a table.
import type { Page } from '../../door/ask.ts'
import { tablePage } from './table.tsx'

export const tablePages: readonly Page[] = [tablePage]
