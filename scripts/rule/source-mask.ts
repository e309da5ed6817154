// Source text with comments and the insides of strings blanked out, so that a check can look for
// code and not for words about code. TypeScript 7 has no interface for programs; this small
// scanner knows only where comments, strings, templates and regular expressions begin and end.

/** The same text, same length and lines, with what is not code replaced by spaces. */
export interface MaskedSource {
  /** Comments and the insides of strings, templates and regular expressions are blank. */
  code: string
  /** Each comment with the offset at which it starts. */
  comments: { text: string; start: number }[]
}

const WORD_BEFORE_REGEX =
  /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|throw|yield|await)$/

/** One pass over a source text; `at` is the offset that is read next. */
class Scanner {
  readonly source: string
  readonly out: string[]
  readonly comments: MaskedSource['comments'] = []
  at = 0

  constructor(source: string) {
    this.source = source
    this.out = source.split('')
  }

  blank(start: number, end: number): void {
    for (let index = start; index < end; index += 1) {
      if (this.out[index] !== '\n') this.out[index] = ' '
    }
  }

  comment(end: number): void {
    const start = this.at
    this.at = end === -1 ? this.source.length : end
    this.comments.push({ text: this.source.slice(start, this.at), start })
    this.blank(start, this.at)
  }

  /** A string or a regular expression up to the unescaped `quote`, or to the end of the line. */
  quoted(quote: string): void {
    const start = this.at + 1
    let inClass = false
    for (this.at = start; this.at < this.source.length; this.at += 1) {
      const unit = this.source[this.at]
      if (unit === '\n') break
      if (unit === '\\') this.at += 1
      else if (quote === '/' && unit === '[') inClass = true
      else if (quote === '/' && unit === ']') inClass = false
      else if (unit === quote && !inClass) break
    }
    this.blank(start, this.at)
    this.at += 1
  }

  template(): void {
    let start = this.at + 1
    for (this.at = start; this.at < this.source.length; this.at += 1) {
      const unit = this.source[this.at]
      if (unit === '\\') this.at += 1
      else if (unit === '`') break
      else if (unit === '$' && this.source[this.at + 1] === '{') {
        this.blank(start, this.at)
        this.at += 2
        this.code(true)
        start = this.at
        this.at -= 1
      }
    }
    this.blank(start, this.at)
    this.at += 1
  }

  startsRegex(): boolean {
    const before = this.out
      .slice(Math.max(0, this.at - 40), this.at)
      .join('')
      .trimEnd()
    if (before === '' || WORD_BEFORE_REGEX.test(before)) return true
    return /[(,=:[!&|?{};+\-*%<>~^]$/.test(before)
  }

  /** Code up to the end, or, inside a template, up to the brace that closes the piece. */
  code(inTemplate: boolean): void {
    let depth = 0
    while (this.at < this.source.length) {
      const unit = this.source[this.at] ?? ''
      const pair = this.source.slice(this.at, this.at + 2)
      if (pair === '//') this.comment(this.source.indexOf('\n', this.at))
      else if (pair === '/*') this.comment(endOfBlock(this.source, this.at))
      else if (unit === "'" || unit === '"') this.quoted(unit)
      else if (unit === '`') this.template()
      else if (unit === '/' && this.startsRegex()) this.quoted('/')
      else {
        if (unit === '{') depth += 1
        if (unit === '}') depth -= 1
        this.at += 1
        if (inTemplate && depth < 0) return
      }
    }
  }
}

function endOfBlock(source: string, start: number): number {
  const end = source.indexOf('*/', start + 2)
  return end === -1 ? -1 : end + 2
}

/** Blanks what is not code. */
export function maskSource(source: string): MaskedSource {
  const scanner = new Scanner(source)
  scanner.code(false)
  return { code: scanner.out.join(''), comments: scanner.comments }
}

/** The line, counted from 1, in which the offset lies. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}

/** What a source file imports: each specifier with its line. */
export function importsOf(source: string): { specifier: string; line: number }[] {
  const { code } = maskSource(source)
  const pattern = /\b(?:(?:import|export)\b(?:[^'"`]*?\bfrom)?|import\s*\()\s*(['"])( *)\1/g
  return [...code.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length - 1
    const start = end - (match[2] ?? '').length
    return { specifier: source.slice(start, end), line: lineAt(source, start) }
  })
}
