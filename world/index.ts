export * from './build.ts'
export * from './canaries.ts'
export * from './opened-world.ts'
export * from './world-file.ts'
