// What the lists of the command line are called, in Korean.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { listTitleEn } from './list-title.en.ts'
import type { Translated } from './translated.ts'

export const listTitleKo: Translated<typeof listTitleEn> = {
  changes: '변경',
  moments: '답이 바뀐 때',
  history: '이력',
  queries: '저장한 것',
  edges: '누가 누구의 말을 전했는가',
  proposals: '결정되지 않음',
  documents: '문서',
  claims: '진술',
  agents: '화자',
  places: '장소',
  events: '사건',
  relations: '문서 사이의 관계',
  agentRelations: '동일 여부',
  grades: '신뢰 등급',
  lists: '명단',
  overlaps: '겹침',
  estimates: '추정',
  mentions: '이름이 있는 줄',
  mappings: '저장된 대응표',
  columns: '열',
  hits: '찾은 것',
  statuses: '처리 내력',
  bundles: '묶음',
  derivatives: '파생본',
  restrictedCounts: '구성원이 읽는 것 이상의 것',
  restricted: '구성원이 읽는 것 이상의 것',
  leftOut: '빠진 것',
  heads: '서명된 체크포인트',
  leaves: '로그',
  text: '글',
}
