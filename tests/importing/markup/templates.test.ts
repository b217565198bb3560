import { expect, test } from 'vitest'
import { markdownOf, translated } from './translated.ts'

test('the address of the site goes from links, with or without a filter', () => {
  expect(markdownOf('[a]({{ site.baseurl }}/x/) [b]({{ "/y/" | relative_url }}) [c]({{site.url}}/z/)')).toBe(
    '[a](/x/) [b](/y/) [c](/z/)',
  )
})

test('a page quotes its own front matter', () => {
  const fields = { title: 'Slow *turns*', rpm: 12 }
  expect(markdownOf('{{ page.title }} at {{ page.rpm }}', { fields })).toBe('Slow \\*turns\\* at 12')
})

test('tags without a meaning here are left out with their line, and their content stays', () => {
  const { text, notices } = translated(
    'one\n\n{% if user %}two{% else %}three{% endif %}\n\n{{ site.data.x }}\n',
  )
  expect(text).toBe('one\n\ntwothree')
  expect(notices.map(({ line, message }) => [line, message])).toEqual([
    [3, 'the template tag {% if user %} was left out'],
    [3, 'the template tag {% else %} was left out'],
    [5, 'the template tag {{ site.data.x }} was left out'],
  ])
})

test('a loop goes with its content, and so does one within it', () => {
  const { text, notices } = translated(
    'a\n{% for p in site.posts %}\n- {% for t in p.tags %}{{ t }}{% endfor %}\n{% endfor %}\nb',
  )
  expect(text).toBe('a\n\nb')
  expect(notices).toHaveLength(1)
})

test('nothing changes between fences and in code spans', () => {
  const code =
    '`{{ page.title }}` and ``{% x %} ` ``\n\n```liquid\n{% for x in y %}{{< ref "z" >}}\n```\n\n    {{ indented }}'
  expect(markdownOf(code)).toBe(code.trim())
})

test('nothing changes in code within HTML, where Markdown itself sees none', () => {
  const html = '<div>\nWrite `{{ x }}`:\n```\n{% y %}\n```\n</div>'
  expect(markdownOf(html)).toBe(html)
})

test('highlight tags become fences, longer than any within', () => {
  expect(markdownOf('{% highlight js %}\n  a()\n  ```\n{% endhighlight %}')).toBe('````js\na()\n```\n````')
  expect(markdownOf('{{< highlight go "linenos=table" >}}\nfmt.Print("{{ x }}")\n{{< /highlight >}}')).toBe(
    '```go\nfmt.Print("{{ x }}")\n```',
  )
})

test('raw text shows its braces and is not taken for tags afterwards', () => {
  expect(markdownOf('{% raw %}{{ x }}{% endraw %}')).toBe('&#123;&#123; x }}')
  expect(markdownOf('{{</* ref "x" */>}}')).toBe('&#123;&#123;&lt; ref "x" >}}')
})

test('comments of Liquid, Jinja and HTML vanish without a word', () => {
  expect(markdownOf('a{% comment %}b{% endcomment %}{# c #}<!-- d\n\ne -->f')).toBe('af')
})

test('figures become pictures with captions', () => {
  const figure = '{{< figure src="a.png" alt="An *a*" title="T" caption="C \\"q\\"" >}}'
  expect(markdownOf(figure)).toBe('![An \\*a\\*](a.png "T. C \\"q\\"")')
  expect(markdownOf('{% include image.html url="/b c.png" description="B" %}')).toBe('![B](</b c.png> "B")')
})

test('an include that is no figure is left out', () => {
  const { text, notices } = translated('{% include newsletter.html form="x" %}')
  expect([text, notices[0]?.code]).toEqual(['', 'template-tag'])
})

test('callouts of themes become notes, with the title of their kind in the language of the text', () => {
  expect(markdownOf('{{% notice warning "High water" %}}\nGo.\n{{% /notice %}}')).toBe(
    ':::note High water\n\nGo.\n\n:::',
  )
  expect(markdownOf('{{< hint danger >}}\nGeh.\n{{< /hint >}}', { language: 'de' })).toBe(
    ':::note Gefahr\n\nGeh.\n\n:::',
  )
  expect(markdownOf('{% note %}\nRead.\n{% endnote %}')).toBe(':::note\n\nRead.\n\n:::')
})

test('a callout that is never closed is a tag like any other', () => {
  const { text, notices } = translated('{{< notice "Alone" >}}\n\nText.')
  expect(text).toBe('Text.')
  expect(notices).toHaveLength(1)
})

test('references become addresses in links and links outside of them', () => {
  expect(
    markdownOf('[a]({{< ref "x.md#y" >}}) {{< relref "/z" >}} <a href="{% post_url 2024-01-02-b %}">b</a>'),
  ).toBe('[a](ref:x.md#y) <ref:/z> <a href="ref:2024-01-02-b.md">b</a>')
  expect(markdownOf('[c]({{ site.baseurl }}{% link _docs/d.md %}#e)')).toBe('[c](ref:/_docs/d.md#e)')
})

test('videos become links to them', () => {
  expect(markdownOf('{{< youtube abc-123 >}}')).toBe('[Video](https://www.youtube.com/watch?v=abc-123)')
  expect(markdownOf('{{< vimeo 55 >}}')).toBe('[Video](https://vimeo.com/55)')
})

test('a tag on an indented line keeps the indentation that its list needs', () => {
  expect(markdownOf('1. One\n\n   {{< details "More" >}}\n   Two.\n   {{< /details >}}\n\n2. Three')).toBe(
    '1. One\n\n   <details><summary>More</summary>\n\n   Two.\n\n   </details>\n\n2. Three',
  )
})

test('an opening without an end is text', () => {
  expect(markdownOf('{{ and {% too')).toBe('{{ and {% too')
})
