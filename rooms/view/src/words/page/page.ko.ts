// The words of all pages in Korean, part by part.
// A draft: to be reviewed by a native speaker who knows the field.
import type { PageWords } from '../catalogue.ts'
import { apiKo } from './api.ko.ts'
import { bundleKo } from './bundle.ko.ts'
import { claimKo } from './claim.ko.ts'
import { claimFormKo } from './claim-form.ko.ts'
import { documentKo } from './document.ko.ts'
import { estimateKo } from './estimate.ko.ts'
import { eventKo } from './event.ko.ts'
import { figureKo } from './figure.ko.ts'
import { frameKo } from './frame.ko.ts'
import { homeKo } from './home.ko.ts'
import { keyKo } from './key.ko.ts'
import { linkageKo } from './linkage.ko.ts'
import { listKo } from './list.ko.ts'
import { logKo } from './log.ko.ts'
import { namesKo } from './names.ko.ts'
import { personKo } from './person.ko.ts'
import { proposalKo } from './proposal.ko.ts'
import { readerKo } from './reader.ko.ts'
import { referenceKo } from './reference.ko.ts'
import { refusalKo } from './refusal.ko.ts'
import { searchKo } from './search.ko.ts'
import { speakerKo } from './speaker.ko.ts'
import { storyKo } from './story.ko.ts'
import { witnessKo } from './witness.ko.ts'

export const pageKo: PageWords = {
  frame: frameKo,
  key: keyKo,
  home: homeKo,
  document: documentKo,
  reader: readerKo,
  proposal: proposalKo,
  story: storyKo,
  claim: claimKo,
  claimForm: claimFormKo,
  figure: figureKo,
  estimate: estimateKo,
  list: listKo,
  linkage: linkageKo,
  names: namesKo,
  person: personKo,
  speaker: speakerKo,
  event: eventKo,
  search: searchKo,
  log: logKo,
  witness: witnessKo,
  reference: referenceKo,
  refusal: refusalKo,
  bundle: bundleKo,
  api: apiKo,
}
