// The words of the pages, part `home`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { homeEn } from './home.en.ts'

export const homeKo: Translated<typeof homeEn> = {
  title: '시작',
  add: '보도 추가',
  ask: '질문하기',
  find: '보도와 진술 검색',
  findGo: '검색',
  first: {
    title: '첫 보도',
    why: '보도 하나에서 뒷받침할 수 있는 숫자까지 세 단계면 됩니다.',
    add: '보도를 추가합니다. 본문을 붙여 넣거나 파일을 고르십시오.',
    record:
      '읽습니다. 프로그램이 찾은 것을 채택하거나 고치고, 또는 몇 명인지 말하는 구절을 고르십시오.',
    ask: '몇 명인지 묻습니다. 답은 바로 그 말로 이어집니다.',
    addGo: '보도 추가',
    recordGo: '읽기',
    askGo: '질문하기',
    done: '마침',
  },
  watched: {
    title: '지켜보는 질문',
    contested: '수치 다툼',
    none: '저장한 질문이 없습니다. 질문을 저장하면 오늘의 답과 답이 마지막으로 바뀐 날이 여기에 나옵니다.',
    next: '질문하고 저장하기',
    moved: '{day}에 바뀌었습니다. 그 전: {was}',
    movedNone: '{day} 전에는 답이 없었습니다.',
    news: '마지막으로 작업하신 {day} 이후 새로 바뀌었습니다.',
    newsWeek: '{day} 이후 새로 바뀌었습니다.',
    before: '그 전: “{was}”',
    beforeNone: '그 전에는 답이 없었습니다.',
    entered: '진술 {n}건이 들어왔습니다.',
    left: '진술 {n}건은 더 이상 세지 않습니다.',
    otherCause: '들어오거나 빠진 진술은 없고, 화자나 문서에 대해 알려진 것이 바뀌었습니다.',
    movedLink: '무엇이 바뀌었나',
    refused: '이 질문은 저장된 그대로는 더 이상 물을 수 없습니다.',
    all: '저장한 질문 모두 보기',
    waiting: '재게재 여부 결정을 기다리는 문서 {n}건',
  },
  waits: {
    title: '결정을 기다리는 것',
    none: '기다리는 것이 없습니다.',
    claims: '채택할 진술',
    claimsMore: '기다리는 진술 모두 보기',
    lineage: '다른 문서를 되풀이했을 수 있는 문서',
    lineageMore: '모두 보기 ({n})',
  },
  fresh: {
    title: '새로 들어온 것',
    documents: '문서',
    documentsMore: '문서 모두 보기',
    changes: '최근 변경',
    changesMore: '변경 모두 보기',
    change: '{what}: {subject}',
  },
}
