// The start page, and undoing.
import type { Page } from '../../ask.ts'
import { home } from './home.tsx'
import { undo } from './undo.tsx'

export const homePages: readonly Page[] = [home, undo]
