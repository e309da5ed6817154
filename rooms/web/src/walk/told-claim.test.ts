// What a documenter reads out of one report of the invented world (R08): the words, and what is
// typed and chosen beside them. No tests here.
import type { ClaimFields } from './hand.test.ts'

/** One claim as it is told to the form. */
export interface Told {
  words: string
  pieces?: string[]
  chain?: string[]
  /** What a speaker is that is recorded from within the form. */
  newSpeaker?: string
  fields: ClaimFields
  /** What must stand under "Understood as" before it is recorded. */
  understood: string
}

/** Claims of the report; each keeps who, where and when of the one before. */
export const CLAIMS: Readonly<Record<string, Told>> = {
  arrested: {
    words: 'about 80 people have been arrested in various parts of China since January',
    chain: ['Harbour Wire', 'a missionary'],
    fields: {
      act: 'arrest',
      anonymity: 'anonymous_on_request',
      place: 'China',
      time: '2022-01/2022-07',
    },
    understood: 'Said by a missionary, passed on by Harbour Wire.',
  },
  // The number stands in one sentence and the place in the next: two pieces.
  held: {
    words: 'about 80 people',
    pieces: ['All of them were held in Liaoning as of last month'],
    fields: { act: 'detention', place: 'Liaoning', time: '', at: '2022-07-31' },
    understood: 'Said by a missionary, passed on by Harbour Wire.',
  },
  // Some of the eighty, without a number of their own.
  returned: {
    words: 'I believe some of them have already been sent back',
    fields: {
      act: 'forced_return',
      number: '',
      op: 'unknown_some',
      partValue: '80',
      partOp: 'about',
      modality: 'believed',
      modalityCue: 'I believe',
      place: 'China',
      time: '2022-01/2022-08-04',
      at: '',
    },
    understood: 'Forced return',
  },
  activist: {
    // No-break space after the hedge, as in many printed pages.
    words: 'at least\u00a052 were detained in Liaoning',
    chain: ['Harbour Wire', 'Dawn Ferry News', 'an activist'],
    newSpeaker: 'outlet',
    fields: {
      act: 'detention',
      anonymity: 'unnamed',
      place: 'Liaoning',
      time: '',
      at: '2022-07-31',
    },
    understood: 'Said by an activist, passed on by Harbour Wire, Dawn Ferry News.',
  },
  sources: {
    words: 'About 80 North Koreans have been detained',
    chain: ['Harbour Wire', 'South Korean sources'],
    fields: { act: 'detention', anonymity: 'collective', position: 'lead' },
    understood: 'Said by South Korean sources, passed on by Harbour Wire.',
  },
  arrived: {
    words: '118 people arrived in the first half of this year',
    chain: ['Harbour Wire', 'the Settlement Office'],
    newSpeaker: 'official_body',
    fields: { act: 'arrival', place: 'Republic of Korea', time: '2022-01/2022-06', at: '' },
    understood: '118',
  },
  // An opinion: no number, nobody counted.
  larger: {
    words: 'believes the number is larger than the media have reported',
    chain: ['Harbour Wire', 'The director of Lantern Ledger'],
    fields: {
      act: 'arrest',
      anonymity: 'unnamed',
      number: '',
      modality: 'believed',
      modalityCue: 'believes',
      place: 'China',
      time: '2022-01/2022-07',
    },
    understood: 'Said by The director of Lantern Ledger, passed on by Harbour Wire.',
  },
  often: {
    words: 'Those returned are often sent to labour camps',
    chain: ['Harbour Wire'],
    fields: { act: 'forced_labour', place: '', time: '', kind: 'generic' },
    understood: 'Said by Harbour Wire.',
  },
  status: {
    words: 'The arresting state regards them as illegal migrants',
    fields: { act: 'status_classification', kind: 'state' },
    understood: 'Said by Harbour Wire.',
  },
}
