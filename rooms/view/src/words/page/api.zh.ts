// The words of the interface for programs, in Chinese: what its OpenAPI document says, and why
// the door turned a request away before any operation was asked.
// A draft: to be reviewed by a native speaker who knows the field.
import type { Translated } from '../translated.ts'
import type { apiEn } from './api.en.ts'

export const apiZh: Translated<typeof apiEn> = {
  title: 'Tumen',
  about:
    '本工作区的全部操作，供本机上的程序使用。用带 JSON 的 POST 请求操作，回答也是 JSON；回答中没有列出的内容不会外传。只有已登录的人、且只能从此地址请求。',
  session: '已登录的浏览器的 cookie。',
  key: '相同的键加相同的输入，得到与之前相同的回答，不会重复更改。',
  answer: '回答。',
  lines: '每行一个 JSON 对象：先多次报告进度，最后是回答、拒绝或故障。',
  refused: '已拒绝：代码说明原因，句子说明该怎么做。没有任何更改。',
  fault: '出错了，或工作区无法使用。请提供编号。',
  roles: '角色：{roles}。',
  turnedAway: {
    'not-signed-in': '尚未登录。请在浏览器中登录，并附上其 cookie。',
    'wrong-host': '此处不回应这个地址。请使用程序打印的地址。',
    'wrong-method': '此处不使用这种方法。请用 GET 请求，或用 POST 提交。',
    'wrong-origin': '请求不是来自此地址的页面。没有执行任何操作。',
    'wrong-type': '正文的内容类型不对。此处请发送 JSON，页面请提交表单。',
    'too-many-filters': '地址中的条件超过{limit}个。请减少。',
    'too-large-signed-out':
      '尚未登录，因此最多接收 {limit} kB。请在另一个标签页登录，返回上一页，再次提交。',
    'too-slow': '请求未能及时送达。请重新提交。',
    fault:
      '出错了。已确认的内容都已保存。请重试；如再次发生，请运行 tumen doctor 并提供编号 {number}。',
  },
}
