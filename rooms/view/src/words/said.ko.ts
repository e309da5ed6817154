// The answer as somebody would say it, in Korean.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { saidEn } from './said.en.ts'
import type { Translated } from './translated.ts'

export const saidKo: Translated<typeof saidEn> = {
  atLeast: '적어도 {n}',
  atMost: '많아야 {n}',
  exactly: '정확히 {n}',
  leastAndMost: '적어도 {n}, 많아야 {n}',
  range: '{low}[[, 최적값 {best}]][[, 많아야 {high}]].',
  noLow: '하한을 말한 이는 없습니다.',
  noLimit: '상한을 말한 이는 없습니다.',
  disputed: '말이 서로 어긋납니다.',
  denied: '부인하는 쪽이 있습니다.',
  noSource: '바로 이것의 수를 말한 출처는 없습니다.',
  sources: '독립된 출처 {n}곳.',
  sourcesBetween: '독립된 출처 {min}곳에서 {max}곳.',
  joined: '{first} {next}',
}
