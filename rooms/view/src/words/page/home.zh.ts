// The words of the pages, part `home`, in Simplified Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { homeEn } from './home.en.ts'

export const homeZh: Translated<typeof homeEn> = {
  title: '首页',
  add: '添加报道',
  ask: '提出问题',
  find: '搜索报道和陈述',
  findGo: '搜索',
  first: {
    title: '第一篇报道',
    why: '从一篇报道到一个站得住脚的数字只需三步：',
    add: '添加报道：粘贴正文或选择文件。',
    record: '阅读：采纳或改正程序找到的内容，或选中说明人数的原话。',
    ask: '提问有多少人：答案会带回到这些原话。',
    addGo: '添加报道',
    recordGo: '阅读',
    askGo: '提问',
    done: '已完成',
  },
  watched: {
    title: '关注的问题',
    contested: '数字有争议',
    none: '还没有保存的问题。保存后，这里会显示今天的答案，以及答案上次变动的日期。',
    next: '提出问题并保存',
    moved: '{day}变动。此前：{was}',
    movedNone: '{day}之前没有答案。',
    news: '自您上次在此工作的{day}以来有变动。',
    newsWeek: '自{day}以来有变动。',
    before: '此前：“{was}”',
    beforeNone: '此前没有答案。',
    entered: '新增{n}条陈述。',
    left: '{n}条陈述不再计入。',
    otherCause: '没有陈述进出；对发言者或文件的了解有变。',
    movedLink: '变动原因',
    refused: '这个问题已无法照保存时的原样提问。',
    all: '全部已保存的问题',
    waiting: '{n}份文件等待决定是否转载',
  },
  waits: {
    title: '等待决定',
    none: '没有等待处理的事项。',
    claims: '待采纳的陈述',
    claimsMore: '全部待采纳的陈述',
    lineage: '可能重复其他文件的文件',
    lineageMore: '全部（{n}）',
  },
  fresh: {
    title: '最新',
    documents: '文件',
    documentsMore: '全部文件',
    changes: '最近的更改',
    changesMore: '全部更改',
    change: '{what}：{subject}',
  },
}
