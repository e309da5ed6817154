// Two reports in one text: the header is true of the first alone.
import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readLabelledFolder, shippedResources } from '../../fixture/folder.ts'
import { readText } from '../port/read-text.ts'
import { prepareText } from './layout.ts'
import type { Language } from './source-text.ts'

const DAY = { earliest: '2024-05-04', latest: '2024-05-04' }

/** Invented reports: what a person who copies two pages at once puts in. */
const FIRST: Record<Language, string> = {
  en: `Pastor tells of arrests
Police in Yanji arrested 14 people in April, a pastor who helps them told the Harbour Post.
He said that the houses in which they had lived were searched twice, and that a landlord was fined.
Neighbours in two of the streets said that they had heard cars in the night and nothing else.`,
  ko: `목사 "연길서 14명 체포"
연길 공안이 4월에 14명을 체포했다고 이들을 돕는 목사가 본지에 말했다.
그는 이들이 살던 집이 두 번 수색당했고 집주인 한 명은 벌금을 물었다고 했다.
두 골목의 이웃들은 밤에 차 소리를 들었을 뿐 다른 것은 모른다고 말했다.
집주인은 벌금을 냈다는 사실만 확인해 주었고 누가 살았는지는 말하지 않았다.`,
  zh: `牧师称延吉有14人被捕
延吉公安4月逮捕了14人，一名帮助他们的牧师对本报说。
他说，这些人住过的房子被搜查了两次，一名房东被罚款。
两条巷子里的邻居说，他们夜里只听到汽车声，别的什么也不知道。
房东只承认交了罚款，没有说明住过什么人，也没有说他们后来去了哪里。`,
}
const SECOND: Record<Language, string> = {
  en: `Ministry counts arrivals
By Anna Reyes, Lantern Wire, 9 June 2021
Soldiers sent 9 women back across the river in May, an aid worker said in the town on Sunday.`,
  ko: `통일부, 입국자 집계
(서울=등불통신) 군인들이 5월에 여성 9명을 강 건너로 돌려보냈다고 한 구호 활동가가 일요일에 말했다.`,
  zh: `统一部统计入境人数
【灯塔社6月9日讯】士兵5月把9名妇女送回江对岸，一名援助人员周日在镇上说。`,
}

test('[R460] behind the heading of a second report the header holds no more', () => {
  const resources = shippedResources()
  for (const language of ['en', 'ko', 'zh'] as const) {
    const text = `${FIRST[language]}\n\n${SECOND[language]}`
    const source = { text, language, publisher: 'Harbour Post', published: DAY }
    const { second } = prepareText(source)
    assert.equal(second?.start, FIRST[language].length + 2, language)
    const [first, last] = [14, 9].map((value) =>
      readText(source, resources).find(({ quantity }) => quantity?.value === value),
    )
    assert.equal(first?.speakers[0]?.label, 'Harbour Post', language)
    assert.ok(last && !last.speakers.some(({ label }) => label === 'Harbour Post'), language)
    const asked = last.questions.map(({ field }) => field)
    assert.ok(asked.includes('speakers') && asked.includes('times'), `${language} ${asked}`)
  }
})

test('[R460] a line with outlet and day under a heading begins a report, however short the first is', () => {
  const first = `Police hold 23 in Hunchun\n${FIRST.en.split('\n')[1]}`
  const told =
    'Soldiers sent 9 women back across the river, an aid worker in the town of Tumen said.'
  for (const line of ['Yalu Wire, 18 June 2021', 'June 18, 2021', '2021-06-18']) {
    const text = `${first}\n\nReleased after two weeks\n${line}\n${told}`
    const { second } = prepareText({ text, language: 'en', published: DAY })
    assert.equal(second?.start, first.length + 2, line)
  }
})

test('[R460] no labelled text, which are reports of one head, is taken for two', () => {
  const folder = fileURLToPath(new URL('../../../../vectors/reading', import.meta.url))
  const texts = readLabelledFolder(folder)
  const taken = texts.filter(({ source }) => prepareText(source).second)
  assert.ok(texts.length > 100)
  assert.deepEqual(
    taken.map(({ id }) => id),
    [],
  )
})
