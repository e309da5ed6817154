// The sentences about a clock that may be wrong, in Chinese.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { clockEn } from './clock.en.ts'
import type { Translated } from './translated.ts'

export const clockZh: Translated<typeof clockEn> = {
  title: '日期对吗？',
  ahead:
    '这台电脑显示现在是 {now}。最新的更改记录于 {newest}，已过去一天以上。日期错误的更改会使以后的更改在所有回答中看不到，因此须先有人确认日期。',
  behind:
    '这台电脑显示现在是 {now}，但最新的更改记录于 {newest}，晚了一天以上。要么现在时钟不对，要么当时时钟不对。在弄清之前不会记录任何内容：请校准时钟；如果时钟是对的，请修正这些更改。',
  right: '时钟与最新的更改相差不超过一天，没有需要确认的。',
  confirm: '今天是{day}：继续',
  repair: '修正这些更改',
  today: '今天的日期',
  todayHint: '以日历或手机为准，不要看这台电脑：例如 2026-05-31。',
  figures: '由于时钟曾经出错，这些回答可能缺少陈述。',
  repairMeans:
    '修正之后，这些更改算作现在记录，因为无人能证明更早已知。原有内容不会改写，修正也可以撤销。',
  kept: '您输入的内容已保留，按下按钮会重新发送。',
  keptFile: '您输入的内容已保留。所选的文件之后需要再选一次。',
  future:
    '由于时钟曾经出错，有{changes}项更改算作在今天之后记录。因此有{statements}条陈述在此回答中缺失，或不是最新状态。请校准时钟，然后运行 tumen workspace repair-clock 日期（今天的日期）。',
  futureNone:
    '由于时钟曾经出错，有{changes}项更改算作在今天之后记录，但没有一项记录或更改这里的陈述。',
  futureOther:
    '由于时钟曾经出错，有{changes}项更改算作在今天之后记录：其内容在回答中缺失，或不是最新状态。',
  futureHere:
    '由于时钟曾经出错，有{changes}项更改算作在今天之后记录：因此有{statements}条陈述在回答中缺失，或不是最新状态。',
}
