export * from './operation.ts'
export * from './refusal.ts'
