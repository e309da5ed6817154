#!/usr/bin/env node
import { run } from './run.ts'
import { processTerminal } from './terminal.ts'
// The process: argv in, exit code out.
import { forbidCoreDumps } from './workspace/core-dump.ts'

forbidCoreDumps()
process.exitCode = await run(process.argv.slice(2), processTerminal())
