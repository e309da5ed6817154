// The pages about events: the list, a new one, and one with its claims.
import type { Page } from '../../door/ask.ts'
import { eventPage } from './event.tsx'
import { eventList } from './event-list.tsx'
import { newEvent } from './new-event.tsx'
import { timelinePage } from './timeline.tsx'

export const eventPages: readonly Page[] = [eventList, newEvent, timelinePage, eventPage]
