// The words of the pages, part `event`, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { eventEn } from './event.en.ts'

export const eventZh: Translated<typeof eventEn> = {
  title: '事件',
  one: '事件',
  intro: '我们认为发生过的事。陈述是有人说过的话；事件是若干陈述可能共同指向的事。',
  add: '记录事件',
  notStated: '未说明',
  list: {
    caption: '事件，最新记录在前',
    event: '事件',
    act: '发生了什么',
    place: '何处',
    when: '何时',
    empty: '尚未记录任何事件。事件由陈述形成：先阅读说过的话，再记录您认为发生了什么。',
    first: '查看陈述',
  },
  form: {
    title: '记录事件',
    name: '简短说明',
    nameHint: '用您自己的话。不要写人名：这里的每个人都会看到。',
    act: '发生了什么',
    noAct: '尚未确定',
    place: '何处',
    placeHint: '任何文字的名称，或编号。',
    when: '何时',
    whenHint:
      '某一天：2022年10月11日；某个月：2022年10月；某段时间：2022年10月1日至2022年10月15日。',
    from: '已根据陈述 {id} 填写。请逐项核对：事件的范围可能更大或更小。',
    go: '记录',
  },
  show: {
    known: '已知情况',
    precision: {
      day: '已知到某一天',
      days: '{n}天中的某一天',
    },
    recorded: '{day} 由 {by} 记录',
    history: '历史',
    figure: '多少人',
    wholeAnswer: '完整答案及其理由',
    alsoAsk: '相关陈述还说到：',
    noAct: '尚未确定发生了什么，因此无法计数。',
    contradictions: '互相排斥的陈述',
    claims: '关于此事件的陈述',
    first: '共{all}条陈述，这里是前{n}条。',
    noClaims: '没有您可以阅读的陈述与之关联。',
    noClaimsNext: '寻找可关联的陈述',
    originHidden: '此处不具名的发言者',
    role: {
      about: '统计该事件中的人的陈述',
      part: '统计其中一部分人的陈述',
      whole: '统计包含他们的更大群体的陈述',
    },
    change: '更改此关联',
    undoLink: '{n|撤销会取消此关联。|撤销会取消同时建立的{n}项关联。}',
  },
  link: {
    title: '关联陈述',
    claims: '陈述（编号）',
    claimsHint: '一个或多个，用空格隔开。编号见陈述页面的地址。',
    role: '统计的是什么',
    roleHint: '“其中一部分”和“更大群体”从不计入事件的人数，只用来划定其界限。',
    go: '关联',
    changeGo: '更改',
  },
}
