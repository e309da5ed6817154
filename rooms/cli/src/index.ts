export * from './argument.ts'
export * from './exit-code.ts'
export * from './run.ts'
export * from './terminal.ts'
