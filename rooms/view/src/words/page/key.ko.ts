// The words of the keys, in Korean: what each key does, once for the dialog and the help page.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { keyEn } from './key.en.ts'

export const keyKo: Translated<typeof keyEn> = {
  title: '단축키',
  intro: '입력란에 글을 쓰는 동안에는 단축키가 작동하지 않습니다.',
  key: '키',
  does: '하는 일',
  everywhere: '모든 페이지에서',
  goTo: '이동: g 다음에',
  thisPage: '이 페이지에서만',
  close: '닫기',
  page: '모든 단축키와 끄는 방법',
  what: {
    help: '이 단축키 보기',
    search: '검색',
    next: '목록의 다음 항목',
    previous: '이전 항목',
    open: '고른 항목 열기',
    edit: '수정',
    undo: '되돌리기 (제공되는 곳에서)',
    save: '작성 중인 양식 보내기',
    close: '열린 것 닫기',
  },
  go: {
    home: '시작',
    documents: '문서 (증거 자료)',
    claims: '진술',
    events: '사건',
    speakers: '화자 (말하는 사람)',
    figures: '수치',
    persons: '사람(명단의 이름)',
    lineage: '계보: 누가 누구의 글을 되풀이하는가',
    relays: '누가 누구의 말을 전하는가',
    search: '검색',
    log: '보관 기록',
  },
  pages: {
    title: '고유한 단축키가 있는 페이지',
    judge: '판단하는 페이지에서는 y, n, p가 그 글자가 적힌 단추를 누릅니다.',
    reader: '본문에서는 j와 k로 진술에서 진술로 옮겨 갑니다.',
    pair: '두 기록을 읽는 페이지에서는 Y가 한 사람, N이 두 사람, P가 알 수 없음입니다. W는 메모를 열고, U는 되돌리며, J나 화살표는 다음 쌍으로 넘어갑니다.',
  },
  switch: {
    title: '단축키 끄기',
    why: '화면 낭독기나 음성 제어 프로그램이 글자 키를 직접 쓸 수 있습니다. 이 선택은 로그아웃할 때까지 유지됩니다.',
    isOn: '단축키가 켜져 있습니다.',
    isOff: '단축키가 꺼져 있습니다.',
    off: '끄기',
    on: '켜기',
  },
}
