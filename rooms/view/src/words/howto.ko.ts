// What stands in a bundle for whoever checks it without us, in Korean.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { howtoEn } from './howto.en.ts'
import type { Translated } from './translated.ts'

export const howtoKo: Translated<typeof howtoEn> = {
  title: '다른 사람이 만든 도구로 이 묶음을 확인하는 법',
  intro:
    '여기서 확인되는 것은, 다른 이들이 보증하는 시각 이후 묶음 안의 어느 것도 바뀌지 않았고 기록의 역사가 하나라는 것입니다. 내용이 참인지, 빠짐이 없는지, 들어올 때 불린 그대로인지는 보여 주지 않습니다.',
  trust:
    '무엇을 신뢰할지는 이 묶음에서 얻어서는 안 됩니다. log.vkey, policy.txt, allowed_signers와 시각 증명이 있으면 tsa-roots.pem을 인쇄된 보고서나 사이트, 또는 그것을 알려 준 사람에게서 받아 따로 폴더에 두십시오. custody/ 안의 사본은 편의를 위한 것입니다. 묶음의 폴더에서 셸을 열고, 받은 파일이 어디 있는지와 어느 잎을 볼지(custody/openings/ 아래의 번호)를 정하십시오.',
  care: '확인 결과 문서에 웹 아카이브의 쿠키처럼 로그인에 쓰이는 것이 들어 있다고 나오면, 그것을 읽는 사람이 그 사람 행세를 할 수 있을지 모릅니다. 증거는 결코 고치지 않기 때문에 들어 있는 것입니다. 이 묶음을 필요한 사람만 읽을 수 있는 곳에 두고, 아무에게도 넘기지 말고, 그런 아카이브를 네트워크에 접속하는 프로그램으로 열지 마십시오.',
  step: {
    all: '여기서 시작하십시오. 다른 곳에서 받은, 이 묶음의 것이 아닌 검증 프로그램으로(묶음에 넣어 둔 것은 무엇이든 말할 수 있습니다) 이 모두와 그 이상을 한 번에 확인합니다. Node.js 20 이상, 네트워크는 필요 없습니다. 또는 가지고 계신 verify.html을 브라우저에서 열고 이 폴더를 끌어다 놓으십시오.',
    files:
      '목록의 모든 파일이 그대로입니다. 이 도구는 덧붙은 파일을 보지 못하니, find가 내는 목록을 두 manifest와 견주십시오.',
    signature: 'manifest에 예상한 사람이 서명했습니다.',
    opening:
      'opening의 다이제스트가 로그가 약속한 값이고, 증명은 그 자리를 말합니다. 다음 단계가 증명하는 값과 견주십시오.',
    proof:
      '그 자리는 신뢰하는 열쇠의 로그 안에, 증명에 든 체크포인트 아래 있습니다. 도구는 데비안 꾸러미 litetlog에 있습니다.',
    verifier:
      '이 묶음의 검증 프로그램과, custody/에 든 신뢰 대상의 사본은 봉인에 적힌 그것이며, 그 옆에 다른 파일은 없습니다. 적히지 않은 tsa-roots.pem은 누가 끼워 넣은 것입니다. 봉인은 오프닝의 하나입니다. 그 번호를 LEAF로 하여 앞의 두 단계로 증명하십시오. 이전 버전의 묶음에는 검증 프로그램만 적혀 있거나 아무것도 적혀 있지 않습니다.',
    row: '묶어서 기록한 행은 잎의 opening이 가리키는 목록에 있습니다. 먼저 그 줄, 다음은 목록의 다이제스트입니다.',
    time: '시각 증명 기관이 도장을 찍은 때에 체크포인트가 있었습니다.',
  },
}
