// The whole catalogue in Korean. One type for all languages (catalogue.ts).
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.

import { briefKo } from './brief.ko.ts'
import type { Words } from './catalogue.ts'
import { chartKo } from './chart.ko.ts'
import { clockKo } from './clock.ko.ts'
import { commandKo } from './command.ko.ts'
import { estimateKo } from './estimate.ko.ts'
import { findingKo } from './finding.ko.ts'
import { keptKo } from './kept.ko.ts'
import { linkageKo } from './linkage.ko.ts'
import { pageKo } from './page/page.ko.ts'
import { passphraseKo } from './passphrase.ko.ts'
import { proofKo } from './proof.ko.ts'
import { reasonKo } from './reason.ko.ts'
import { saidKo } from './said.ko.ts'
import { sentenceKo } from './sentence.ko.ts'
import { shredKo } from './shred.ko.ts'
import { troubleKo } from './trouble.ko.ts'
import { verifyKo } from './verify.ko.ts'
import { vocabularyKo } from './vocabulary.ko.ts'

export const ko: Words = {
  ...vocabularyKo,
  ...sentenceKo,
  ...troubleKo,
  ...findingKo,
  reason: reasonKo,
  command: commandKo,
  brief: briefKo,
  chart: chartKo,
  clock: clockKo,
  estimate: estimateKo,
  kept: keptKo,
  linkage: linkageKo,
  passphrase: passphraseKo,
  proof: proofKo,
  said: saidKo,
  shred: shredKo,
  verify: verifyKo,
  page: pageKo,
}
