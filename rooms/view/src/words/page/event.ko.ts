// The words of the pages, part `event`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { eventEn } from './event.en.ts'

export const eventKo: Translated<typeof eventEn> = {
  title: '사건',
  one: '사건',
  intro:
    '일어났다고 보는 일입니다. 진술은 누군가 한 말이고, 사건은 여러 진술이 함께 가리킬 수 있는 일입니다.',
  add: '사건 기록하기',
  notStated: '밝혀지지 않음',
  list: {
    caption: '사건, 최근 기록부터',
    event: '사건',
    act: '무슨 일',
    place: '어디서',
    when: '언제',
    empty:
      '아직 기록된 사건이 없습니다. 사건은 진술에서 만들어집니다. 먼저 진술을 읽고, 일어났다고 보는 일을 기록하십시오.',
    first: '진술 보기',
  },
  form: {
    title: '사건 기록하기',
    name: '몇 마디로',
    nameHint: '직접 쓴 말로 적습니다. 사람 이름은 쓰지 마십시오. 이곳의 모든 사람이 읽습니다.',
    act: '무슨 일',
    noAct: '아직 정하지 않음',
    place: '어디서',
    placeHint: '어느 문자로 쓴 이름이든, 또는 ID.',
    when: '언제',
    whenHint:
      '하루면 2022년 10월 11일, 한 달이면 2022년 10월, 기간이면 2022년 10월 1일 ~ 2022년 10월 15일.',
    from: '진술 {id}에서 채웠습니다. 항목을 하나하나 확인하십시오. 사건의 범위는 진술과 다를 수 있습니다.',
    go: '기록',
  },
  show: {
    known: '알려진 것',
    precision: {
      day: '날짜까지 알려짐',
      days: '{n}일 중 하루',
    },
    recorded: '{day} {by} 기록',
    history: '이력',
    figure: '몇 명인가',
    wholeAnswer: '이유를 포함한 전체 답',
    alsoAsk: '연결된 진술은 다음도 말합니다:',
    noAct: '무슨 일이었는지 정해지지 않아 셀 수 없습니다.',
    contradictions: '서로 양립할 수 없는 것',
    claims: '이 사건에 대한 진술',
    first: '진술 {all}건 가운데 처음 {n}건입니다.',
    noClaims: '읽을 수 있는 진술 가운데 연결된 것이 없습니다.',
    noClaimsNext: '연결할 진술 찾기',
    originHidden: '여기서 이름을 밝히지 않는 화자',
    role: {
      about: '이 사건의 사람들을 세는 진술',
      part: '그중 일부를 세는 진술',
      whole: '이들을 포함한 더 큰 집단을 세는 진술',
    },
    change: '이 연결 바꾸기',
    undoLink: '{n|되돌리면 이 연결이 취소됩니다.|되돌리면 한꺼번에 만든 연결 {n}건이 취소됩니다.}',
  },
  link: {
    title: '진술 연결하기',
    claims: '진술 (ID)',
    claimsHint: '하나 또는 여럿을 빈칸으로 나누어 적습니다. ID는 진술 페이지의 주소에 있습니다.',
    role: '무엇을 세는가',
    roleHint: '“일부”와 “더 큰 집단”은 사건의 수에 더하지 않고, 그 한계를 정하는 데만 씁니다.',
    go: '연결',
    changeGo: '바꾸기',
  },
}
