#!/usr/bin/env node
// The process: argv in, exit code out.
import { forbidCoreDumps } from './core-dump.ts'
import { run } from './run.ts'
import { processTerminal } from './terminal.ts'

forbidCoreDumps()
process.exitCode = await run(process.argv.slice(2), processTerminal())
