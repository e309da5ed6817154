export * from './fill.ts'
export * from './language.ts'
export * from './verify.ts'
export * from './words.ts'
