import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test as base } from './database.ts'
import { makeProjectFolder } from './fixture-site.ts'
import { type CommandSurroundings, copyProject, runCommand } from './project-copy.ts'

/**
 * Vitest's `test` with a copy of the project, a data folder of its own for each test (`folder`), and `magnetiq`,
 * which runs a command there.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to see what a fixture depends on.
  .extend('project', { scope: 'file' }, ({}, { onCleanup }) => {
    const folder = makeProjectFolder()
    onCleanup(() => rmSync(folder, { recursive: true, force: true }))
    copyProject(join(folder, 'project'))
    return join(folder, 'project')
  })
  .extend(
    'magnetiq',
    ({ project, folder }) =>
      (words: readonly string[], { env, ...surroundings }: CommandSurroundings = {}) =>
        runCommand(project, words, { env: { DATA_DIR: folder, PORT: '0', ...env }, ...surroundings }),
  )
