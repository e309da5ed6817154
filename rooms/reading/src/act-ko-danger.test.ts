// What a second look at reports in Korean and Chinese showed of acts and of who counts. The
// sentences are in our own words, the events invented.
import { holds } from './trial-claim.test.ts'

holds('[R250] what was done, and what is only near', [
  ['ko', '난민 7명이 국경수비대에 체포돼 송환(送還) 위기에 놓였다.', ['7명', 'arrest']],
  ['ko', '난민 7명이 구금돼 추방될 위기에 처했다.', ['7명', 'detention']],
  ['ko', '난민 7명이 송환 위기에 놓였다.', ['7명', 'attempted_return']],
  ['ko', '그의 형제 4명도 추방을 당했다.', ['4명', 'forced_return']],
  ['ko', '선원 4명은 송환을 원했다.', ['4명', 'attempted_return']],
  ['ko', '수용소에 있는 어민 30여 명이 편지를 보냈다.', ['30여 명', 'detention']],
  ['ko', '어선 두 척을 동원해 선원 58명을 구조했다.', ['58명', 'other']],
  ['zh', '五名船工被查获,在后来的审理中没有律师。', ['五名', 'arrest']],
  ['zh', '五名船工被警方拘捕,随后在河口附近一处被释放。', ['五名', 'release']],
  ['zh', '三名教师被巡警抓走后,死于羁押期间。', ['三名', 'death_in_custody']],
  ['zh', '约四百名叛逃者被捕。', ['约四百名', 'arrest']],
  ['zh', '八十名僧人被关押在北部的监狱中。', ['八十名', 'imprisonment']],
  ['zh', '三百名移民躲过哨卡进入山谷。', ['三百名', 'border_crossing']],
  ['zh', '2011年入境难民140人。2012年为152人。', ['140人', 'arrival'], ['152人', 'arrival']],
])

holds('[R251] who counts', [
  ['zh', '警方逮捕九人。九人包括四名木匠和五名裁缝。', ['九人', 'arrest']],
  [
    'zh',
    '政府遣返四百人,包括三月遣返三百人。',
    ['四百人', 'forced_return'],
    ['三百人', 'forced_return'],
  ],
  ['ko', '농민 9명이 체포됐다. 이들은 남자 6명과 여자 3명인 것으로 알려졌다.', ['9명', 'arrest']],
  [
    'ko',
    '장터에서 체포된 4명을 제외한 어민 36명이 풀려났다.',
    ['4명', 'arrest'],
    ['36명', 'release'],
  ],
  ['ko', '학생 3명을 제외한 어민 18명이 풀려났다.', ['18명', 'release']],
  ['ko', '재단은 이주민 85명을 대상으로 설문을 했다.'],
  ['ko', '적십자는 어부 90명의 행방 조회를 요청했다.'],
  [
    'ko',
    '입국자는 ▲3월 52명(어른 40명, 아이 12명) ▲4월 37명(어른 30명, 아이 7명)이다.',
    ['52명', 'arrival'],
    ['37명', 'arrival'],
  ],
])

holds('[R285] what befell people at last, and numbers that report on them', [
  ['ko', '목수 5명은 버스로 국경 마을에 도착했으나 검문에 걸렸다.', ['5명', 'arrest']],
  ['ko', '농부 8명이 체포돼 강제송환 당할 위기에 있다.', ['8명', 'arrest']],
  ['ko', '보호 중이던 선원 3명이 숨졌다.', ['3명', 'death_in_custody']],
  ['ko', '광장 폭탄 테러로 41명의 희생자가 났다.', ['41명', 'killing']],
  ['ko', '어부 12명이 공관에 귀순을 요청했다.', ['12명', 'other']],
  ['ko', '교사 14명은 여전히 자유를 박탈당한 상태다.', ['14명', 'detention']],
  ['ko', '무허가 어부 35명, 불법 고용주 6명이 체포됐다.', ['35명', 'arrest'], ['6명', 'arrest']],
  [
    'ko',
    '집회로 3일 22명에 이어 이튿날 9명 등 모두 31명이 연행됐다.',
    ['22명', 'arrest'],
    ['9명', 'arrest'],
    ['모두 31명', 'arrest'],
  ],
  ['ko', '5월에는 어부 31명이 입국해 4월보다 6명(24%)이 늘었다.', ['31명', 'arrival']],
  [
    'ko',
    '선원 20명이 체포됐다. 교회는 편지로 선원 20명의 석방을 요구하는 운동을 벌였다.',
    ['20명', 'arrest'],
  ],
])
