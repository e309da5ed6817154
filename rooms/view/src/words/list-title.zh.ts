// What the lists of the command line are called, in Chinese.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { listTitleEn } from './list-title.en.ts'
import type { Translated } from './translated.ts'

export const listTitleZh: Translated<typeof listTitleEn> = {
  changes: '更改',
  moments: '答案何时变化',
  history: '历史',
  queries: '已保存',
  edges: '谁转述了谁的话',
  proposals: '尚未决定',
  documents: '文件',
  claims: '陈述',
  agents: '发言者',
  places: '地点',
  events: '事件',
  relations: '文件之间的关系',
  agentRelations: '是否同一',
  grades: '可靠等级',
  lists: '名单',
  overlaps: '重叠',
  estimates: '估计',
  mentions: '含姓名的行',
  mappings: '已保存的对应表',
  columns: '各列',
  hits: '搜索结果',
  statuses: '处理经过',
  bundles: '证据包',
  derivatives: '衍生件',
  restrictedCounts: '成员不可读的内容',
  restricted: '成员不可读的内容',
  leftOut: '略去的内容',
  heads: '已签名的检查点',
  leaves: '日志',
  text: '文本',
}
