// The words of the pages, part `reference`, in Korean.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { referenceEn } from './reference.en.ts'

export const referenceKo: Translated<typeof referenceEn> = {
  title: '작업 목록',
  intro:
    '여기서 할 수 있는 모든 일을 한 표에 담았습니다. 화면, 명령줄, 프로그램용 인터페이스가 모두 이 표에서 만들어지며 어느 것도 이보다 더 할 수 없습니다.',
  forPrograms: '프로그램에서 쓰기',
  openapi: '인터페이스 설명서 (OpenAPI)',
  forProgramsHint:
    '로그인한 상태에서 POST /api/이름 에 JSON을 보냅니다. “답”에 적히지 않은 것은 나갈 수 없습니다.',
  who: '누가 할 수 있나',
  whoHint: '각 역할이 요청할 수 있는 작업입니다. 제한·봉인된 기록은 하나씩 따로 판단합니다.',
  operation: '작업',
  yes: '예',
  no: '아니요',
  does: '하는 일',
  changes: '작업 공간을 바꿉니다. 로그에 항목 하나가 남고, 뒤따른 것이 없으면 되돌릴 수 있습니다.',
  reads: '읽기만 합니다.',
  long: '오래 걸릴 수 있습니다. 진행 상황을 보여 주며 취소할 수 있습니다.',
  roles: '역할: {roles}.',
  nobody: '없음',
  command: '명령',
  input: '입력',
  answer: '답',
  nothing: '없음.',
  field: '항목',
  value: '받는 값',
  needed: '필수',
  meaning: '뜻',
}
