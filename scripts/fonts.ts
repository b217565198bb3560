import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { faces } from './fonts/faces.ts'
import { stylesOf, subsetOf } from './fonts/subsets.ts'

/** Writes the typefaces of the theme, cut to what the site uses, and the style sheet that declares them. */
const folder = join(import.meta.dirname, '../src/components/styles/themes/voltaic')
await mkdir(folder, { recursive: true })
let total = 0
for (const face of faces) {
  const file = await subsetOf(face)
  await writeFile(join(folder, `${face.name}.woff2`), file)
  console.log(`${face.name}.woff2  ${file.length} bytes`)
  total += file.length
}
await writeFile(join(folder, 'faces.css'), await stylesOf(faces))
console.log(`${total} bytes in all`)
