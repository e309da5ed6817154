// Whether a Chinese clause states an act plainly: by an aspect, a passive, a result, or a number of
// people who "are there". An act without any of them may be asked for, planned or only named.
import type { Lexicon } from '../text/lexicon.ts'
import { type Cue, formsIn, patternOf } from './cue.ts'
import type { Scene } from './scene.ts'

const PLAIN = new RegExp(
  '被|遭|了|着|过|已|曾|获|受|死|亡|丧生|遇难|有[^,]{0,3}\\d|获释|判|成功|失踪|至今|仍|共|抵|逃|越|渡|' +
    '将[^,]{1,14}(?:送|交|遣|押|带|抓|关)|把[^,]{1,14}[给到进出走死断伤]|[关锁困圈囚绑吊]在|' +
    '陷|夺去|夺走|踏上|落入|蒸发|打尽|未卜|再无|不见|重见|掳去|取保候审',
  'u',
)
/** How many signs before and behind act and number a sign of the past may stand. */
const NEAR = 6

/** A verb of direction or result directly behind the act: 抓走, 送回. */
const RESULT = /[走回到入出住]/u

/** An act by which a list, a plan or a danger is called: "枪决名单上的15人". */
const ONLY_NAMED =
  /^(?:的)?(?:名单|名册|清单|计划|方案|命令|指令|指标|威胁|危险|边缘|可能|申请|请求|对象|候选|倒计时)/u

/** A statement that is only spoken of: "30人被捕的说法". */
const NAMED = new RegExp(
  '^[^,;:]{0,24}(?:[一之]事|的(?:事(?!件)|情况|说法|传言|传闻|指控|消息|言论|谣言|故事|指责|指称|所谓|议案|提案|动议|草案|方案|' +
    '计划|建议|申请|要求|请求|数字|数目|名单|清单|照片|视频|帖子|文章|报告|报道))',
  'u',
)
/** Somebody has found it to be so, and is not still looking. */
const CONFIRMED =
  /(?<!正在|有待|尚待|尚未|未能|无法|要求|进行|予以|拒绝|不愿|不予)(?:证实|承认|属实|核实)/u
/** Before what is told: nobody says it, knows of it or has seen it. */
const UNTOLD = new RegExp(
  '(?:不|未|没有?|拒绝?|无法|无从|难以|无人|没人)[^,;:的]{0,4}' +
    '(?:说|称|证实|确认|承认|透露|相信|认为|评论|置评|回应|掌握|了解|知道|知情|清楚|听说|发现|记录)' +
    '[^,;:的]*$',
  'u',
)
/** Behind an act: it is the name of something else, or something else is said of it. */
const SPOKEN_OF = new RegExp(
  '^(?:的(?!人|者|有|是|共|被|同|时|主要|家|亲|妻|儿|孩|原因|过程|地点|日期)|之?一?说|之事|' +
    '只|仅|不过|并|似|像|如同|尚|还|其实|纯|乃|为时|前)',
  'u',
)
/** The words of the lists, as patterns. */
export interface PlainWords {
  /** Before people of whom a clause tells: its beginning, a time, a place, a measure, who tells. */
  opens: RegExp
  /** By whom or what something is only said: "据说", "传单". */
  onlySaid: RegExp
}

/** The words of the lists, as patterns for what stands before people and in a sentence. */
export function plainWords(lexicon: Lexicon): PlainWords {
  const forms = (name: string) => patternOf(formsIn(lexicon, `guard ${name}`), 'zh').source
  return {
    opens: new RegExp(`(?:^|[\\p{P}\\d\\s]|${forms('opens')}|${forms('in vain')})$`, 'u'),
    // "…, 却 | 只字未提": what follows takes back what was only said.
    onlySaid: new RegExp(
      `(?:${forms('only said')})[^;]*\\d[^;]*,[^,;]{0,4}` +
        '(?:却|但|可(?![能以])|然而|不过|其实|实际)',
      'u',
    ),
  }
}

/** A day that has come, or what became of some: then even a bare verb states what was done. */
const DATED = /[日号]|(?:周|星期)[一二三四五六日天]|[昨前]天|日前|近日|当[天晚晨]|上周|上月|去年/u
/** Who says what is to come: a day alone then proves nothing. */
const SAYS = /[说称]|宣布|公布|声明|通知|表示|预告/u
/** Who did it, and where: "军队在博尔的市场 | 枪杀19人". */
const AT_A_PLACE = /^(.+)在[^,]{1,10}$/u
const GOES_ON = /^[^,;:的]{0,8},(?:其中|包括|另|并)/u
/** "为 | 遣返300人": what something is for. */
const FOR_AN_END = /(?<![因作成认以名约分称改视列沦判])为(?!何|什么)(?:了|着)?[^,;:被]{0,6}$/u
/** "被认为失踪的 | 38人": what the people were taken for. */
const TAKEN_FOR = /(?:被认为|被以为|被当作|被误认|被视为|看似|疑似|一度被)[^,;:]{1,14}的$/u
const IN_TRUTH = /^[^;]{0,24}(?:其实|实则|实际上|原来)/u

/** "说我们关了 | 二十六名": whoever speaks repeats what others say of them. */
const ACCUSED = /(?:^|[,;:?!"“”])[^,;:?!]{0,3}说(?:我们?|咱们?|俺们?)[^,;:?!]*$/u

/** Words that take a statement back, or say only what people were taken for. */
function spokenOf({ words, number, act }: Scene, { onlySaid }: PlainWords): Cue | undefined {
  const [before, after] = [words.slice(0, number.start), words.slice(number.end)]
  const doubt: Cue = { start: number.start, end: number.end, says: 'hypothetical' }
  const isTakenBack = onlySaid.test(words) || IN_TRUTH.test(after)
  if (isTakenBack || ACCUSED.test(before) || TAKEN_FOR.test(before) || UNTOLD.test(before))
    return doubt
  return act && FOR_AN_END.test(words.slice(0, act.start)) ? doubt : undefined
}

/** What keeps an act from being stated plainly. */
export function unplainChinese(scene: Scene, plain: PlainWords): Cue | undefined {
  const { words, number, act, isHeading } = scene
  const { opens } = plain
  const named = NAMED.exec(words.slice(number.end))
  const isConfirmed = CONFIRMED.test(words)
  if (named && !isConfirmed)
    return { start: number.end, end: number.end + named[0].length, says: 'refuted' }
  const spoken = spokenOf(scene, plain)
  if (spoken) return spoken
  if (isHeading || !act) return undefined
  if (ONLY_NAMED.test(words.slice(act.end)))
    return { start: act.start, end: act.end, says: 'planned' }
  const [first, last] = [Math.min(act.start, number.start), Math.max(act.end, number.end)]
  const from = Math.max(words.lastIndexOf(',', first) + 1, first - NEAR)
  const next = words.indexOf(',', last)
  const near = words.slice(from, Math.min(next < 0 ? words.length : next, last + NEAR))
  const clause = words.slice(words.lastIndexOf(',', first) + 1, first)
  const isSubject = act.start >= number.end
  const isNamed = /的$/u.test(words.slice(number.end, act.start))
  const isOpen = (isNamed || SPOKEN_OF.test(words.slice(act.end))) && !isConfirmed
  if (isSubject && (isOpen || !opens.test(clause)))
    return { start: act.start, end: act.end, says: 'hypothetical' }
  const isDone = RESULT.test(words.slice(act.start, act.end + 2))
  const doer = AT_A_PLACE.exec(words.slice(from, act.start))?.[1]
  const isDated = DATED.test(clause) && !SAYS.test(clause)
  const isTold =
    isDated || GOES_ON.test(words.slice(last)) || (doer !== undefined && opens.test(doer))
  return isDone || isTold || PLAIN.test(near)
    ? undefined
    : { start: act.start, end: act.end, says: 'planned' }
}
