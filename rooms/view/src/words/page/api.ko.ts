// The words of the interface for programs, in Korean: what its OpenAPI document says, and why
// the door turned a request away before any operation was asked.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { apiEn } from './api.en.ts'

export const apiKo: Translated<typeof apiEn> = {
  title: 'Tumen',
  about:
    '이 컴퓨터의 프로그램을 위한, 이 작업 공간의 모든 작업입니다. 작업은 JSON을 담은 POST로 요청하고 JSON으로 답합니다. 답의 항목으로 정해지지 않은 것은 밖으로 나갈 수 없습니다. 로그인한 사람만, 이 주소에서만 요청할 수 있습니다.',
  session: '로그인한 브라우저의 쿠키입니다.',
  key: '같은 키와 같은 입력에는 이전과 같은 답을 주며, 두 번 바꾸지 않습니다.',
  answer: '답입니다.',
  lines:
    '한 줄에 JSON 객체 하나씩입니다. 진행 상황이 거듭 나오고, 마지막에 답, 거절 또는 오류가 나옵니다.',
  refused: '거절했습니다. 코드는 이유를, 문장은 할 일을 알려 줍니다. 바뀐 것은 없습니다.',
  fault: '오류가 발생했거나 작업 공간을 쓸 수 없습니다. 번호를 알려 주십시오.',
  roles: '역할: {roles}.',
  turnedAway: {
    'not-signed-in': '로그인하지 않았습니다. 브라우저에서 로그인하고 그 쿠키를 함께 보내십시오.',
    'wrong-host': '이 주소로는 답하지 않습니다. 프로그램이 출력한 주소를 쓰십시오.',
    'wrong-method': '여기서는 이 메서드를 쓰지 않습니다. GET으로 요청하거나 POST로 보내십시오.',
    'wrong-origin': '이 주소의 페이지에서 온 요청이 아닙니다. 아무것도 실행하지 않았습니다.',
    'wrong-type': '본문의 콘텐츠 형식이 다릅니다. 여기에는 JSON을, 페이지에는 양식을 보내십시오.',
    'too-many-filters': '주소에 조건이 {limit}개를 넘습니다. 줄여 주십시오.',
    'too-large-signed-out':
      '로그인하지 않았으므로 {limit}kB까지만 받습니다. 다른 탭에서 로그인한 다음 이전 페이지로 돌아가 다시 보내십시오.',
    'too-slow': '요청이 제시간에 도착하지 않았습니다. 다시 보내십시오.',
    fault:
      '오류가 발생했습니다. 확인된 내용은 모두 저장되어 있습니다. 다시 해 보고, 또 일어나면 tumen doctor를 실행하고 번호 {number}를 알려 주십시오.',
  },
}
