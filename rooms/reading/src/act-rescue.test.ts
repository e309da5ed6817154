// What reports of the press showed of Korean and Chinese numbers and acts: both scripts, numbers
// without counters, parts that only describe, rescue. The sentences are ours, the events invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type Claim, claimsOf, holds } from '../fixture/claim.ts'
import { lexiconFor } from './lexicon.ts'

/** Sentences in both scripts. */
const TWINS: [traditional: string, simplified: string][] = [
  ['警方趁夜搜捕,趙姓夥伴等31人被關進牢獄。', '警方趁夜搜捕,赵姓伙伴等31人被关进牢狱。'],
  ['颱風中船隻傾覆,9名漁工罹難。', '台风中船只倾覆,9名渔工罹难。'],
  ['國際組織譴責當局驅趕約兩千餘名尋求庇護者。', '国际组织谴责当局驱赶约两千余名寻求庇护者。'],
]

for (const [traditional, simplified] of TWINS)
  test(`[R220] both scripts are read alike: ${simplified}`, () => {
    const { simplified: simplify } = lexiconFor('zh')
    assert.equal(simplify(traditional), simplified)
    const read = claimsOf(traditional, 'zh').map(([words, act]): Claim => [simplify(words), act])
    assert.deepEqual(read, claimsOf(simplified, 'zh'))
    assert.equal(read.length, 1)
  })

holds('[R221] without a counter', [
  ['zh', '今年逾30,000缅甸人逃往湄索。', ['逾30,000', 'border_crossing']],
  ['zh', '爆炸致5死12伤', ['5', 'killing'], ['12', 'other']],
  ['zh', '2019香港居民被捕。'],
  ['zh', '巡逻队在130公里外居民点抓获偷渡者。'],
])

holds('[R222] of which kind they are', [
  ['zh', '海关查获64人,其中缅甸籍渔工40人,无证打工的共24人。', ['64人', 'arrest']],
  ['zh', '警方查获58人,其中死亡3人。', ['58人', 'arrest'], ['3人', 'other']],
  ['ko', '해적에 납치된 5백 명의 어린이 중 12명이 석방됐다.', ['12명', 'release']],
  ['ko', '가을에 입국한 67명 중 남성은 44명, 여성은 23명이다.', ['67명', 'arrival']],
  ['ko', '체포된 어부 상당수가 문맹이라고 그는 말했다.'],
  ['ko', '26명이 체포됐다. 이 가운데 남성이 17명, 여성이 9명이다.', ['26명', 'arrest']],
])

holds('[R223] saved or freed', [
  ['zh', '海警从翻覆的船上救出14名渔民。', ['14名', 'other']],
  ['zh', '警方解救14名被拐妇女。', ['14名', 'release']],
  ['ko', '어선이 침몰해 선원 5명이 구출됐다.', ['5명', 'other']],
  ['ko', '해적에 납치된 선박에서 인질 5명이 구출됐다.', ['5명', 'release']],
])

holds('[R224] a later stage of the same people', [
  ['zh', '九名织工被带走问话,次日获释。', ['九名', 'release']],
  ['zh', '警方逮捕了13名难民,随后遣返回国。', ['13名', 'forced_return']],
  ['zh', '警方逮捕了13名难民,法院释放教师。', ['13名', 'arrest']],
  ['ko', '군은 행상 24명을 구금했다가 사흘 뒤 석방했다.', ['24명', 'release']],
  ['ko', '군은 행상 24명을 구금했고 교사를 석방했다.', ['24명', 'detention']],
  ['ko', '군은 행상 24명을 구금했고 6명을 석방했다.', ['24명', 'detention'], ['6명', 'release']],
])

holds('[R225] items of an enumeration', [
  ['ko', '봄에 입국한 어민은 남성 45명, 여성 17명 등 총 62명이다.', ['총 62명', 'arrival']],
  [
    'ko',
    '아라시에서 45명, 보라시에서 17명 등 62명이 체포됐다.',
    ...([
      ['45명', 'arrest'],
      ['17명', 'arrest'],
      ['62명', 'arrest'],
    ] as Claim[]),
  ],
  ['ko', '출국 명령을 받은 사람은 가나(37명), 토고(54명) 출신이다.'],
  [
    'ko',
    '이주민이 거주하는 나라는 칠레(317명), 가나(64명)이다.',
    ...([
      ['317명', 'other'],
      ['64명', 'other'],
    ] as Claim[]),
  ],
  [
    'ko',
    '피란민 47명이 포항에 도착했다. 이번에 온 피란민은 어른 38명, 아기 9명이다.',
    ['47명', 'arrival'],
  ],
  ['zh', '村民12名、教师3名等共计15名被捕。', ['共计15名', 'arrest']],
])

holds('[R226] which verb', [
  ['ko', '두목은 상인 7명을 살해한 죄로 종신형에 처해졌다.', ['7명', 'killing']],
  ['ko', '광부 23명이 구금되거나 추방됐다.', ['23명', 'detention']],
  ['ko', '군은 난민을 강제송환해 왔고, 규모는 매달 3백 명이다.', ['3백 명', 'forced_return']],
  [
    'ko',
    '2011년 입국자는 48명이었다.\n\n2013년 95명으로 늘었다.',
    ['48명', 'arrival'],
    ['95명', 'arrival'],
  ],
  ['ko', '조합에 따르면 기자 8명, 교사 27명을 체포했다.', ['8명', 'arrest'], ['27명', 'arrest']],
  ['ko', '피랍된 어부 7명의 부모와 아내는 풀려나지 못했다.'],
])

test('[R227] a sentence before the owner of a picture is told', () => {
  const caption = '올해 들어 3만 명이 국경을 넘어 탈출했다. ⓒ 사진통신'
  assert.deepEqual(claimsOf(`제목\n\n첫 문단이다.\n\n${caption}`, 'ko'), [
    ['3만 명', 'border_crossing'],
  ])
  assert.deepEqual(claimsOf('제목\n\n첫 문단이다.\n\nⓒ 사진통신 30명 무단 전재 금지', 'ko'), [])
})
