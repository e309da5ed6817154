// The words of the keys, in Chinese: what each key does, once for the dialog and the help page.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { keyEn } from './key.en.ts'

export const keyZh: Translated<typeof keyEn> = {
  title: '快捷键',
  intro: '在输入框中打字时，快捷键不起作用。',
  key: '按键',
  does: '作用',
  everywhere: '在所有页面',
  goTo: '前往：先按 g，再按',
  thisPage: '仅在本页',
  close: '关闭',
  page: '全部快捷键以及如何关闭',
  what: {
    help: '显示这些快捷键',
    search: '搜索',
    next: '列表中的下一项',
    previous: '上一项',
    open: '打开选中的一项',
    edit: '编辑',
    undo: '撤销（在可以撤销的地方）',
    save: '提交正在填写的表单',
    close: '关闭已打开的内容',
  },
  go: {
    home: '首页',
    documents: '文件（证据材料）',
    claims: '陈述',
    events: '事件',
    speakers: '发言者（说话的人）',
    figures: '数字',
    persons: '人员（名单上的姓名）',
    lineage: '转载关系：谁重复谁',
    relays: '谁转述谁',
    search: '搜索',
    log: '保管记录',
  },
  pages: {
    title: '有专用快捷键的页面',
    judge: '在作出判断的页面上，y、n、p 按下标有该字母的按钮。',
    reader: '在正文中，j 和 k 在陈述之间移动。',
    pair: '在读两条记录的页面上，Y表示同一人，N表示两个人，P表示无法判断；W打开附注，U撤销，J或箭头转到下一对。',
  },
  switch: {
    title: '关闭快捷键',
    why: '屏幕阅读器或语音控制可能自己需要这些字母键。此选择在退出登录前有效。',
    isOn: '快捷键已开启。',
    isOff: '快捷键已关闭。',
    off: '关闭',
    on: '开启',
  },
}
