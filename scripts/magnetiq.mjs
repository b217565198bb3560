#!/usr/bin/env node
import process from 'node:process'
import { run } from './bootstrap.mjs'

run('scripts/magnetiq.ts', process.argv.slice(2))
