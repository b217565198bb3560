import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './fixture-site.ts'
import { type Ending, endOf } from './process.ts'

/** What a clone of the project has, as far as its commands use it. */
export const projectSources = [
  'src',
  'scripts',
  'migrations',
  'public',
  'astro.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
] as const

/** Copies the project into a folder inside of it, for commands that write and for changes to its code. */
export function copyProject(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of projectSources) cpSync(join(projectRoot, name), join(folder, name), { recursive: true })
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'junction')
}

/** How a command is started. */
export interface CommandSurroundings {
  readonly env?: Readonly<Record<string, string>>
  /** Where it is typed; the project unless told. */
  readonly typedIn?: string
  /** Arguments of Node itself. */
  readonly node?: readonly string[]
}

/** Starts a command of a copy, in surroundings that say nothing but what is told. */
export function startCommand(
  project: string,
  words: readonly string[],
  { env = {}, typedIn = project, node = [] }: CommandSurroundings = {},
) {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  const plain = {
    PATH,
    HOME,
    ...(TMPDIR ? { TMPDIR } : {}),
    NODE_COMPILE_CACHE: join(projectRoot, '.tmp/compiled'),
  }
  const script = join(project, 'scripts/magnetiq.ts')
  return spawn(process.execPath, [...node, script, ...words], { cwd: typedIn, env: { ...plain, ...env } })
}

/** Runs a command of a copy to its end. */
export function runCommand(
  project: string,
  words: readonly string[],
  surroundings?: CommandSurroundings,
): Promise<Ending> {
  return endOf(startCommand(project, words, surroundings))
}
