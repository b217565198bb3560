import { languageName } from '../site/fallback-badge.ts'
import { escapeHtml } from '../site/markdown/html.ts'
import { type Palette, paletteOf } from '../site/palettes.ts'
import { type SpokenText, spoken, type Texts, words } from '../site/words.ts'
import type { Block, Fact, Letter } from './letter.ts'
import { type Phrase, plainPhrase } from './phrase.ts'
import type { Sender } from './sender.ts'

/** What the HTML of a mail takes from the site. */
export type LetterFrame = Texts & {
  readonly siteUrl: string
  readonly siteTitle: SpokenText
  readonly theme: string
}

/**
 * A letter as HTML: one column, its styles on the elements themselves, as some programs drop style sheets. Those that
 * know the dark get it by a style sheet; those that turn colours by themselves find nothing that would vanish.
 */
export function letterHtml(letter: Letter, frame: LetterFrame, sender: Sender): string {
  const { language } = letter
  const styles = stylesOf(paletteOf(frame.theme))
  const spell = (parts: Phrase) => phraseHtml(parts, language)
  const greeting = letter.greeting ? `<p style="${styles.text}">${spell(letter.greeting)}</p>` : ''
  const body = letter.body.map((block) => blockHtml(block, letter, frame, styles)).join('\n')
  const address = sender.lines.map(escapeHtml).join('<br>')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(plainPhrase(letter.subject))}</title>
<style>${styles.sheet}</style>
</head>
<body class="paper" style="${styles.paper}">
<div lang="${language}" style="${styles.column}">
<p class="brand" style="${styles.brand}"><a class="ink" href="${escapeHtml(frame.siteUrl)}" style="${styles.brandLink}">${phraseHtml([frame.siteTitle], language)}</a></p>
<div class="sheet" role="article" style="${styles.card}">
<h1 style="${styles.heading}">${spell(letter.heading)}</h1>
${greeting}
${body}
</div>
<div class="soft" style="${styles.footer}">
<p style="${styles.small}">${spell(letter.reason)}</p>
<p style="${styles.small}">${address}</p>
</div>
</div>
</body>
</html>
`
}

function blockHtml(block: Block, letter: Letter, frame: LetterFrame, styles: Styles): string {
  const spell = (parts: Phrase) => phraseHtml(parts, letter.language)
  switch (block.kind) {
    case 'paragraph':
      return `<p style="${styles.text}">${spell(block.text)}</p>`
    case 'facts':
      return `<dl class="facts" style="${styles.facts}">${block.facts.map((fact) => factHtml(fact, letter, frame, styles)).join('')}</dl>`
    case 'button':
      return `<p style="${styles.action}"><a class="button" href="${escapeHtml(block.url)}" style="${styles.button}">${spell(block.label)}</a></p>`
    case 'note': {
      const { link } = block
      const after = link
        ? ` <a class="link" href="${escapeHtml(link.url)}" style="${styles.link}">${spell(link.label)}</a>`
        : ''
      return `<p class="soft" style="${styles.note}">${spell(block.text)}${after}</p>`
    }
    case 'quote':
      return `<blockquote class="facts" lang="${escapeHtml(block.language)}" style="${styles.quote}">${block.lines.map(escapeHtml).join('<br>')}</blockquote>`
  }
}

function factHtml({ label, value, url }: Fact, letter: Letter, frame: LetterFrame, styles: Styles): string {
  const told = `${phraseHtml(value, letter.language)}${noticeHtml(value, letter, frame)}`
  const linked = url
    ? `<a class="link" href="${escapeHtml(url)}" style="${styles.link};overflow-wrap:anywhere">${told}</a>`
    : told
  return `<dt class="soft" style="${styles.label}">${phraseHtml(label, letter.language)}</dt><dd style="${styles.value}">${linked}</dd>`
}

/** Says in the reader's language which one a text that fell back speaks. */
function noticeHtml(value: Phrase, letter: Letter, frame: LetterFrame): string {
  const other = value.find(({ language }) => language !== letter.language)
  if (!other) return ''
  const { language: saidIn } = spoken(frame, 'fallback.badge')
  const badge = words(frame, 'fallback.badge', { language: languageName(other.language, saidIn) })
  return ` <span class="soft" style="font-weight:400;color:${soft}">(${phraseHtml([{ text: badge, language: saidIn }], letter.language)})</span>`
}

function phraseHtml(parts: Phrase, around: string): string {
  return parts
    .map(({ text, language }) =>
      language === around ? escapeHtml(text) : `<span lang="${language}">${escapeHtml(text)}</span>`,
    )
    .join('')
}

type Styles = ReturnType<typeof stylesOf>

/** Letters, and those that matter less. */
const [ink, soft] = ['#14181f', '#4a4f58']

/** System faces: no mail program loads others without asking a server, and ours asks none. */
const interfaceFace = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

function stylesOf({ paper, accent }: Palette) {
  const [hairline, sheet] = ['#cfc9bb', '#ffffff']
  const face = `font-family:${interfaceFace}`
  return {
    paper: `margin:0;padding:0;background:${paper.light};color:${ink}`,
    column: `max-width:600px;margin:0 auto;padding:28px 16px 36px;${face};font-size:16px;line-height:1.55;color:${ink}`,
    brand: 'margin:0 0 14px;font-size:17px;font-weight:700;letter-spacing:-0.01em',
    brandLink: `color:${ink};text-decoration:none`,
    card: `padding:28px 28px 14px;background:${sheet};border-top:4px solid ${accent}`,
    heading: 'margin:0 0 18px;font-size:26px;line-height:1.2;font-weight:700;letter-spacing:-0.015em',
    text: 'margin:0 0 16px',
    facts: `margin:0 0 20px;padding:14px 0 2px;border-top:1px solid ${hairline};border-bottom:1px solid ${hairline}`,
    label: `margin:0;font-size:13px;color:${soft}`,
    value: 'margin:0 0 12px;font-weight:600',
    action: 'margin:0 0 20px',
    button: `display:inline-block;padding:12px 22px;background:${ink};border:1px solid ${ink};color:#ffffff;font-weight:600;text-decoration:none`,
    link: `color:${ink};text-decoration:underline`,
    note: `margin:0 0 14px;font-size:14px;color:${soft}`,
    quote: `margin:0 0 20px;padding:2px 0 2px 14px;border-left:3px solid ${hairline};overflow-wrap:anywhere`,
    footer: `padding:18px 0 0;color:${soft}`,
    small: 'margin:0 0 8px;font-size:13px;line-height:1.5',
    sheet: `:root{color-scheme:light dark}
@media (max-width:480px){.sheet{padding-left:20px!important;padding-right:20px!important}}
@media (prefers-color-scheme:dark){.paper{background:${paper.dark}!important;color:#f2efe8!important}.paper div,.ink,.link{color:#f2efe8!important}.sheet{background:#1a2430!important}.soft,div.soft{color:#b9c0c9!important}.facts{border-color:#3c4a5a!important}.button{background:#f2efe8!important;border-color:#f2efe8!important;color:#14181f!important}}`,
  }
}
