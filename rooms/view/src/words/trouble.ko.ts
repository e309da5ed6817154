// What is said when something is refused, found wrong or checked, in Korean.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { TroubleWords } from './catalogue.ts'

export const troubleKo: TroubleWords = {
  refused: '거부됨 ({code}): {sentence}',
  refusal: {
    'not-allowed':
      '현재 역할로는 할 수 없습니다[[ ({operation})]]. 해당 역할을 가진 사람이나 관리자에게 요청하십시오.',
    'not-found': '그런 항목이 없거나 볼 권한이 없습니다. ID를 확인하십시오[[ ({field})]].',
    'invalid-input': '입력을 읽을 수 없습니다[[ ({field})]]. 아래 항목을 고치십시오.',
    findings: '기록에 아래 문제가 있습니다. 고쳐서 다시 하십시오. 저장된 것은 없습니다.',
    'wrong-passphrase': '암호가 이 작업 공간과 맞지 않습니다. 바뀐 것은 없으니 다시 시도하십시오.',
    'in-use':
      '다른 프로세스가 이 작업 공간을 열고 있습니다. 그쪽을 닫거나 기다렸다가 다시 시도하십시오.',
    damaged:
      '작업 공간이 손상되었습니다. 아무것도 바꾸지 말고 tumen doctor를 실행한 뒤, 필요하면 백업으로 돌아가십시오.',
    'not-a-workspace':
      '이 폴더에는 작업 공간이 없습니다. 폴더를 확인하거나 tumen init으로 새로 만드십시오.',
    'read-only':
      '이 폴더에는 쓸 수 없습니다. 권한이나 디스크의 연결 방식이 막고 있습니다. 바뀐 것은 없습니다. 권한을 되돌리거나, 폴더 전체를 쓸 수 있는 디스크에 복사하여 그 사본을 여십시오.',
    'already-exists': '이미 있습니다[[ ({id})]]. 다른 이름을 쓰거나 있는 것을 여십시오.',
    'newer-format':
      '더 새로운 Tumen에서 만든 작업 공간입니다. 그 버전이나 더 새로운 버전을 쓰십시오.',
    'disk-full': '디스크가 가득 찼습니다. 저장된 것은 없습니다. 공간을 비우고 다시 하십시오.',
    fork: '같은 크기의 서명된 체크포인트 둘이 서로 다릅니다[[ ({by}, 로그 항목 {size}개)]]. 로그에 두 역사가 있습니다. 서명하지 않았습니다. 모든 사본을 남겨 두고 증인들에게 무엇을 갖고 있는지 물으십시오.',
    'older-than-known':
      '이 로그는 이미 서명된 것보다 짧습니다[[ ({by}, 로그 항목 {size}개)]]. 옛 사본입니다. 서명하지 않았습니다. 가장 새로운 사본을 여십시오. 그것을 잃었으면 tumen backup restore --new-log로 새 로그를 시작하십시오.',
    rewritten:
      '로그가 서명된 루트를 더 이상 내지 않습니다[[ ({by}, 로그 항목 {size}개)]]. 고쳐 쓰인 것입니다. 서명하지 않았습니다. 모든 사본을 남겨 두고 tumen workspace fsck를 실행하십시오.',
    'head-unreadable':
      '작업 공간 밖에 둔 체크포인트가 이 로그의 것이 아닙니다. 서명하지 않았습니다. 지우기 전에 증인들이 가진 것과 견주어 보십시오.',
    'head-unwritten':
      '체크포인트를 작업 공간 밖에 남기지 못해 보이지 않았습니다. 상태 폴더에 자리를 만들거나 권한을 되돌린 뒤 다시 하십시오.',
    'log-continues':
      '이 로그가 서명한 체크포인트 가운데 이 로그에 어긋나는 것이 없어 새 로그가 필요하지 않습니다. --new-log를 빼십시오.',
    'clock-ahead':
      '이 컴퓨터의 시계는 {now}인데, 가장 최근의 변경은 {newest}에 기록되어 하루가 넘게 벌어집니다. 저장하지 않았습니다. 날짜가 맞으면 tumen workspace confirm-clock {today}로 확인한 뒤 명령을 다시 실행하고, 틀리면 먼저 시계를 맞추십시오.',
    'clock-behind':
      '이 컴퓨터의 시계는 {now}인데, 가장 최근의 변경은 하루가 넘게 뒤인 {newest}에 기록된 것으로 되어 있습니다. 저장하지 않았습니다. 먼저 달력이나 전화기를 보십시오. 이 컴퓨터가 틀리면 시계를 맞추십시오. 맞다면 틀린 시계로 기록된 변경이 있는 것이니, 달력에 보이는 오늘 날짜로 tumen workspace repair-clock 날짜를 실행하여 바로잡은 뒤 명령을 다시 실행하십시오.',
    'clock-right': '지금보다 뒤에 기록된 것으로 된 변경이 없어 바로잡을 것이 없습니다.',
    'other-day':
      '이 컴퓨터의 시계로는 그 날이 아닙니다({now}). 달력이 입력하신 날을 가리킨다면 시계가 틀린 것이니, 먼저 시계를 맞추십시오.',
    'head-unsigned':
      '이 로그에 어긋나는 서명된 체크포인트가 없습니다[[. 증인 {name}은(는) 서명 없이 로그 항목 {size}개라고만 말합니다]]. 그 증인에게 공동 서명한 체크포인트를 달라고 하여 --evidence-file로 주십시오. 없으면 --new-log를 빼십시오.',
    'evidence-unfit':
      '이것은 이 로그가 서명한 체크포인트가 아닙니다. 서명된 그대로, 모든 줄이 있는 파일을 주십시오. 예: 묶음의 custody/checkpoint.',
    'policy-unfit':
      '이 정책은 쓸 수 없습니다[[ ({problem})]]. 이 로그(열쇠: tumen log show)를 적은 tlog-policy여야 하고, 주소는 https://로 시작하며(이 기기나 어니언 주소의 증인과 시각 인증 기관은 http://도 됩니다), 이름은 서로 달라야 합니다.',
    'no-authority':
      '정해 둔 시각 증명 기관이 없습니다. tumen log set-policy로 정하거나, tumen log timestamp-request로 요청을 만들어 가져가십시오.',
    'stamp-of-another':
      '이 답은 이 체크포인트에 대한 것이 아닙니다. 이 크기의 요청에 대해 기관이 준 답을 주십시오.',
    'key-reused': '이 멱등 키는 다른 입력에 이미 쓰였습니다. 새 요청에는 새 키를 쓰십시오.',
    'duplicate-document':
      '바이트가 같은 문서가 이미 있습니다[[: {document}]]. 다시 추가하지 말고 그 문서를 쓰십시오.',
    'duplicate-claim':
      '같은 ID의 진술이나 같은 진술이 이미 있습니다[[: {claim}]]. 그 진술을 수정하십시오.',
    'too-large': '너무 큽니다[[: {field}]][[, 한도 {limit}]]. 나누어 추가하십시오.',
    empty: '내용이 없습니다[[: {field}]]. 파일이나 글을 확인하십시오.',
    'not-understood':
      '바이트를 글로 읽을 수 없습니다[[ (위치 {offset})]]. 인코딩을 밝히거나 UTF-8로 변환하십시오.',
    'digest-differs':
      '바이트가 밝힌 다이제스트와 다릅니다. 파일을 다시 받거나 다이제스트를 고치십시오.',
    'archive-refused':
      '아카이브를 받아들이지 않았습니다[[: {part}번째 파일]]. 만든 사람에게 온전한 원본을 다시 요청하십시오.',
    'unknown-place':
      '이 이름의 장소를 찾을 수 없습니다[[ ({field})]]. tumen place find로 찾아보십시오.',
    'ambiguous-place':
      '같은 이름의 장소가 여럿입니다[[ ({field})]]. 아래 가운데 하나의 ID를 쓰십시오.',
    'near-speaker':
      '비슷한 이름의 화자가 이미 기록되어 있습니다. 그중 하나입니까? 그 ID를 쓰거나, 다른 화자라고 밝히십시오.',
    'unknown-agent': '그런 화자가 없습니다[[ ({agent})]]. 먼저 tumen agent record로 기록하십시오.',
    'unknown-document': '그런 문서가 없습니다[[ ({document})]]. tumen document list를 보십시오.',
    'unknown-claim': '그런 진술이 없습니다[[ ({claim})]]. tumen claim list를 보십시오.',
    'unknown-event': '그런 사건이 없습니다[[ ({event})]]. tumen event list를 보십시오.',
    'unknown-list': '그런 명단이 없습니다[[ (칸 {field})]]. tumen list list를 보십시오.',
    'unknown-estimate':
      '그런 추정이 저장되어 있지 않습니다[[ (칸 {field})]]. tumen estimate list를 보십시오.',
    'unknown-mapping':
      '그런 이름으로 저장된 대응표가 없습니다. tumen list mappings로 확인하십시오.',
    'unknown-mention':
      '그런 명단 줄이 없거나 볼 수 없는 것입니다. 식별자를 확인하십시오[[ ({field} 항목)]].',
    'mapping-needed':
      '이 파일의 제목 줄에 맞는 저장된 대응표가 없습니다. 각 열이 무엇인지 말하거나 tumen list map으로 대응표를 저장하십시오.',
    'mapping-ambiguous':
      '저장된 대응표 여러 개가 이 파일에 맞습니다. 아래 가운데 하나를 지정하십시오.',
    'mapping-unfit':
      '이 대응표는 쓸 수 없습니다. 아래 열을 고치십시오. 아무것도 저장되지 않았습니다.',
    'stale-dry-run':
      '지금 가져오면 점검 때 말한 것과 다른 결과가 됩니다. 아무것도 저장되지 않았습니다. 다시 점검하십시오.',
    'list-repeats':
      '명단에 두 번 이상 나오는 사람이 있어[[ (항목 {entries}개 초과)]] 중복이 없다고 선언할 수 없습니다. 먼저 항목을 살펴보십시오.',
    'lists-apart':
      '이 명단들은 가명 체계가 서로 달라 같은 사람을 같게 부르지 않습니다. 먼저 기록을 연결하거나, 한 가명 체계의 명단을 고르십시오.',
    'estimate-withheld':
      '여기에는 볼 수 있는 추정값이 인쇄되어 있지 않아 바꾸어 볼 것이 없습니다. 무엇이 막는지는 보고서에 있습니다.',
    'lists-unresolved':
      '이 명단들이 어떤 인물을 가리키는지 아직 정하지 않았습니다. 명단을 연결하고 중요한 짝을 살핀 뒤 결과를 확정하십시오.',
    'impossible-date':
      '이 날짜는 쓸 수 없습니다[[ ({field})]]. 존재하지 않는 날이거나, 아직 오지 않은 날이거나, 끝이 시작보다 앞서거나, 하루를 적을 곳에 하루가 넘는 기간을 적은 것입니다. 연-월-일로 쓰십시오.',
    'quote-not-found': '문서에 없는 말입니다[[ (항목 {field})]]. 문서에 있는 그대로 옮기십시오.',
    'quote-ambiguous': '문서에 여러 번 나오는 말입니다. 더 길게 인용하거나 위치를 밝히십시오.',
    'text-too-long':
      '글이 너무 길어 한 번에 읽을 수 없습니다[[: {units}자, 한도는 {limit}자]]. 문서를 나누어 추가하십시오.',
    'unknown-proposal':
      '이 문서에는 그런 제안이 없습니다[[ ({proposal})]]. 문서를 다시 읽으십시오.',
    'proposal-changed':
      '이 제안은 그사이에 내용이 달라졌습니다[[ ({proposal})]]. 아무것도 기록되지 않았습니다. 다시 살펴보고 결정하십시오.',
    'proposal-decided':
      '이 제안은 이미 결정되었습니다[[ ({proposal})]]. 먼저 그 결정을 취소하십시오.',
    'wrong-state': '지금 상태에서는 할 수 없습니다[[ ({state})]]. 먼저 다시 살펴보십시오.',
    'claim-amended':
      '이 진술은 이미 고쳐졌습니다[[. {newest}이(가) 그 자리에 있습니다]]. 바뀐 내용을 잃지 않도록 가장 새로운 판을 고치십시오.',
    'own-work': '자기 작업을 스스로 채택할 수 없습니다. 다른 검토자에게 요청하십시오.',
    'lineage-undecided':
      '이 문서가 다른 문서를 되풀이한 것인지 결정되지 않았습니다[[ ({document})]]. 먼저 결정하십시오.',
    'question-incomplete':
      '질문에 빠진 것이 있습니다[[: {field}]]. 행위와 함께 장소, 시간 또는 사건을 밝히십시오.',
    'table-unreadable':
      '읽을 수 있는 표가 아닙니다. 아래에 적힌 것을 고치세요. 아무것도 추정하거나 저장하지 않았습니다.',
    'list-without-names':
      '이 명단에는 이름이나 다른 항목이 없어[[ ({list})]] 연결할 것이 없습니다. 먼저 칸을 갖추어 들이십시오.',
    'model-wrong':
      '이 설정은 쓸 수 없습니다. 아래에 적힌 곳을 고치십시오. 아무것도 연결하지 않았습니다.',
    'linkage-refused':
      '이대로는 명단을 연결할 수 없습니다[[: {code}]][[ ({at})]]. 무엇이 모자라는지 아래를 보십시오. 아무것도 저장하지 않았습니다.',
    'too-many-pairs':
      '쌍이 너무 많습니다[[: {pairs}개, 한도는 {limit}개]]. 더 무거운 쌍만 남기거나 명단을 줄여 연결하십시오.',
    'unknown-linkage': '그런 연결 결과가 없습니다[[ (칸 {field})]]. tumen linkage list를 보십시오.',
    'unknown-judgement': '그런 판단이 없습니다[[ (칸 {field})]]. 그 쌍을 다시 보십시오.',
    'unknown-person': '그런 사람이 없습니다[[ (칸 {field})]]. tumen person list를 보십시오.',
    'pair-changed':
      '두 기록 가운데 하나가 그사이 바뀌었습니다. 아무것도 저장하지 않았으니 쌍을 다시 읽으십시오.',
    'not-own-judgement':
      '다른 사람의 판단입니다. 그 쌍에 대한 자신의 판단을 밝히십시오. 두 사람이 다르면 열린 채로 남습니다.',
    'verdicts-differ':
      '이 기록들의 한 쌍을 다른 사람이 달리 판단했습니다[[ ({a}, {b})]]. 둘이 다르면 열린 채로 남으니 셋째 사람이 정해야 합니다.',
    'same-person': '이미 한 사람입니다. 아무것도 바꾸지 않았습니다.',
    'nothing-left': '그 사람에게 남는 기록이 없습니다. 다른 사람의 기록만 고르십시오.',
    'not-undoable': '파기한 것은 되살릴 수 없습니다. 아무것도 바꾸지 않았습니다.',
    shredded:
      '이것은 파기되었습니다[[ (로그 항목 {leaf})]]. 남은 기록은 tumen record history와 그 식별자로 보십시오.',
    'second-person-needed':
      '먼저 다른 사람이 요청해야 합니다: tumen evidence ask-shred. 아무것도 파기하지 않았습니다.',
    'already-undone':
      '이미 되돌렸습니다[[ (로그 항목 {leaf})]]. 바뀐 것은 없습니다. 다시 살리려면 그 되돌림을 되돌리십시오.',
    'still-used':
      '다른 기록이 이것을 바탕으로 하고 있습니다. 그것부터 되돌리십시오. 볼 수 있는 것은 아래에 있습니다.',
    'rests-on-undone':
      '이것이 바탕으로 하는 기록이 되돌려져 있습니다. 아래 기록을 먼저 다시 살리십시오.',
    'unknown-derivative':
      '그런 파생본이 없거나 볼 수 없는 것입니다. tumen evidence list를 보십시오.',
    'unknown-bundle': '그런 묶음이 없거나 볼 수 없는 것입니다. tumen bundle list를 보십시오.',
    'logged-before':
      '이 문서[[ ({document})]]는 로그가 바이트를 밝히기 전에 더해져 외부인이 확인할 수 없습니다. 같은 파일을 다른 제목으로 다시 더하고 그 문서를 쓰십시오.',
    'bundle-empty': '이 묶음에는 아무것도 들어가지 않습니다. 무엇이 왜 빠졌는지 아래를 보십시오.',
    'bundle-changed':
      '살펴보신 뒤로 이 묶음에 들어가거나 빠질 것이 바뀌었습니다. 아무것도 요청되지 않았습니다. 다시 살펴보십시오.',
    'holds-credentials':
      '문서 {documents}개에 웹 아카이브의 쿠키처럼 로그인에 쓰이는 것이 들어 있거나 안을 살필 수 없습니다. 바이트를 받은 사람이 그 사람 행세를 할 수 있을지 모릅니다. 빼거나, 사이트에서 로그아웃한 뒤 --with-credentials로 다시 요청하십시오.',
    cancelled: '취소되었습니다. 저장된 것은 없습니다.',
  },
  holder: {
    ledger: '작업 공간',
    'side-file': '작업 공간 밖의 파일',
    witness: '증인',
    asker: '준 파일',
  },
  otherRefusal: '거부되었습니다.',
  fault:
    '오류가 발생했습니다({code}). 확인된 내용은 모두 저장되어 있습니다. tumen doctor를 실행하십시오.',
  usage: {
    'unknown-option': '여기에는 --{option} 옵션이 없습니다. --help를 보십시오.',
    'value-missing': '--{option} 옵션에는 값이 필요합니다.',
    'not-a-number': '--{option} 옵션에는 수가 필요합니다.',
    'too-many': '이 명령이 받는 것보다 단어가 많습니다. --help를 보십시오.',
    'not-json': '--{option} 값이 올바른 JSON이 아닙니다.',
    'not-a-port':
      '옵션 --{option}에는 0에서 65535 사이의 숫자가 필요합니다. 0은 비어 있는 아무 포트입니다.',
    'state-damaged':
      '증인이 간직한 것이 열리지 않습니다 ({option}). 아무것도 바꾸지 않았습니다. 사본에서 그 파일을 되돌려 놓으십시오.',
    'state-missing':
      '증인이 간직하던 것이 더는 없습니다 ({option}). 아는 것보다 더 많이 공동 서명했을 수 있어 시작하지 않으며, 아무것도 바꾸지 않았습니다. 가장 새로운 사본에서 그 파일을 되돌려 놓으십시오.',
    'state-older':
      '증인이 간직한 체크포인트가 공동 서명한 것보다 오래되었습니다 ({option}). 이대로 시작하면 두 가지 역사를 보증할 수 있으므로 시작하지 않으며, 아무것도 바꾸지 않았습니다. 가장 새로운 사본을 되돌려 놓으십시오.',
    'folder-in-use':
      '다른 증인이 이 폴더를 쓰고 있습니다 (<{option}>). 둘이면 두 가지 역사를 보증할 수 있습니다. 먼저 다른 증인을 멈추십시오.',
    'port-taken':
      '옵션 --{option}의 포트를 열 수 없습니다. 다른 프로그램이 쓰고 있거나 예약된 포트입니다. 다른 포트를 쓰거나 옵션을 빼십시오.',
    'not-a-role': '--{option} 옵션에는 viewer와 같은 역할 이름이 필요합니다.',
    'unknown-command': '그런 명령이 없습니다. tumen help를 보십시오.',
    'command-incomplete': '명령에 동사가 필요합니다. tumen help {noun}',
    'passphrase-needed':
      '암호가 필요하지만 물어볼 곳이 없습니다. --passphrase-file 또는 TUMEN_PASSPHRASE를 쓰십시오.',
    'passphrases-differ': '두 암호가 다릅니다. 만들어진 것은 없습니다.',
    'passphrase-same':
      '이미 이 암호로 열리는 작업 공간입니다. 바뀐 것은 없습니다. 다른 암호를 쓰십시오.',
    'place-missing':
      '어디에 쓸지가 빠졌습니다. {option}을(를) 맨 앞에 적으십시오. --help를 보십시오.',
    'file-unwritable': '쓰려는 자리에 쓸 수 없거나 이미 무엇이 있습니다. 새 자리를 고르십시오.',
    'file-unreadable': '--{option}에 적은 파일을 읽을 수 없습니다.',
  },
  fsck: {
    FS0: '데이터베이스의 페이지를 읽을 수 없거나 구조가 손상됨.',
    FS1: '로그 항목이 빈틈없이 이어지지 않음.',
    FS2: '개봉 정보가 커밋 값과 맞지 않음.',
    FS3: '변경한 사람의 파일이 개봉 정보와 맞지 않음.',
    FS4: '개봉 정보가 없는 로그 항목이 있고, 파기 기록도 없음.',
    FS5: '행과 로그 항목이 일대일로 맞지 않음.',
    FS6: '행이나 객체가 기록된 다이제스트와 다름.',
    FS7: '로그 타일이 로그 항목과 맞지 않음.',
    FS8: '서명된 체크포인트가 로그와 맞지 않거나 서명이 확인되지 않음.',
    FS9: '서명된 체크포인트가 순서대로 자라지 않음.',
    FS10: '한 대상에 대한 변경의 연결이 끊어짐.',
    FS11: '저장소 밖에 둔 체크포인트가 로그와 맞지 않음.',
    FS12: '같은 로그 항목이 둘 있음: 난수가 두 번 쓰임.',
    FS13: '기록의 색인 행이 기록과 어긋남.',
    FS14: '검색 색인에 든 문서 수가 작업 공간과 다름.',
    FS15: '시계가 틀렸던 탓에 오늘보다 뒤에 기록된 것으로 된 변경이 있어, 답에서 진술을 가림. 시계를 맞춘 뒤 오늘 날짜로 tumen workspace repair-clock을 실행할 것.',
    FS16: '시계 바로잡기가 있을 수 없는 날부터 세어짐. 다른 이들이 로그를 본 때와 하루 넘게 차이가 남. 그것이 가리키는 변경은 알려지지 않았던 날에, 또는 너무 늦게 세어짐. 시계를 맞추고 모든 변경 페이지에서 그 바로잡기를 되돌린 뒤 달력의 날짜로 다시 바로잡을 것.',
  },
  fsckOther: '여기에 설명이 없는 문제가 있음.',
  fsckFine: '모두 다시 계산했으며 잘못된 것이 없음.',
  fsckHarmless:
    '모두 다시 계산했으며 잘못된 것이 없음. 중단될 때 남은 것이 있으나 어떤 답도 여기에 기대지 않음:',
  removed: '중단된 변경이 남긴 파일 {n}개를 지웠습니다. 어떤 답도 여기에 기대지 않습니다.',
  fsckLeft: '객체 폴더의 파일이 어느 행에도 속하지 않음. 쓰는 도중에 프로세스가 멈춘 것임.',
  fsckFirst: '처음으로 잘못된 것:',
  fsckMore: '그 밖에 잘못된 것:',
  check: {
    store: '저장소가 열리고 무결성 검사를 통과함.',
    integrity: '데이터베이스가 자체 무결성 검사를 통과함.',
    migrations: '스키마가 이 버전이 아는 최신임.',
    'foreign-keys': '모든 참조의 대상이 있음.',
    leaves: '변경마다 로그 항목이 하나씩 있고 홀로 남은 로그 항목이 없음.',
    log: '로그를 서명된 체크포인트까지 다시 만들 수 있음.',
    'head-outside': '저장소 밖에 둔 체크포인트가 일치함.',
    objects: '모든 객체가 있고 다이제스트가 맞음.',
    search: '검색 색인이 문서와 맞음.',
    clock: '시계와 가장 최근의 변경이 하루 안에 있음.',
    disk: '저장소 두 배만큼의 공간이 있음.',
    rights: '이 컴퓨터의 다른 사람이 자료 폴더를 읽을 수 없음.',
    lineage: '계보가 결정되지 않은 문서에서 채택된 진술이 없음.',
    words: '모든 언어의 문구가 갖추어져 있음.',
    version: '이 Tumen과 Node 버전은 지원됨.',
    node: '이 Node 버전은 지원됨.',
    temporary: '남겨진 임시 파일이 없음.',
    'core-dump': '프로그램이 비정상으로 끝나도 메모리의 내용이 디스크에 남지 않음.',
    passphrase: '암호를 쉽게 알아맞힐 수 없음.',
    workspace: '작업 공간을 찾아 열 수 있음.',
    sqlite: '암호화 데이터베이스가 여기서 작동함.',
    fsck: '저장소의 모든 것을 다시 계산함.',
  },
  checkOther: '여기에 설명이 없는 검사.',
  checkState: { ok: '정상', warn: '주의', fail: '실패' },
  checkNot: '그렇지 않음: {sentence}',
  checkHelp: '시도: {command}',
  step: {
    pages: '데이터베이스 페이지 검사 중',
    log: '기록과 행 검사 중',
    moments: '답이 바뀐 날을 찾는 중',
    estimate: '추정하는 중',
    load: '명단 읽는 중',
    u: '우연히 일치하는 정도를 익히는 중',
    em: '같은 사람끼리 일치하는 정도를 익히는 중',
    prior: '확실한 쌍을 찾는 중',
    block: '쌍을 찾는 중',
    values: '값을 견주는 중',
    pattern: '쌍을 견주는 중',
    score: '쌍의 무게를 재는 중',
    resolve: '사람을 정하는 중',
    draw: '추첨하는 중',
    weigh: '답마다 어떻게 되는지 살펴보는 중',
    read: '읽는 중',
    reading: '읽는 중',
    hash: '다이제스트 계산 중',
    text: '글을 만드는 중',
    index: '색인 중',
    store: '저장 중',
    write: '저장 중',
    check: '검사 중',
    search: '검색 중',
    match: '찾은 것을 확인 중',
    import: '가져오는 중',
    rows: '행 검사 중',
    leaves: '로그 항목 검사 중',
    openings: '개봉 정보 검사 중',
    objects: '객체 검사 중',
    tiles: '타일 검사 중',
    heads: '서명된 체크포인트 검사 중',
    claims: '진술',
    documents: '문서',
    places: '장소',
    agents: '화자',
    world: '가상의 세계를 만드는 중',
    figure: '계산 중',
    fsck: '다시 계산 중',
    as_written: '원문대로 검색 중',
    all_spellings: '모든 표기로 검색 중',
    demo: '가상의 세계를 만드는 중',
  },
  stepOther: '작업 중',
  progress: '{step} {done}/{total}',
  progressOpen: '{step} {done}',
}
