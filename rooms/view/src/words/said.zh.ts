// The answer as somebody would say it, in Chinese.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { saidEn } from './said.en.ts'
import type { Translated } from './translated.ts'

export const saidZh: Translated<typeof saidEn> = {
  atLeast: '至少{n}',
  atMost: '至多{n}',
  exactly: '正好{n}',
  leastAndMost: '至少{n}，至多{n}',
  range: '{low}[[，最佳估计{best}]][[，至多{high}]]。',
  noLow: '没有人说过下限。',
  noLimit: '没有人说过上限。',
  disputed: '各种说法互相矛盾。',
  denied: '有人否认。',
  noSource: '没有来源说过这一范围本身的数字。',
  sources: '{n}个独立来源。',
  sourcesBetween: '{min}至{max}个独立来源。',
  joined: '{first}{next}',
}
