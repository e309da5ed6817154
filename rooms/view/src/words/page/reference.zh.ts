// The words of the pages, part `reference`, in Simplified Chinese.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { referenceEn } from './reference.en.ts'

export const referenceZh: Translated<typeof referenceEn> = {
  title: '操作一览',
  intro: '这里能做的一切都在一张表中。网页、命令行和程序接口都由它生成，哪一个都不能做得更多。',
  forPrograms: '供程序使用',
  openapi: '接口说明（OpenAPI）',
  forProgramsHint: '登录后，向 POST /api/操作名 发送 JSON。“回答”中未列出的内容不会流出。',
  who: '谁可以做',
  whoHint: '表中是各角色可以请求的操作。受限和封存的记录逐条决定。',
  operation: '操作',
  yes: '是',
  no: '否',
  does: '作用',
  changes: '会改变工作区：在日志中留下一条日志；没有后续依赖时可以撤销。',
  reads: '只读。',
  long: '可能较久：会显示进度，可以取消。',
  roles: '角色：{roles}。',
  nobody: '无',
  command: '命令',
  input: '输入',
  answer: '回答',
  nothing: '无。',
  field: '字段',
  value: '取值',
  needed: '必填',
  meaning: '含义',
}
