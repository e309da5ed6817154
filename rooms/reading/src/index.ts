export * from './place-index.ts'
export * from './proposal.ts'
export * from './read-text.ts'
export * from './source-text.ts'
