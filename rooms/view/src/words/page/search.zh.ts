// The words of the search page, in Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { searchEn } from './search.en.ts'

export const searchZh: Translated<typeof searchEn> = {
  title: '搜索',
  words: '搜索词',
  wordsHint:
    '所有词都须出现。"…" 表示短语，OR 表示二者之一，词前的 - 表示排除。请使用文档的语言和文字。',
  mode: '写法',
  as_written: '按原文写法',
  all_spellings: '地名的所有文字和写法',
  act: '发生的事',
  anyAct: '任何行为',
  place: '地点',
  placeHint: '名称或标识；包括其中的地点。',
  number: '数字',
  numberHint: '数字可能为此的陈述：60、60..75、60..、..75',
  go: '搜索',
  found: '文档',
  foundClaims: '陈述',
  asWritten: '按原文写法：{n} 份文档。',
  allSpellings: '包括所有文字和写法：{n} 份文档。',
  more: '包括所有文字和写法：还有 {n} 份。',
  showAll: '一并显示',
  spelled: '{term} 的其他写法：{names}',
  nothing: '没有找到。',
  nothingHint: '请减少词语，或使用所有文字和写法。系统按您输入的文字查找。',
  first: '只显示前 {n} 项。请缩小范围以查看其他结果。',
  saved: '已保存的搜索',
  savedNone: '还没有已保存的搜索。请先搜索，再命名保存。',
  save: '保存此搜索',
  name: '名称',
  nameHint: '除非您共享，他人看不到。搜索词保存在加密的工作区中。',
  shared: '与这里的所有人共享',
  saveGo: '保存',
  wrongAt: '从标记处起无法理解：',
  wrongEnd: '（结尾）',
  isShared: '已共享',
  isOwn: '仅自己可见',
  drop: '移除',
  private: '除非您保存搜索，搜索词不会保留在任何地方，也不会出现在地址中。',
}
