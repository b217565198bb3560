import { withBadge } from '../site/fallback-badge.ts'
import type { Texts } from '../site/words.ts'
import type { Block, Fact, Letter } from './letter.ts'
import { type Phrase, plainPhrase } from './phrase.ts'
import type { Sender } from './sender.ts'

/** A letter as plain text. What speaks another language says so, as no attribute can. */
export function letterText(letter: Letter, frame: Texts, sender: Sender): string {
  const blocks = letter.body.map((block) => blockText(block, frame))
  const footer = ['-- ', ...sender.lines, '', plainPhrase(letter.reason)]
  const parts = [
    plainPhrase(letter.heading),
    ...(letter.greeting ? [plainPhrase(letter.greeting)] : []),
    ...blocks,
    footer.join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function blockText(block: Block, frame: Texts): string {
  switch (block.kind) {
    case 'paragraph':
      return plainPhrase(block.text)
    case 'facts':
      return block.facts.map((fact) => factText(fact, frame)).join('\n')
    case 'button':
      return linkText(block.label, block.url)
    case 'note':
      return block.link
        ? `${plainPhrase(block.text)}\n${linkText(block.link.label, block.link.url)}`
        : plainPhrase(block.text)
    case 'quote':
      return block.lines.map((line) => `> ${line}`.trimEnd()).join('\n')
  }
}

function factText({ label, value, url }: Fact, frame: Texts): string {
  const told = value.map((part) => withBadge(frame, part)).join('')
  const address = url && url !== told ? ` ${url}` : ''
  return `${plainPhrase(label)}: ${told}${address}`
}

const linkText = (label: Phrase, url: string) => `${plainPhrase(label)}:\n${url}`
