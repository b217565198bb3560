import type { FAQPage, Question } from 'schema-dts'
import { answeredQuestions } from '../markdown/questions.ts'
import type { SpokenText } from '../words.ts'
import type { PageFacts } from './frame.ts'

/** The questions that a page answers in blocks `:::faq`; no node where it has none. */
export function faqPage(
  { url, title, language }: Pick<PageFacts, 'url' | 'title' | 'language'>,
  content: SpokenText,
): FAQPage[] {
  const questions = answeredQuestions(content.text, content.language)
  if (questions.length === 0) return []
  const mainEntity = questions.map(
    ({ question, answer }): Question => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    }),
  )
  return [{ '@type': 'FAQPage', name: title.text, url, inLanguage: language, mainEntity }]
}
