// The whole catalogue in English. One type for all languages (catalogue.ts).

import { briefEn } from './brief.en.ts'
import type { Words } from './catalogue.ts'
import { chartEn } from './chart.en.ts'
import { clockEn } from './clock.en.ts'
import { commandEn } from './command.en.ts'
import { estimateEn } from './estimate.en.ts'
import { findingEn } from './finding.en.ts'
import { keptEn } from './kept.en.ts'
import { linkageEn } from './linkage.en.ts'
import { pageEn } from './page/page.en.ts'
import { passphraseEn } from './passphrase.en.ts'
import { proofEn } from './proof.en.ts'
import { reasonEn } from './reason.en.ts'
import { saidEn } from './said.en.ts'
import { sentenceEn } from './sentence.en.ts'
import { shredEn } from './shred.en.ts'
import { troubleEn } from './trouble.en.ts'
import { verifyEn } from './verify.en.ts'
import { vocabularyEn } from './vocabulary.en.ts'

export const en: Words = {
  ...vocabularyEn,
  ...sentenceEn,
  ...troubleEn,
  ...findingEn,
  reason: reasonEn,
  command: commandEn,
  brief: briefEn,
  chart: chartEn,
  clock: clockEn,
  estimate: estimateEn,
  kept: keptEn,
  linkage: linkageEn,
  passphrase: passphraseEn,
  proof: proofEn,
  said: saidEn,
  shred: shredEn,
  verify: verifyEn,
  page: pageEn,
}
