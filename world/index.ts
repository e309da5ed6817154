export * from './build.ts'
export * from './opened-world.ts'
export * from './canaries.ts'
export * from './world-file.ts'
