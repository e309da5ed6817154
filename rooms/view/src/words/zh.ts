// The whole catalogue in simplified Chinese. One type for all languages (catalogue.ts).
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.

import { briefZh } from './brief.zh.ts'
import type { Words } from './catalogue.ts'
import { chartZh } from './chart.zh.ts'
import { clockZh } from './clock.zh.ts'
import { commandZh } from './command.zh.ts'
import { estimateZh } from './estimate.zh.ts'
import { findingZh } from './finding.zh.ts'
import { keptZh } from './kept.zh.ts'
import { linkageZh } from './linkage.zh.ts'
import { pageZh } from './page/page.zh.ts'
import { passphraseZh } from './passphrase.zh.ts'
import { proofZh } from './proof.zh.ts'
import { reasonZh } from './reason.zh.ts'
import { saidZh } from './said.zh.ts'
import { sentenceZh } from './sentence.zh.ts'
import { shredZh } from './shred.zh.ts'
import { troubleZh } from './trouble.zh.ts'
import { verifyZh } from './verify.zh.ts'
import { vocabularyZh } from './vocabulary.zh.ts'

export const zh: Words = {
  ...vocabularyZh,
  ...sentenceZh,
  ...troubleZh,
  ...findingZh,
  reason: reasonZh,
  command: commandZh,
  brief: briefZh,
  chart: chartZh,
  clock: clockZh,
  estimate: estimateZh,
  kept: keptZh,
  linkage: linkageZh,
  passphrase: passphraseZh,
  proof: proofZh,
  said: saidZh,
  shred: shredZh,
  verify: verifyZh,
  page: pageZh,
}
