// The first screen of a figure, in Chinese.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { briefEn } from './brief.en.ts'
import type { Translated } from './translated.ts'

export const briefZh: Translated<typeof briefEn> = {
  reasons: '这些数字的理由',
  noNumber: '为什么没有数字',
  chosen:
    '上面的理由是：最低数的依据；最佳数和最高数的依据，或者没有人说过上限；以及最可能改变答案的一件事：互相排斥的陈述，否则是数字高于答案而未采用的陈述，否则是尚未作出的判断，否则是未采用或另列的陈述。',
  noLimit: '最高：计入的陈述都没有说上限',
  bestNoLimit: '{best}；最高：没有说明上限',
  two: '{first}；{next}',
  leftOut: '未采用，{reason}[[（自{day}起）]]',
  beside: '不计入，{reason}',
  ofOtherDays: '陈述是关于{days}的。某一时点的人数代表整个月。',
  days: '{first}至{last}',
  nothing: '没有未采用的陈述，也没有会改变答案的未决判断',
  parts: '这些是否包含相同的人尚未判断；作出判断会改变最低数',
  waiting: '{n}份文件等待判断：是否只是重复另一份',
  more: '另有{n}条',
  nearby: '也有人说过，此处不计：',
  nearbySaid: '{act}：{number}[[，{time}]][[——{source}]]（{why}）',
  numbers: '最低、最佳、最高数与来源的全文',
  asKnown: '截至{day}所知',
  change: '答案变动之日',
  step: '{day}：{answer}',
  nothingYet: '一无所知',
  was: '此前：{answer}',
  wasNothing: '此前一无所知。',
  originsMoved: {
    figure: '只是数字的来源有变：此前{before}，现在{now}。',
    event: '只是事件的来源有变：此前{before}，现在{now}。',
  },
  cameIn: '新增{n}条陈述',
  wentOut: '{n}条陈述不再计入',
  stop: '。',
  colon: '：',
  otherDay: '另选一天',
  all: '答案变动的全部{n}天',
  smallBar: '从最低到最高：{answer}',
}
