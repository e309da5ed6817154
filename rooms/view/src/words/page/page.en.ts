// The words of all pages in English, part by part.

import { apiEn } from './api.en.ts'
import { bundleEn } from './bundle.en.ts'
import { claimEn } from './claim.en.ts'
import { claimFormEn } from './claim-form.en.ts'
import { documentEn } from './document.en.ts'
import { estimateEn } from './estimate.en.ts'
import { eventEn } from './event.en.ts'
import { figureEn } from './figure.en.ts'
import { frameEn } from './frame.en.ts'
import { homeEn } from './home.en.ts'
import { keyEn } from './key.en.ts'
import { linkageEn } from './linkage.en.ts'
import { listEn } from './list.en.ts'
import { logEn } from './log.en.ts'
import { namesEn } from './names.en.ts'
import { personEn } from './person.en.ts'
import { proposalEn } from './proposal.en.ts'
import { readerEn } from './reader.en.ts'
import { referenceEn } from './reference.en.ts'
import { refusalEn } from './refusal.en.ts'
import { searchEn } from './search.en.ts'
import { speakerEn } from './speaker.en.ts'
import { storyEn } from './story.en.ts'
import { witnessEn } from './witness.en.ts'

export const pageEn = {
  frame: frameEn,
  key: keyEn,
  home: homeEn,
  document: documentEn,
  reader: readerEn,
  proposal: proposalEn,
  story: storyEn,
  claim: claimEn,
  claimForm: claimFormEn,
  figure: figureEn,
  estimate: estimateEn,
  list: listEn,
  linkage: linkageEn,
  names: namesEn,
  person: personEn,
  speaker: speakerEn,
  event: eventEn,
  search: searchEn,
  log: logEn,
  witness: witnessEn,
  reference: referenceEn,
  refusal: refusalEn,
  bundle: bundleEn,
  api: apiEn,
}
