/** The languages that the generated site speaks. */
export const corpusLanguages = ['en', 'de'] as const

/** The same text in each of them. */
export type Texts = Readonly<Record<(typeof corpusLanguages)[number], string>>

/** Makes a text in each language out of the others. */
export function inEach(write: (language: keyof Texts) => string): Texts {
  return { en: write('en'), de: write('de') }
}

/** Texts joined language by language. */
export function joined(parts: readonly Texts[], separator: string): Texts {
  return inEach((language) => parts.map((part) => part[language]).join(separator))
}
