// Every text that a person reads, by language. The files of English say which texts there are.
import type * as english from '../en/noun.ts'
import { withLanguage } from './fill.ts'
import { eachLanguage, type Language } from './language.ts'
import { joinedTree } from './tree.ts'

type Folder = typeof english

/** What has all that each of the types of a union has. */
type AllOf<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer A) => void
  ? A
  : never

type Texts = AllOf<Folder[keyof Folder]>

/** How a unit stands around its number: before it, after one, after many, after a word. */
export interface UnitPattern {
  before: string
  one: string
  many: string
  of: string
  /** After a word for a share, such as "most"; default: as after other words. */
  share?: string
}

/** Everything that Tumen says in one language. */
export type Words = Omit<Texts, 'counter'> & {
  counter: Record<keyof Texts['counter'], UnitPattern>
}

const WORDS = eachLanguage((folder) => {
  const { tag } = folder.language.language
  return joinedTree(Object.values(folder), (text) => withLanguage(text, tag)) as Words
})

/** All texts of one language. */
export function wordsIn(language: Language): Words {
  return WORDS[language]
}
