// The guard in Chinese: a word governs what follows it up to a comma, a condition or a fear what
// follows up to "but"; what calls a statement untrue stands after it.

import type { Lexicon } from '../text/lexicon.ts'
import type { Range } from '../text/source-text.ts'
import { type Cue, type CueList, cueLists, formsIn, patternOf } from './cue.ts'
import { type PlainWords, plainWords, unplainChinese } from './plain-zh.ts'
import { doubtIn, type Scene, type SceneCues } from './scene.ts'

interface ChineseCues extends SceneCues {
  plain: PlainWords
  /** Govern what follows up to a comma: 否认, 下令, 未. */
  governing: CueList[]
  /** Govern what follows beyond commas: 如果, 担心, 按照计划. */
  reaching: CueList[]
}

function makeCues(lexicon: Lexicon): ChineseCues {
  const lists = (name: string) => cueLists(lexicon, `guard ${name}`)
  const forms = (name: string) => patternOf(formsIn(lexicon, `guard ${name}`), 'zh')
  return {
    cleared: [
      forms('cleared'),
      // What is conceded before a comma is outweighed by what follows.
      new RegExp(`(?:${forms('concession').source})[^,;:]*,`, 'gu'),
    ],
    // What somebody is charged with is not what befell them.
    charge:
      /(?:以|因)[^,;:]{1,14}?(?:罪|为由|为名|嫌疑|名义)|(?:涉嫌|被控|被指控|被指)[^,;:]{1,12}/gu,
    governing: lists('governing'),
    reaching: lists('reaching'),
    refuting: lists('refuting'),
    setting: lists('setting'),
    // What calls a statement untrue does so from the next sentence, too.
    later: [...lists('later'), ...lists('refuting')],
    plain: plainWords(lexicon),
    fulfilled: forms('fulfilled'),
    inVain: forms('in vain'),
  }
}

/** What raises a doubt of a Chinese number. */
export const guardChinese = doubtIn(makeCues, ownDoubt)

function ownDoubt(scene: Scene, cues: ChineseCues): Cue | undefined {
  const { words, number } = scene
  const other = /(?:不是|并非|而非|不止是) ?$/u.exec(words.slice(0, number.start))
  if (other) return { start: other.index, end: number.start, says: 'refuted' }
  const isPart = EXCEPTED.exec(words.slice(number.end))
  if (isPart) return { start: number.end, end: number.end + isPart[0].length, says: 'hypothetical' }
  return (
    scene.cuesOf(cues.governing).find((cue) => isGoverned(cue, scene)) ??
    scene.cuesOf(cues.reaching).find((cue) => isReached(cue, scene)) ??
    scene.cuesOf(cues.refuting).find((cue) => isRefuted(cue, scene)) ??
    scene.cuesOf(cues.setting)[0] ??
    unplainChinese(scene, cues.plain)
  )
}

/** "28人中 | 除3人外均被遣返": it is told of fewer. */
const EXCEPTED = /^(?:之?中|里|当中)?,?除(?:了|去|掉)?[^,;]{1,12}外/u

const STATEMENT = /[;:]|,?(?:但|却|然而|不过|可是|而是)|,(?:余下|其余|剩下|另有|另外)/u
const CLAUSE = new RegExp(`[,、]|${STATEMENT.source}`, 'u')
/** "原定起飞、遣返48人的班机": a plan is of all that a series joins. */
const PLAN_END = new RegExp(`,|${STATEMENT.source}`, 'u')
/** "拒绝会见的公安局证实": the word only describes who speaks. */
const SPEAKER = /的[^,;:]{1,10}(?:证实|承认|称|说|表示|确认|指出|透露)/u

/** "奉命不得开枪的士兵 | 打死5人", "没有手令就 | 带走7人": it is said of who did it, or how. */
const AUXILIARY = /^(?:未|没|没有|并未|不得|不能|不会|不肯|不愿|不许|不准)$/u
const WHOSE = /[^,的]的[^,的]{1,6}$|[就便]$/u

function isGoverned(cue: Cue, scene: Scene): boolean {
  const { words, number, act } = scene
  const targets = [number, ...(act ? [act] : [])].filter((one) => one.start >= cue.end)
  const [target] = targets.sort((a, b) => a.start - b.start)
  if (target) {
    // Before an act that only says which people are meant, what follows them is something else.
    if (target === number && act && act.end <= number.start)
      return overlaps(act, cue) ? cue.start < act.start : isNominal(act, scene, cue)
    const part = words.slice(cue.end, target.start)
    if (AUXILIARY.test(words.slice(cue.start, cue.end)) && WHOSE.test(part)) return false
    const end = cue.says === 'planned' ? PLAN_END : CLAUSE
    return !end.test(part) && !SPEAKER.test(words.slice(cue.end, number.start))
  }
  if (act && act.start >= number.end) return false
  if (CLAUSE.test(words.slice(number.end, cue.start))) return false
  return act === undefined || overlaps(act, number) || /^的/u.test(words.slice(number.end))
}

/** The cue stands between act and number: "抓捕计划中的30人". */
function isNominal(act: Range, { words, number }: Scene, cue: Cue): boolean {
  return cue.start >= act.end && !CLAUSE.test(words.slice(cue.end, number.start))
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && a.end > b.start
}

function isReached({ end }: Cue, { words, number }: Scene): boolean {
  return end <= number.start && !STATEMENT.test(words.slice(end, number.start))
}

function isRefuted({ start, end }: Cue, { words, number }: Scene): boolean {
  const [from, to] = end <= number.start ? [end, number.start] : [number.end, start]
  return end <= number.start
    ? !CLAUSE.test(words.slice(from, to))
    : !STATEMENT.test(words.slice(from, to))
}
