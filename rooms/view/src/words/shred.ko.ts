// The sentences about destroying evidence, in Korean.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { shredEn } from './shred.en.ts'
import type { Translated } from './translated.ts'

export const shredKo: Translated<typeof shredEn> = {
  goes: '영구히 파기할 것: 문서 {documents}건, 진술 {claims}건, 화자 {agents}명, 사본 또는 증명 {copies}건. 모두 {rows}행.',
  gone: '영구히 파기함: 문서 {documents}건, 진술 {claims}건, 화자 {agents}명, 사본 또는 증명 {copies}건. 모두 {rows}행. 되돌릴 수 없습니다.',
  documents: '문서(바이트가 같은 것 모두)',
  claims: '진술(어느 날짜로 물어도 수치에 들어가지 않음)',
  agents: '다른 곳에 나오지 않는 화자',
  derivatives: '거기에서 만든 사본',
  attachments: '함께 보관한 증명',
  revoked: '이 진술들이 거두어들인 진술: 거두어들인 채로 남음',
  events: '진술이 남지 않는 사건: 남음',
  lists: '그 문서에 실린 명단: 남음',
  bundles: '이미 내준 묶음: 기록되었음을 여전히 증명하며 거두어들일 수 없음',
  backups:
    '오늘까지 만든 백업은 {day}까지 되살릴 수 있습니다. 백업을 없애거나 그때까지 기다리십시오.',
  holder: '원본을 가진 사람도 이미 내준 묶음 말고는 이곳에 기록되었음을 더는 보일 수 없습니다.',
  request:
    '먼저 다른 사람이 요청해야 합니다: tumen evidence ask-shred {document} danger (또는 wish, unlawful, mistake, expired).',
  asked: '요청한 사람 {by}: {reason}.',
  token: '실행: tumen evidence shred {document} danger --token {token}',
  reason: {
    wish: '당사자가 바람',
    danger: '누군가에게 이어질 수 있음',
    unlawful: '보관해서는 안 됨',
    mistake: '들이지 말았어야 함',
    expired: '보관할 수 있는 기간이 끝남',
  },
}
