// The help pages: all keys.
import type { Page } from '../../door/ask.ts'
import { keyHelp } from './key-help.tsx'

export const helpPages: readonly Page[] = [keyHelp]
