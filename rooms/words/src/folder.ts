// The languages: a folder of JSON and one line here.

export * as en from '../en/noun.ts'
export * as ko from '../ko/noun.ts'
export * as zh from '../zh/noun.ts'
