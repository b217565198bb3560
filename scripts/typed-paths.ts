import { relative, resolve } from 'node:path'

/** Where the command was typed: this is read before the process goes to the project. */
const typedIn = process.cwd()

/** A path as it was typed, from where the process is now. */
export const typedPath = (path: string): string => relative('', resolve(typedIn, path)) || '.'
