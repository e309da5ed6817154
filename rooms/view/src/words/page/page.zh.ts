// The words of all pages in Chinese, part by part.
// A draft: to be reviewed by a native speaker who knows the field.
import type { PageWords } from '../catalogue.ts'
import { apiZh } from './api.zh.ts'
import { bundleZh } from './bundle.zh.ts'
import { claimZh } from './claim.zh.ts'
import { claimFormZh } from './claim-form.zh.ts'
import { documentZh } from './document.zh.ts'
import { estimateZh } from './estimate.zh.ts'
import { eventZh } from './event.zh.ts'
import { figureZh } from './figure.zh.ts'
import { frameZh } from './frame.zh.ts'
import { homeZh } from './home.zh.ts'
import { keyZh } from './key.zh.ts'
import { linkageZh } from './linkage.zh.ts'
import { listZh } from './list.zh.ts'
import { logZh } from './log.zh.ts'
import { namesZh } from './names.zh.ts'
import { personZh } from './person.zh.ts'
import { proposalZh } from './proposal.zh.ts'
import { readerZh } from './reader.zh.ts'
import { referenceZh } from './reference.zh.ts'
import { refusalZh } from './refusal.zh.ts'
import { searchZh } from './search.zh.ts'
import { speakerZh } from './speaker.zh.ts'
import { storyZh } from './story.zh.ts'
import { witnessZh } from './witness.zh.ts'

export const pageZh: PageWords = {
  frame: frameZh,
  key: keyZh,
  home: homeZh,
  document: documentZh,
  reader: readerZh,
  proposal: proposalZh,
  story: storyZh,
  claim: claimZh,
  claimForm: claimFormZh,
  figure: figureZh,
  estimate: estimateZh,
  list: listZh,
  linkage: linkageZh,
  names: namesZh,
  person: personZh,
  speaker: speakerZh,
  event: eventZh,
  search: searchZh,
  log: logZh,
  witness: witnessZh,
  reference: referenceZh,
  refusal: refusalZh,
  bundle: bundleZh,
  api: apiZh,
}
