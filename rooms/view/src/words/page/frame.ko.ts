// The words of the pages, part `frame`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { frameEn } from './frame.en.ts'

export const frameKo: Translated<typeof frameEn> = {
  skip: '본문으로 건너뛰기',
  navigation: '주 메뉴',
  crumbs: '현재 위치',
  invented:
    '가상의 세계입니다. 여기 나오는 일은 실제로 일어나지 않았으며 사람, 매체, 숫자는 모두 꾸며 낸 것입니다.',
  otherTheme: '밝게 / 어둡게',
  motto: '모든 숫자는 누군가가 한 말 그대로까지 거슬러 올라갑니다.',
  keys: '단축키 (?)',
  reference: '작업 목록',
  signedIn: '로그인한 사람',
  signOut: '로그아웃',
  undo: '되돌리기',
  redo: '다시 적용',
  back: '뒤로',
  instant: '{day} {time} UTC',
  working: '처리 중 …',
  cancel: '취소',
  more: '더 보기',
  code: '코드: {code}',
  kept: '그사이 로그아웃되었습니다. 입력한 글은 남아 있어서 로그인하면 그 페이지에 다시 나타납니다. 아직 저장된 것은 없습니다.',
  nav: {
    home: '시작',
    documents: '문서',
    claims: '진술',
    speakers: '화자',
    events: '사건',
    figures: '수치',
    search: '검색',
    log: '보관 기록',
  },
  languageName: {
    en: 'English',
    ko: '한국어',
    zh: '中文',
  },
  done: {
    recorded: '기록했습니다.',
    amended: '수정했습니다. 이전 버전도 계속 읽을 수 있습니다.',
    retracted: '수치에서 뺐습니다.',
    accepted: '채택했습니다.',
    related: '판단을 기록했습니다.',
    decided: '결정을 기록했습니다.',
    linked: '연결했습니다.',
    saved: '저장했습니다.',
    dropped: '목록에서 뺐습니다.',
    undone: '되돌렸습니다.',
    redone: '다시 적용했습니다.',
    signed: '로그에 서명했습니다.',
    changed: '바꾸었습니다.',
    kept: '입력한 내용이 남아 있습니다. 확인한 뒤 다시 보내십시오.',
  },
  signIn: {
    title: '로그인',
    why: '프로그램이 주소와 함께 출력한 단어를 입력하십시오. 30분 안에 한 번만 쓸 수 있으며, 프로그램 창에서 Enter 키를 누르면 새 단어가 나옵니다.',
    word: '단어',
    go: '로그인',
    wrong:
      '이 단어는 쓸 수 없습니다. 이미 썼거나 너무 오래되었거나 잘못 입력했습니다. 새 단어를 받으려면 프로그램 창에서 Enter 키를 누르십시오.',
    wait: '시도가 너무 많습니다. {seconds}초 뒤에 다시 하십시오.',
    outTitle: '로그아웃됨',
    out: '로그아웃했습니다. 화면에 아무것도 남지 않도록 이 창을 닫으십시오.',
    expired: '오래 쓰지 않아 로그아웃되었습니다.',
  },
  lost: {
    title: '찾을 수 없음',
    text: '여기에는 아무것도 없거나 볼 권한이 없습니다.',
    next: '시작 페이지로',
    fault: '오류가 발생했습니다',
    faultText:
      '확인된 내용은 모두 저장되어 있습니다. 다시 해 보고, 또 일어나면 tumen doctor를 실행하고 다음 번호를 알려 주십시오:',
    refused: '실행하지 않음',
  },
}
