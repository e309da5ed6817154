// What pages say of a refusal in other words than the command line, in Korean: what to do there.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { refusalEn } from './refusal.en.ts'

export const refusalKo: Translated<typeof refusalEn> = {
  'unknown-place':
    '이 이름의 장소를 찾을 수 없습니다. 다른 표기나 다른 언어의 이름으로 써 보십시오.',
  'ambiguous-place': '이 이름의 장소가 여럿입니다. 뜻하는 곳을 고르십시오.',
  'near-speaker':
    '비슷한 이름의 화자가 이미 기록되어 있습니다. 그 화자를 고르거나, 다른 화자라고 밝히십시오.',
  'duplicate-claim': '같은 진술이 이미 있습니다. 그 진술을 수정하십시오.',
  'unknown-agent': '그런 화자가 없습니다. 먼저 기록하십시오.',
  'unknown-document': '그런 문서가 없습니다. 문서 목록에서 찾아보십시오.',
  'unknown-claim': '그런 진술이 없습니다. 진술 목록에서 찾아보십시오.',
  'unknown-event': '그런 사건이 없습니다. 사건 목록에서 찾아보십시오.',
  'unknown-list': '그런 명단이 없습니다. 명단 목록에서 찾아보십시오.',
  'unknown-estimate': '그런 추정이 저장되어 있지 않습니다. 저장된 추정 목록에서 찾아보십시오.',
  'unknown-mapping': '그런 이름으로 저장된 대응표가 없습니다.',
  'mapping-needed':
    '이 파일의 제목 줄에 맞는 저장된 대응표가 없습니다. 각 열이 무엇인지 밝히십시오.',
  'unknown-linkage': '그런 연결 결과가 없습니다.',
  'unknown-person': '그런 사람이 없습니다.',
  shredded: '이것은 파기되었습니다. 남은 것은 변경 내역에 있습니다.',
  'second-person-needed': '먼저 다른 사람이 요청해야 합니다. 아무것도 파기하지 않았습니다.',
  'unknown-derivative': '그런 파생본이 없거나 볼 수 없는 것입니다.',
  'unknown-bundle': '그런 묶음이 없거나 볼 수 없는 것입니다.',
}
