import fc from 'fast-check'

const elements = (
  'p div span a b i em strong h1 h3 ul ol li dl dt dd table thead tbody tr td th caption colgroup col details summary figure ' +
  'figcaption blockquote pre code section aside ruby rt rp q bdo picture source img br hr input button form select option ' +
  'textarea label svg math mtext mglyph foreignObject desc annotation-xml style script title template noscript iframe object ' +
  'marquee xmp listing plaintext nobr font center x-y body html head frameset'
).split(' ')

const attributes = [
  'id=a',
  'id="~a"',
  'class="lead x"',
  'href="/x"',
  'href="#a"',
  'href="javascript:__xss=1"',
  'src="/media/x.png"',
  'src=x onerror=__xss=1',
  'title="\\"><img src=x onerror=__xss=1>"',
  `title='"'`,
  'name=a',
  'lang=de',
  'dir=rtl',
  'open',
  'start=2',
  'colspan=2',
  'align=right',
  'style="text-align: left"',
  'data-footnote-ref',
  'data-footnotes',
  'onclick=__xss=1',
  'type=checkbox disabled',
  'encoding="text/html"',
  'shadowrootmode=open',
]

const markdown = [
  '\n',
  '\n\n',
  '# ',
  '### x {#a}\n',
  '- ',
  '1. ',
  '> ',
  '    ',
  '```js\n',
  '`',
  '**',
  '*',
  '_',
  '~~',
  '[x](/y)',
  '[x](javascript:__xss=1)',
  '![x](/media/x.png "t")',
  '[^1]',
  '\n\n[^1]: y\n\n',
  '| a | b |\n|---|:-:|\n| c |\n',
  '\n:::note x\n',
  '\n:::cards\n',
  '\n:::quote\n',
  '\n— by\n',
  '\n:::faq\n',
  '\n:::numbers\n',
  '\n:::actions\n',
  '\n:::\n',
  'text',
  '"',
  "'",
  '<',
  '>',
  '&',
  '&lt;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?block 0?>',
  '<?end 0?>',
  'https://example.org/"x',
]

const startTag = fc
  .tuple(
    fc.constantFrom(...elements),
    fc.array(fc.constantFrom(...attributes), { maxLength: 2 }),
    fc.constantFrom('', '/'),
  )
  .map(([name, some, slash]) => `<${[name, ...some].join(' ')}${slash}>`)
const endTag = fc.constantFrom(...elements).map((name) => `</${name}>`)

/** Texts of tags, Markdown and block syntax in an order that nobody would write. */
export const entangled = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: startTag },
      { weight: 2, arbitrary: endTag },
      { weight: 4, arbitrary: fc.constantFrom(...markdown) },
    ),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((parts) => parts.join(''))
