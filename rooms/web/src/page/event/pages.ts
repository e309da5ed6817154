// The pages about events: the list, a new one, and one with its claims.
import type { Page } from '../../door/ask.ts'
import { amendEventPage } from './amend-event.tsx'
import { eventPage } from './event.tsx'
import { eventList } from './event-list.tsx'
import { mapPage } from './map.tsx'
import { networkPage } from './network.tsx'
import { newEvent } from './new-event.tsx'
import { officialPage } from './official.tsx'
import { tallyPage } from './tally.tsx'
import { timelinePage } from './timeline.tsx'

export const eventPages: readonly Page[] = [
  eventList,
  newEvent,
  timelinePage,
  mapPage,
  networkPage,
  tallyPage,
  officialPage,
  eventPage,
  amendEventPage,
]
