// The first screen of a figure, in Korean.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { briefEn } from './brief.en.ts'
import type { Translated } from './translated.ts'

export const briefKo: Translated<typeof briefEn> = {
  reasons: '이 수치의 근거',
  noNumber: '수치가 없는 이유',
  chosen:
    '위의 근거는 다음과 같습니다. 최솟값의 근거, 최적값과 최댓값의 근거(또는 상한을 말한 이가 없다는 사실), 그리고 답을 가장 크게 바꿀 수 있는 한 가지: 서로 어긋나는 진술, 없으면 답보다 큰 수를 말해 제외된 진술, 없으면 아직 내려지지 않은 판단, 없으면 제외되었거나 함께 보이는 진술.',
  noLimit: '최댓값: 반영된 진술 가운데 상한을 말한 것이 없음',
  bestNoLimit: '{best}; 최댓값: 상한이 언급되지 않음',
  two: '{first}; {next}',
  leftOut: '제외됨, {reason}[[ ({day}부터)]]',
  beside: '세지 않음, {reason}',
  ofOtherDays: '{days}에 관한 진술입니다. 한 시점의 수는 그달 전체를 대신합니다.',
  days: '{first}~{last}',
  nothing: '제외된 진술이 없고, 이 답을 바꿀 열린 판단도 없음',
  parts: '이들이 같은 사람을 포함하는지는 아직 판단되지 않음. 판단하면 최솟값이 달라짐',
  waiting: '다른 문서를 되풀이한 것인지 판단을 기다리는 문서 {n}건',
  more: '그 밖에 {n}건',
  nearby: '함께 언급되었으나 여기서 세지 않음:',
  nearbySaid: '{act}: {number}[[, {time}]][[ – {source}]] ({why})',
  numbers: '최솟값, 최적값, 최댓값과 출처 전체',
  asKnown: '{day}까지 알려진 대로',
  change: '답이 달라진 날',
  step: '{day}: {answer}',
  nothingYet: '알려진 것 없음',
  was: '그 전: {answer}',
  wasNothing: '그 전에는 알려진 것이 없었습니다.',
  originsMoved: {
    figure: '수의 출처만 달라짐: 이전 {before}, 지금 {now}.',
    event: '사건의 출처만 달라짐: 이전 {before}, 지금 {now}.',
  },
  cameIn: '새로 들어온 진술 {n}건',
  wentOut: '더는 세지 않는 진술 {n}건',
  stop: '. ',
  colon: ': ',
  otherDay: '다른 날',
  all: '답이 달라진 {n}일 모두',
  smallBar: '최솟값에서 최댓값까지: {answer}',
}
