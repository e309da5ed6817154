// The pages about what persons were in events.
import type { Page } from '../../door/ask.ts'
import { peoplePage } from './people.tsx'

export const involvementPages: readonly Page[] = [peoplePage]
