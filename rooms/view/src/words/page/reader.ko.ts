// The words of the pages, part `reader`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { readerEn } from './reader.en.ts'

export const readerKo: Translated<typeof readerEn> = {
  one: '문서',
  textLabel: '문서 본문',
  paragraph: '단락',
  claimMark: '진술 {n}: {label}, {state}',
  markLabel: '{number}, {act}',
  facts: '알려진 것',
  fact: {
    title: '제목',
    publisher: '발행처',
    published: '발행일',
    covers: '다루는 기간',
    language: '언어',
    url: '주소',
    captured: '입수',
    sensitivity: '열람 범위',
    mediaType: '들어온 형식',
    digest: '바이트의 다이제스트 (SHA-256)',
    recorded: '추가한 날',
  },
  urlNote: '링크가 아닙니다. 누가 방문하는지 주소의 주인이 볼 수 있기 때문입니다.',
  recordedBy: '{day}, {by}',
  text: '본문',
  noText: '글이 들어 있지 않아 인용할 것이 없습니다.',
  part: '글의 일부입니다: 전체 {all}자 가운데 {from}~{to}.',
  earlier: '앞부분',
  later: '뒷부분',
  claims: '이 글의 진술',
  claimsHere: '진술 {n}건',
  claimsElsewhere: '글의 다른 부분에 진술이 {n}건 더 있습니다.',
  claimsMany: '처음 {n}건을 본문 옆에 보여 줍니다.',
  claimsAll: '이 문서의 모든 진술',
  noClaims:
    '아직 이 글에서 읽어 낸 진술이 없습니다. 글에서 말을 선택하고 무엇을 말하는지 적으십시오.',
  noClaimsRead: '아직 이 글에서 읽어 낸 진술이 없습니다.',
  number: '진술 {n}: 그 말로 가기',
  older: '이전 버전 {n}건',
  record: '진술 기록하기',
  relate: '다른 문서와의 관계 기록하기',
  history: '이력',
  relays: '이 문서에서 누가 누구의 말을 전하는가',
  relations: '다른 문서',
  this: '이 문서',
  undecided:
    '이 문서는 다른 문서를 되풀이한 것입니까? 그것이 결정될 때까지 이 문서의 진술은 집계되지 않으며, 여기서 가져온 진술은 대기합니다.',
  decide: '결정하기',
  compare: '글 비교하기',
}
