// The words of the search page, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { searchEn } from './search.en.ts'

export const searchKo: Translated<typeof searchEn> = {
  title: '검색',
  words: '찾을 말',
  wordsHint:
    '모든 말이 들어 있어야 합니다. "…"은 구절, OR은 둘 중 하나, 말 앞의 -는 제외를 뜻합니다. 문서의 언어와 문자로 입력하십시오.',
  mode: '표기',
  as_written: '쓰인 그대로',
  all_spellings: '지명의 모든 문자와 표기',
  act: '일어난 일',
  anyAct: '모든 행위',
  place: '장소',
  placeHint: '이름 또는 식별자. 그 안의 장소도 포함합니다.',
  number: '숫자',
  numberHint: '숫자가 이것일 수 있는 진술: 60, 60..75, 60.., ..75',
  go: '검색',
  found: '문서',
  foundClaims: '진술',
  asWritten: '쓰인 그대로: 문서 {n}건.',
  allSpellings: '모든 문자와 표기 포함: 문서 {n}건.',
  more: '모든 문자와 표기 포함: {n}건 더 있음.',
  showAll: '함께 보기',
  spelled: '{term}의 다른 표기: {names}',
  nothing: '찾은 것이 없습니다.',
  nothingHint: '말을 줄이거나 모든 문자와 표기로 찾아보십시오. 입력한 문자 그대로 찾습니다.',
  first: '처음 {n}건만 보입니다. 조건을 좁히면 다른 결과를 볼 수 있습니다.',
  saved: '저장한 검색',
  savedNone: '아직 저장한 검색이 없습니다. 먼저 검색한 뒤 이름을 붙여 저장하십시오.',
  save: '이 검색 저장',
  name: '이름',
  nameHint:
    '공유하지 않으면 다른 사람에게 보이지 않습니다. 찾은 말은 암호화된 작업 공간에 보관됩니다.',
  shared: '이곳의 모든 사람과 공유',
  saveGo: '저장',
  wrongAt: '표시한 곳부터 이해할 수 없습니다:',
  wrongEnd: '(끝)',
  isShared: '공유됨',
  isOwn: '나만 봄',
  drop: '빼기',
  private: '검색을 저장하지 않으면 찾은 말은 어디에도 남지 않으며 주소에도 나타나지 않습니다.',
}
