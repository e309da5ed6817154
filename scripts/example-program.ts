// Turns a ```ts block of a document into a program that fails when a `// → value` is not true. The
// mark is after a statement, or alone on the line below it.
import { maskSource } from './rule/source-mask.ts'

const PROMISE = /^(.*?)\s*\/\/ → (.*)$/
const GOES_ON = /(?:[=,+&|?:(<{[]|=>)$/
const CONTINUES = /^\s*[.?:&|+)\]}]/

function depthOf(text: string): number {
  const { code } = maskSource(text)
  const opened = code.match(/[([{]/g)?.length ?? 0
  return opened - (code.match(/[)\]}]/g)?.length ?? 0)
}

/** The statement, followed by the comparison of its value with the promise. */
function withPromise(statement: string, promised: string): string {
  const keep = (value: string): string => `keepPromise(${JSON.stringify(promised)}, ${value})`
  const bare = statement.trim().replace(/;$/, '')
  const declared = /^(?:const|let)\s+([\w$]+)\b/.exec(bare)?.[1]
  if (declared) return `${bare}\n;${keep(declared)}`
  if (/^(?:const|let|import|export|function|for|if)\b/.test(bare)) {
    throw new Error(`no single value to compare with "→ ${promised}"`)
  }
  const logged = /^console\.log\(([\s\S]*)\)$/.exec(bare)?.[1]
  return `;${keep(`(${logged ?? bare})`)}`
}

/** The text in whole statements: a line that goes on is joined with the next. */
function statementsOf(lines: readonly string[]): string[] {
  const statements: string[] = []
  let open = ''
  lines.forEach((line, index) => {
    open = open === '' ? line : `${open}\n${line}`
    const code = maskSource(line.replace(PROMISE, '$1')).code.trimEnd()
    const next = lines[index + 1] ?? ''
    const isAlone = /^\s*\/\/ → /.test(line)
    if (!isAlone && (depthOf(open) > 0 || GOES_ON.test(code) || CONTINUES.test(next))) return
    statements.push(open)
    open = ''
  })
  return open === '' ? statements : [...statements, open]
}

/** The program of a block; `promiseModule` is where `keepPromise` is imported from. */
export function exampleProgram(block: string, promiseModule: string): string {
  const out = [`import { keepPromise } from ${JSON.stringify(promiseModule)}`]
  for (const statement of statementsOf(block.trimEnd().split('\n'))) {
    const lines = statement.split('\n')
    const promise = PROMISE.exec(lines.at(-1) ?? '')
    if (!promise) out.push(statement)
    else {
      const [, before = '', promised = ''] = promise
      const alone = before.trim() === ''
      const subject = alone ? (out.pop() ?? '') : [...lines.slice(0, -1), before].join('\n')
      out.push(withPromise(subject, promised.trim()))
    }
  }
  return `${out.join('\n')}\n`
}

/** How many promises a block makes. */
export function countPromises(block: string): number {
  return block.split('\n').filter((line) => PROMISE.test(line)).length
}
