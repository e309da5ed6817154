// Makes a list of invented people to try linkage on, of any length: the same people on six lists in
// six scripts, with the errors of real lists, row by row into a CSV file that `models/mixed.json`
// links: `npx tsx --conditions=tumen-source bench/linkage/list.ts ROWS FILE.csv [--seed N]`.
// All people are invented: names are drawn syllable by syllable, everything else by chance.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type Chance, seededChance } from '@tumen/linkage'

/** Spellings by list: Hangul, Hanja, Hanzi, Latin as the ROK and the DPRK write it, Cyrillic. */
const SURNAMES = `
215 김 金 金 Gim Kim Ким|147 이 李 李 I Ri Ли|84 박 朴 朴 Bak Pak Пак|47 최 崔 崔 Choe Choe Цой
43 정 鄭 郑 Jeong Jong Чон|23 강 姜 姜 Gang Kang Кан|21 조 趙 赵 Jo Jo Чо|20 윤 尹 尹 Yun Yun Юн
20 장 張 张 Jang Jang Чан|17 임 林 林 Im Rim Лим|15 한 韓 韩 Han Han Хан|15 오 吳 吴 O O О
15 서 徐 徐 Seo So Со|15 신 申 申 Sin Sin Син|14 권 權 权 Gwon Kwon Квон|14 안 安 安 An An Ан
14 황 黃 黄 Hwang Hwang Хван|14 송 宋 宋 Song Song Сон|11 홍 洪 洪 Hong Hong Хон`

const GIVEN = `
9 영 永 永 yeong yong ён|8 철 哲 哲 cheol chol чхоль|8 수 秀 秀 su su су|8 미 美 美 mi mi ми
8 정 貞 贞 jeong jong чон|7 호 浩 浩 ho ho хо|7 옥 玉 玉 ok ok ок|7 순 順 顺 sun sun сун
6 희 熙 熙 hui hui хи|6 광 光 光 gwang kwang кван|6 성 成 成 seong song сон|5 남 男 男 nam nam нам
5 혁 赫 赫 hyeok hyok хёк|5 진 鎭 镇 jin jin чин|5 경 京 京 gyeong kyong кён|5 숙 淑 淑 suk suk сук
5 금 錦 锦 geum kum кым|5 명 明 明 myeong myong мён|4 국 國 国 guk kuk кук|4 일 日 日 il il иль
4 선 善 善 seon son сон|4 화 花 花 hwa hwa хва|4 춘 春 春 chun chun чхун|4 복 福 福 bok pok пок
3 길 吉 吉 gil kil киль|3 학 學 学 hak hak хак|3 용 龍 龙 yong ryong рён|3 은 恩 恩 eun un ын
3 지 智 智 ji ji чи|3 현 賢 贤 hyeon hyon хён|3 동 東 东 dong tong тон|3 인 仁 仁 in in ин
3 준 俊 俊 jun jun чун|2 해 海 海 hae hae хэ|2 연 蓮 莲 yeon ryon рён|2 애 愛 爱 ae ae э`

const LISTS = 6
/** On how many lists a person stands: shares of one, two, three, four. */
const ON_LISTS = [0.45, 0.3, 0.17, 0.08]
const HOMES = 160
const PLACES = 40
/** Shares of cells that are missing or wrong; as in the mixed list of the reference on linkage. */
const WRONG = {
  ...{ syllable: 0.05, surnameLast: 0.15, masked: 0.01, sexMissing: 0.04 },
  ...{ yearOff: 0.12, yearMissing: 0.2, homeMissing: 0.25, homeOther: 0.06 },
  ...{ placeMissing: 0.1, placeOther: 0.08, monthMissing: 0.15, monthOff: 0.15 },
}

interface Drawn {
  readonly spellings: readonly string[]
  /** The sum of the weights up to and with this one. */
  readonly upTo: number
}

function tableOf(text: string): Drawn[] {
  let sum = 0
  return text
    .trim()
    .split(/[|\n]/)
    .map((row) => {
      const [weight, ...spellings] = row.split(' ')
      sum += Number(weight)
      return { spellings, upTo: sum }
    })
}

const surnames = tableOf(SURNAMES)
const syllables = tableOf(GIVEN)

function draw(table: readonly Drawn[], chance: Chance): Drawn {
  const at = chance() * (table.at(-1)?.upTo ?? 0)
  return table.find(({ upTo }) => at < upTo) as Drawn
}

const below = (limit: number, chance: Chance) => Math.floor(chance() * limit)
/** Small numbers are frequent, as some counties have many more people than others. */
const skewed = (limit: number, chance: Chance) => Math.floor(limit * chance() ** 2)

interface Person {
  readonly name: readonly [Drawn, ...Drawn[]]
  readonly sex: string
  readonly born: number
  readonly home: number
  readonly place: number
  readonly month: number
}

function drawPerson(chance: Chance): Person {
  const second = chance() < 0.93 ? [draw(syllables, chance)] : []
  return {
    name: [draw(surnames, chance), draw(syllables, chance), ...second],
    sex: chance() < 0.7 ? 'f' : 'm',
    born: 1945 + below(60, chance),
    home: skewed(HOMES, chance),
    place: skewed(PLACES, chance),
    month: 60 + below(220, chance),
  }
}

/** The lists on which a person stands, each once. */
function drawLists(chance: Chance): number[] {
  let [rest, count] = [chance(), 1]
  for (const share of ON_LISTS) {
    if (rest < share) break
    rest -= share
    count += 1
  }
  const all = Array.from({ length: LISTS }, (_, list) => list)
  return Array.from({ length: Math.min(count, LISTS) }, () =>
    all.splice(below(all.length, chance), 1),
  ).flat()
}

/** The name as one list writes it, with one syllable wrong here and there. */
function nameOn(list: number, person: Person, chance: Chance): string {
  const parts = person.name.map(({ spellings }) => spellings[list] ?? '')
  if (chance() < WRONG.syllable) {
    parts[parts.length - 1] = draw(syllables, chance).spellings[list] ?? ''
  }
  const [surname = '', ...given] = parts
  if (chance() < WRONG.masked) return list < 3 ? `${surname}○○` : `${surname} X`
  if (list < 3) return parts.join('')
  const joined = list === 3 ? given.join('-') : given.join('')
  const own = list === 4 ? given.map(capital).join(' ') : capital(joined)
  return chance() < WRONG.surnameLast ? `${own} ${surname}` : `${surname} ${own}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function rowOf(person: Person, list: number, chance: Chance): string {
  const off = (share: number) => (chance() < share ? (chance() < 0.5 ? -1 : 1) : 0)
  const cell = (missing: number, text: () => string | number) => (chance() < missing ? '' : text())
  const other = (value: number, share: number, limit: number) =>
    chance() < share ? below(limit, chance) : value
  return [
    nameOn(list, person, chance),
    cell(WRONG.sexMissing, () => person.sex),
    cell(WRONG.yearMissing, () => person.born + off(WRONG.yearOff)),
    cell(WRONG.homeMissing, () => `c${other(person.home, WRONG.homeOther, HOMES)}`),
    cell(WRONG.placeMissing, () => `p${other(person.place, WRONG.placeOther, PLACES)}`),
    cell(WRONG.monthMissing, () => person.month + off(WRONG.monthOff)),
  ].join(',')
}

/** A step that runs through all numbers below `rows`, far from one to the next. */
function strideOf(rows: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  let stride = Math.max(1, Math.floor(rows * ((Math.sqrt(5) - 1) / 2)))
  while (divisor(rows, stride) !== 1) stride += 1
  return stride
}

/** The rows of a list with their header; one seed gives the same rows on every machine. */
function* listRows(rows: number, seed: number): Generator<string> {
  const chance = seededChance(seed)
  const stride = strideOf(rows)
  yield 'unique_id,cluster,list,name,sex,yob,home,place,ym'
  for (let [row, cluster] = [0, 0]; row < rows; cluster++) {
    const person = drawPerson(chance)
    for (const list of drawLists(chance)) {
      if (row >= rows) return
      // People stand together here, but not by their ids, in whose order they are read.
      yield `${(row * stride) % rows},${cluster},${list},${rowOf(person, list, chance)}`
      row++
    }
  }
}

/** Writes a list; what is not yet written is never more than some thousand rows. */
async function writeList(path: string, rows: number, seed: number): Promise<void> {
  const out = createWriteStream(path)
  let waiting: string[] = []
  const flush = async () => {
    const isReady = out.write(`${waiting.join('\n')}\n`)
    waiting = []
    if (!isReady) await once(out, 'drain')
  }
  for (const row of listRows(rows, seed)) {
    if (waiting.push(row) === 4096) await flush()
  }
  if (waiting.length > 0) await flush()
  out.end()
  await finished(out)
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' } },
  })
  const [rows, path] = [Number(positionals[0]), positionals[1]]
  if (!(rows > 0) || path === undefined) {
    console.error('Usage: bench/linkage/list.ts ROWS FILE.csv [--seed N]')
    process.exitCode = 1
    return
  }
  const started = performance.now()
  await writeList(path, rows, Number(values.seed))
  const seconds = (performance.now() - started) / 1000
  const peak = process.resourceUsage().maxRSS / 1024
  console.log(`${rows} rows in ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB`)
}

await main()
