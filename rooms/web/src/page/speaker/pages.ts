// The pages about who speaks: the list, one speaker, two side by side, and who passes on whom.
import type { Page } from '../../door/ask.ts'
import { newSpeaker } from './new-speaker.tsx'
import { relatePage } from './relate.tsx'
import { relayPage } from './relay-page.tsx'
import { speakerPage } from './speaker.tsx'
import { speakerList } from './speaker-list.tsx'

export const speakerPages: readonly Page[] = [
  speakerList,
  newSpeaker,
  relatePage,
  speakerPage,
  relayPage,
]
