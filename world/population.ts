// The invented people of the three lists: 296 of 400 who were detained in 2022; the other 104 are
// a number and nobody else. Each person is made by arithmetic from a number, so that anybody can
// make them again. Source: the description of the world, section 6.

/** A syllable or surname in each way of writing that the lists use. */
export interface NamePart {
  /** Hangul as the north writes it. */
  readonly hangul: string
  /** Hangul after the initial-sound rule of the south. */
  readonly rok: string
  readonly simplified: string
  /** Two Latin spellings, capitalised. */
  readonly latin: readonly [a: string, b: string]
  /** Pinyin without tones, in small letters. */
  readonly pinyin: string
  /** Another character of the same sound, and the Hangul of a slip; for second syllables. */
  readonly homophone: string
  readonly slip: string
}

/** One invented person. Places are ids of the gazetteer; the month is one of 2022. */
export interface InventedPerson {
  readonly number: number
  readonly surname: NamePart
  readonly first: NamePart
  readonly second: NamePart
  readonly born: number
  readonly sex: 'F' | 'M'
  readonly home: string
  readonly arrest: string
  readonly month: number
  /** The lists that name the person. */
  readonly cell: string
}

const SURNAME_ORDER = '김 리 박 김 최 정 리 김 강 조 리 윤 김 박 림 한 리 최 김 오 류 정 신 서'

const SURNAMES = `김 김 金 Kim Gim jin|리 이 李 Ri Lee li|박 박 朴 Pak Park piao|최 최 崔 Choe Choi cui
정 정 郑 Jong Jung zheng|강 강 姜 Kang Gang jiang|조 조 赵 Jo Cho zhao|윤 윤 尹 Yun Yoon yin
림 임 林 Rim Lim lin|한 한 韩 Han Hahn han|오 오 吴 O Oh wu|류 유 柳 Ryu Yoo liu
신 신 申 Sin Shin shen|서 서 徐 So Seo xu`

const FIRST = `명 명 明 Myong Myung ming|상 상 尚 Sang Sang shang|보 보 宝 Po Bo bao
영 영 永 Yong Young yong|은 은 恩 Un Eun en|춘 춘 春 Chun Choon chun|금 금 锦 Kum Geum jin
혜 혜 惠 Hye Hye hui|광 광 光 Kwang Gwang guang|룡 용 龙 Ryong Yong long|련 연 莲 Ryon Yeon lian
미 미 美 Mi Mee mei|설 설 雪 Sol Seol xue|인 인 仁 In In ren|철 철 哲 Chol Cheol zhe
동 동 东 Tong Dong dong|창 창 昌 Chang Chang chang|해 해 海 Hae Hae hai
정 정 贞 Jong Jung zhen|종 종 宗 Jong Jong zong`

const SECOND = `희 희 姬 Hui Hee ji 熙 휘|숙 숙 淑 Suk Sook shu 肃 속|란 란 兰 Ran Lan lan 鸾 론
화 화 花 Hwa Hwa hua 华 회|애 애 爱 Ae Ae ai 艾 에|심 심 心 Sim Shim xin 芯 신|옥 옥 玉 Ok Ock yu 钰 욱
순 순 顺 Sun Soon shun 淳 손|향 향 香 Hyang Hyang xiang 乡 형|혁 혁 赫 Hyok Hyuk he 革 혹
근 근 根 Kun Keun gen 槿 군|범 범 范 Pom Beom fan 凡 봄|훈 훈 勋 Hun Hoon xun 训 흔
석 석 锡 Sok Suk xi 石 속|만 만 满 Man Man wan 万 민|웅 웅 雄 Ung Woong xiong 熊 융`

const HOMES = ['HB', 'HB', 'RG', 'HB', 'PB', 'RG']
const ARRESTS = ['LN', 'JL', 'YN']

/** Surnames set by hand, to keep names away from public figures. */
const OVERRIDES: readonly (readonly [number, string])[] = [
  ...([
    [81, '윤'],
    [136, '신'],
    [143, '서'],
    [148, '한'],
    [153, '윤'],
    [194, '강'],
  ] as const),
  ...([
    [219, '한'],
    [239, '조'],
    [262, '림'],
    [272, '조'],
    [291, '한'],
  ] as const),
]
const SIBLINGS = [15, 45, 75, 105, 135, 165, 195, 225, 255, 285]
const HOMONYMS = [24, 56, 88, 120, 152, 184, 216, 248]
const CELLS: readonly (readonly [last: number, cell: string])[] = [
  ...([
    [42, 'ABC'],
    [120, 'AB'],
    [148, 'AC'],
    [162, 'BC'],
  ] as const),
  ...([
    [214, 'A'],
    [240, 'B'],
    [296, 'C'],
  ] as const),
]
const LAST_WOMAN = 8

/** How many people stand on at least one list. */
export const LISTED = 296

/** All listed people in the order of their numbers. */
export function population(): InventedPerson[] {
  const people = Array.from({ length: LISTED }, (_, at) => personOf(at + 1))
  const change = (number: number, to: Partial<Draft>) => {
    people[number - 1] = { ...(people[number - 1] as Draft), ...to }
  }
  const surnames = namePartsOf(SURNAMES)
  for (const [number, hangul] of OVERRIDES)
    change(number, {
      surname: pick(
        surnames,
        surnames.findIndex((at) => at.hangul === hangul),
      ),
    })
  for (const number of SIBLINGS) {
    const { surname, first, home, arrest, month, born } = pick(people, number - 2)
    change(number, { surname, first, home, arrest, month, born: born + 3 })
  }
  for (const number of HOMONYMS) {
    const { surname, first, second, secondAt } = pick(people, number - 10)
    change(number, { surname, first, second, secondAt })
  }
  return people.map(({ secondAt, ...person }) => ({
    ...person,
    sex: secondAt <= LAST_WOMAN ? 'F' : 'M',
  }))
}

type Draft = Omit<InventedPerson, 'sex'> & { readonly secondAt: number }

function personOf(i: number): Draft {
  const by = (divisor: number) => Math.floor(i / divisor)
  const surnames = namePartsOf(SURNAMES)
  const hangul = SURNAME_ORDER.split(' ')[(5 * i + by(24)) % 24]
  const secondAt = (11 * i + by(16)) % 16
  return {
    number: i,
    surname: pick(
      surnames,
      surnames.findIndex((at) => at.hangul === hangul),
    ),
    first: pick(namePartsOf(FIRST), (7 * i + by(20)) % 20),
    second: pick(namePartsOf(SECOND), secondAt),
    secondAt,
    born: 1958 + ((17 * i) % 46),
    home: `KP/${HOMES[i % 6]}`,
    arrest: `CN/${ARRESTS[by(7) % 3]}`,
    month: 1 + ((5 * i) % 9),
    cell: CELLS.find(([last]) => i <= last)?.[1] ?? '',
  }
}

function namePartsOf(table: string): NamePart[] {
  return table.split(/[|\n]/).map((row) => {
    const [hangul = '', rok = '', simplified = '', a = '', b = '', pinyin = '', ...rest] =
      row.split(' ')
    const [homophone = '', slip = ''] = rest
    return { hangul, rok, simplified, latin: [a, b], pinyin, homophone, slip }
  })
}

function pick<T>(from: readonly T[], at: number): T {
  const found = from[at]
  if (found === undefined) throw new Error(`nothing at ${at}`)
  return found
}

/** The truth as a text: one line a person, fields separated by tabs. */
export function truthText(people: readonly InventedPerson[]): string {
  return people
    .map((person) => {
      const name = person.surname.hangul + person.first.hangul + person.second.hangul
      const { number, born, sex, home, arrest, month, cell } = person
      return `${[number, name, born, sex, home, arrest, month, cell].join('\t')}\n`
    })
    .join('')
}
