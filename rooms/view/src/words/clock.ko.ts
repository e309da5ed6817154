// The sentences about a clock that may be wrong, in Korean.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { clockEn } from './clock.en.ts'
import type { Translated } from './translated.ts'

export const clockKo: Translated<typeof clockEn> = {
  title: '날짜가 맞습니까?',
  ahead:
    '이 컴퓨터의 시계는 {now}입니다. 가장 최근의 변경은 하루가 넘게 지난 {newest}에 기록되었습니다. 날짜가 틀린 변경은 뒤에 오는 변경을 모든 답에서 가리므로, 먼저 날짜를 확인해야 합니다.',
  behind:
    '이 컴퓨터의 시계는 {now}인데, 가장 최근의 변경은 하루가 넘게 뒤인 {newest}에 기록된 것으로 되어 있습니다. 지금 시계가 틀렸거나 그때 틀렸던 것입니다. 해결될 때까지 아무것도 기록되지 않습니다. 시계를 맞추거나, 시계가 맞다면 그 변경들을 바로잡으십시오.',
  right: '시계와 가장 최근의 변경이 하루 안에 있습니다. 확인할 것이 없습니다.',
  confirm: '{day}이 맞음: 계속',
  repair: '변경 바로잡기',
  today: '오늘 날짜',
  todayHint: '이 컴퓨터가 아니라 달력이나 전화기에 보이는 대로: 예를 들어 2026-05-31.',
  figures: '시계가 틀렸던 탓에 이 답들에는 빠진 진술이 있을 수 있습니다.',
  repairMeans:
    '바로잡으면 이 변경들은 지금 기록된 것으로 셉니다. 더 일찍 알았음을 보일 수 없기 때문입니다. 고쳐 쓰는 것은 없으며, 되돌릴 수 있습니다.',
  kept: '입력한 내용은 그대로 있으며, 단추를 누르면 다시 보내집니다.',
  keptFile: '입력한 내용은 그대로 있습니다. 골랐던 파일은 그 뒤에 다시 골라야 합니다.',
  future:
    '시계가 틀렸던 탓에 변경 {changes}건이 오늘보다 뒤에 기록된 것으로 되어 있습니다. 그 때문에 진술 {statements}건이 이 답에 빠졌거나 예전 상태로 들어 있습니다. 시계를 맞춘 뒤 tumen workspace repair-clock 날짜(오늘 날짜)를 실행하십시오.',
  futureNone:
    '시계가 틀렸던 탓에 변경 {changes}건이 오늘보다 뒤에 기록된 것으로 되어 있습니다. 그 가운데 여기의 진술을 기록하거나 바꾸는 것은 없습니다.',
  futureOther:
    '시계가 틀렸던 탓에 변경 {changes}건이 오늘보다 뒤에 기록된 것으로 되어 있습니다. 그 내용은 답에 빠졌거나 예전 상태로 들어 있습니다.',
  futureHere:
    '시계가 틀렸던 탓에 변경 {changes}건이 오늘보다 뒤에 기록된 것으로 되어 있습니다. 그 때문에 진술 {statements}건이 답에 빠졌거나 예전 상태로 들어 있습니다.',
}
