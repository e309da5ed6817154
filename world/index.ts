export * from './canaries.ts'
export * from './world-file.ts'
