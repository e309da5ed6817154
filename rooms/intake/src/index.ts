export * from './decode-text.ts'
export * from './finding.ts'
export * from './html-to-text.ts'
export * from './read-upload.ts'
