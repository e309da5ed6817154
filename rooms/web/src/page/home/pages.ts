// The start page, and undoing.
import type { Page } from '../../door/ask.ts'
import { clock } from './clock.tsx'
import { home } from './home.tsx'
import { undo } from './undo.tsx'

export const homePages: readonly Page[] = [home, clock, undo]
