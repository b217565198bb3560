import { join, relative, resolve } from 'node:path'

/** Where the command was typed. */
const typedIn = process.cwd()

/** Makes the project the working directory: paths in the configuration count from there, wherever one types. */
export function enterProject(): void {
  process.chdir(join(import.meta.dirname, '..'))
}

/** A path as it was typed, from where the process is now. */
export const typedPath = (path: string): string => relative('', resolve(typedIn, path)) || '.'
