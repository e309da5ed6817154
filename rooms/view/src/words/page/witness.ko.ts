// The words of the page about who vouches for the log, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { witnessEn } from './witness.en.ts'

export const witnessKo: Translated<typeof witnessEn> = {
  title: '누가 로그를 보증하는가',
  intro:
    '우리만 서명한 체크포인트는 우리 자신의 말일 뿐입니다. 증인은 전에 본 것이 이어질 때에만 함께 서명하고, 시각 기관은 그것이 언제 있었는지 말합니다. 로그에 무엇이 있는지는 아무도 알게 되지 않습니다.',
  asked: '로그가 묻는 곳',
  nobody: '없음: 로그가 스스로를 보증할 뿐입니다.',
  nobodyHint:
    '증인은 tumen witness를 돌리는 다른 단체나 같은 규약을 쓰는 누구라도 됩니다. 다음 명령으로 정하십시오.',
  name: '이름',
  newest: '마지막으로 보증한 것',
  nothingYet: '아직 없음',
  leaves: '{n|로그 항목 1개|로그 항목 {n}개}, {when}',
  stated:
    '서명 없이 로그 항목 {n}개, 곧 있는 것보다 많다고 말합니다({when}). 중간의 누구라도 그렇게 말할 수 있으며, 아무것도 멈추지 않습니다. 운영자에게 공동 서명한 체크포인트를 달라고 하십시오.',
  unasked: '묻지 않음: 주소가 https 또는 어니언 주소여야 합니다.',
  authorities: '시각 기관',
  ask: '지금 증인에게 묻기',
  stamp: '최신 체크포인트에 시각 도장 받기',
  answers: '돌아온 답',
  holds: '({n|로그 항목 1개|로그 항목 {n}개})',
  list: '체크포인트',
  listNone: '아직 서명한 것이 없습니다.',
  listHint:
    '최신순. 정해진 시각에 블록 단위로 채워 서명하므로 크기나 시각으로 얼마나 일했는지 알 수 없습니다.',
  size: '로그 항목 수',
  log: '로그',
  closedLog: '{log}, 닫힘: 더는 서명하지 않으며, 서명한 것은 유효합니다',
  signed: '서명한 때',
  cosigned: '증인',
  stamped: '시각 도장',
  unknown: '기록 없음',
  none: '없음',
  file: '남들이 받는 그대로',
  fileOf: '로그 항목 {n}개의 체크포인트',
  frozen:
    '이 줄들은 더 바뀌지 않습니다. 시각 도장이 그 위에 찍혀 있고, 나중에 온 것은 옆에 둡니다.',
  sound: '로그에서 이 체크포인트들이 지금도 나오는지는 다음이 다시 계산합니다:',
  own: '스스로 확인하는 법',
  ownText:
    '이 세 글과 검증기(verify.mjs, verify.html)를 나누어 주는 것과 따로, 사이트나 인쇄한 보고서에 밝히십시오. 묶음을 바꾼 이는 그 속의 사본도 바꿀 수 있습니다. 묶음은 검증기나 tumen verify, 또는 남이 만든 도구로 이것과 맞추어 봅니다. 방법은 묶음의 verify/HOWTO.txt에 있습니다.',
  ownCommand: '다음이 0으로 끝나면 묶음은 바뀌지 않은 것입니다.',
  vkey: 'log.vkey: 로그의 키',
  policy: 'policy.txt: 로그와 그 증인',
  signers: 'allowed_signers: 묶음에 서명하는 이',
}
