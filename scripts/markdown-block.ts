// The fenced code blocks of a Markdown document, each with its language, its mark and its line.

/** One block between two fences. */
export interface MarkdownBlock {
  /** The first word after the fence: `ts`, `sh`. */
  language: string
  /** What else stands there: `test`. */
  mark: string
  text: string
  /** The line of the opening fence, counted from 1. */
  line: number
}

/** All fenced blocks, in order. A block that is never closed ends with the document. */
export function markdownBlocks(document: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  let open: MarkdownBlock | undefined
  for (const [index, content] of document.split('\n').entries()) {
    const fence = /^```(\S*)\s*(.*)$/.exec(content)
    if (open === undefined && fence) {
      open = { language: fence[1] ?? '', mark: fence[2] ?? '', text: '', line: index + 1 }
      blocks.push(open)
    } else if (open && content.trimEnd() === '```') {
      open = undefined
    } else if (open) {
      open.text += `${content}\n`
    }
  }
  return blocks
}
