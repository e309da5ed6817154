// A page to the text that a reader sees: no script runs, no address is fetched, and what is
// left out is counted. Breaks as in the DOM's innerText. Source: intake.md 4, "HTML".
import { type DefaultTreeAdapterTypes, html, parse } from 'parse5'
import type { IntakeFinding, Loss } from './finding.ts'
import { TextBuilder } from './text-builder.ts'

type Element = DefaultTreeAdapterTypes.Element
type ChildNode = DefaultTreeAdapterTypes.ChildNode

/** Most tags of a page, and most separators of attributes inside its tags. */
export const MAX_TAGS = 300_000
export const MAX_ATTRIBUTES = 1_000_000

/** The text of a page, or why it is not read. */
export type PageText =
  | { text: string; title?: string; losses: Loss[]; findings?: never }
  | { text?: never; findings: IntakeFinding[] }

const DROPPED: Readonly<Record<string, Loss['kind']>> = {
  script: 'script',
  style: 'style',
  template: 'template',
  iframe: 'embedded',
  object: 'embedded',
  embed: 'embedded',
  audio: 'embedded',
  video: 'embedded',
  noembed: 'embedded',
  noframes: 'embedded',
  frameset: 'embedded',
  img: 'picture',
  svg: 'picture',
  canvas: 'picture',
  select: 'form',
  datalist: 'form',
  textarea: 'form',
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ' +
    'ol optgroup p pre search section summary table caption thead tbody tfoot tr ul'
  ).split(' '),
)

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

const HIDING_STYLE = new RegExp(
  String.raw`(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|` +
    String.raw`(?:opacity|font-size)\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?` +
    String.raw`\s*(?:!important\s*)?(?:;|$))`,
  'i',
)

// Hiding by a style sheet cannot be seen here: sheets are neither read nor fetched.
function isHidden(element: Element): boolean {
  if (attribute(element, 'hidden') !== undefined) return true
  if (element.tagName === 'dialog' && attribute(element, 'open') === undefined) return true
  return HIDING_STYLE.test(attribute(element, 'style') ?? '')
}

function lossKind(element: Element): Loss['kind'] | undefined {
  if (Object.hasOwn(DROPPED, element.tagName)) return DROPPED[element.tagName]
  return isHidden(element) ? 'hidden' : undefined
}

function childrenOf(node: ChildNode): readonly ChildNode[] {
  if ('content' in node) return node.content.childNodes
  return 'childNodes' in node ? node.childNodes : []
}

// With a stack of our own: a page may be nested deeper than calls can be.
function textUnits(root: ChildNode): number {
  const open: ChildNode[] = [root]
  let units = 0
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === '#text') units += (node as DefaultTreeAdapterTypes.TextNode).value.length
    for (const child of childrenOf(node)) open.push(child)
  }
  return units
}

class LossCount {
  readonly #losses = new Map<Loss['kind'], Loss>()

  add(kind: Loss['kind'], element: Element): void {
    const loss = this.#losses.get(kind) ?? { kind, count: 0, units: 0 }
    loss.count++
    loss.units += textUnits(element)
    this.#losses.set(kind, loss)
  }

  all(): Loss[] {
    return [...this.#losses.values()]
  }
}

type Step = { node: ChildNode } | { leave: Element }

function enter(element: Element, out: TextBuilder): void {
  const { tagName } = element
  if (tagName === 'br') out.addBreak()
  else if (tagName === 'td' || tagName === 'th') out.startCell()
  else if (BLOCKS.has(tagName)) out.startBlock(tagName === 'p' ? 2 : 1)
  if (tagName === 'pre') out.verbatim++
}

function leave(element: Element, out: TextBuilder): void {
  if (element.tagName === 'pre') out.verbatim--
  if (BLOCKS.has(element.tagName)) out.startBlock(element.tagName === 'p' ? 2 : 1)
}

function walk(root: ChildNode, out: TextBuilder, losses: LossCount): void {
  const open: Step[] = [{ node: root }]
  for (let step = open.pop(); step; step = open.pop()) {
    if ('leave' in step) {
      leave(step.leave, out)
      continue
    }
    const { node } = step
    if (node.nodeName === '#text') out.addText((node as DefaultTreeAdapterTypes.TextNode).value)
    if (!('tagName' in node)) continue
    const kind = lossKind(node)
    if (kind) {
      losses.add(kind, node)
      continue
    }
    enter(node, out)
    open.push({ leave: node })
    for (let n = node.childNodes.length - 1; n >= 0; n--) {
      const child = node.childNodes[n]
      if (child) open.push({ node: child })
    }
  }
}

// Counted before parsing: each tag and each attribute becomes an object of the parser, and a
// bare `<` costs it as much time as a tag.
function sizeFindings(page: string): IntakeFinding[] {
  let tags = 0
  let attributes = 0
  for (const [tag] of page.matchAll(/<[^<>]*/g)) {
    tags++
    attributes += tag.match(/[\s/]+/g)?.length ?? 0
    if (tags > MAX_TAGS) return [{ code: 'too_many_parts', limit: MAX_TAGS }]
    if (attributes > MAX_ATTRIBUTES) return [{ code: 'too_many_parts', limit: MAX_ATTRIBUTES }]
  }
  return []
}

function titleOf(head: Element | undefined): string | undefined {
  const title = head?.childNodes.find((node) => node.nodeName === 'title')
  const words = title ? childrenOf(title).map((node) => ('value' in node ? node.value : '')) : []
  const text = words
    .join('')
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim()
  return text === '' ? undefined : text
}

/**
 * The readable text of a page: blocks on lines of their own, paragraphs with an empty line
 * between, cells with a tab between. Scripts, styles, templates, hidden elements, frames,
 * pictures and form fields are left out and counted as losses.
 */
export function htmlToText(page: string): PageText {
  const findings = sizeFindings(page)
  if (findings.length > 0) return { findings }
  const document = parse(page, { scriptingEnabled: false })
  const root = document.childNodes.find((node) => node.nodeName === 'html') as Element
  const part = (name: string) =>
    root.childNodes.find((node) => node.nodeName === name) as Element | undefined
  const out = new TextBuilder()
  const losses = new LossCount()
  const head = part('head')
  for (const node of head?.childNodes ?? []) {
    const kind =
      'tagName' in node && node.namespaceURI === html.NS.HTML ? lossKind(node) : undefined
    if (kind) losses.add(kind, node as Element)
  }
  const body = part('body') ?? part('frameset')
  if (body) walk(body, out, losses)
  const title = titleOf(head)
  return { text: out.text(), ...(title === undefined ? {} : { title }), losses: losses.all() }
}
