// The help pages: all keys, and which role may do what.
import type { Page } from '../../door/ask.ts'
import { keyHelp } from './key-help.tsx'
import { roleHelp } from './role-help.tsx'

export const helpPages: readonly Page[] = [keyHelp, roleHelp]
