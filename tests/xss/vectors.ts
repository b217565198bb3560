import type { Vector } from './vector.ts'
import { characters } from './vectors/characters.ts'
import { clobbering, css } from './vectors/css-and-clobbering.ts'
import { events } from './vectors/events.ts'
import { foreign } from './vectors/foreign.ts'
import { framesAndForms } from './vectors/frames-and-forms.ts'
import { blocks, markdown } from './vectors/markdown.ts'
import { mutation } from './vectors/mutation.ts'
import { scripts } from './vectors/scripts.ts'
import { urls } from './vectors/urls.ts'

/** Every hostile text that content is tested with, here and through the whole site. */
export const vectors: readonly Vector[] = [
  ...scripts,
  ...events,
  ...urls,
  ...foreign,
  ...mutation,
  ...framesAndForms,
  ...css,
  ...clobbering,
  ...markdown,
  ...blocks,
  ...characters,
]
