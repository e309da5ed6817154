#!/usr/bin/env node
// The process: argv in, exit code out.

import { run } from './run.ts'
import { processTerminal } from './terminal.ts'
import { forbidCoreDumps } from './workspace/core-dump.ts'

forbidCoreDumps()
process.exitCode = await run(process.argv.slice(2), processTerminal())
