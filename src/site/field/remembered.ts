import { type DrawnField, fieldOf, type SeededShape } from '../field-lines.ts'

const fields = new Map<string, DrawnField>()
/** Few sections have more pages than are rendered between two of another. */
const most = 100

/** The field of a seed, drawn once for all pages that show it. */
export function rememberedField(seed: string, shape: SeededShape): DrawnField {
  const key = JSON.stringify([seed, shape])
  const field = fields.get(key) ?? fieldOf(seed, shape)
  fields.delete(key)
  fields.set(key, field)
  if (fields.size > most) fields.delete(fields.keys().next().value as string)
  return field
}
