import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cleanSvg } from '../../../src/media/svg/clean-svg.ts'
import { rings } from '../pictures.ts'

const head =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">'
const clean = async (inside: string) => {
  const outcome = await cleanSvg(Buffer.from(`${head}${inside}</svg>`))
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.svg.replace(head, '').replace(/\/>\n$|<\/svg>\n$/, '')
}

const harmful = {
  'a script': '<script>HARM</script>',
  'a script in another case': '<SCRIPT>HARM</SCRIPT>',
  'a script with a prefix': '<x:script xmlns:x="http://www.w3.org/2000/svg">HARM</x:script>',
  'a script by reference': '<script xlink:href="https://evil.example/HARM.js"/>',
  'a handler': '<rect onclick="HARM" width="1"/>',
  'a handler in capitals': '<rect OnMouseOver="HARM" width="1"/>',
  'HTML inside': '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="HARM"/></foreignObject>',
  'a link that runs': '<a href="javascript:HARM"><rect width="1"/></a>',
  'a link in disguise': '<use href="java&#115;cript:HARM"/>',
  'an animation of a link': '<animate attributeName="href" values="javascript:HARM"/>',
  'a setter': '<set attributeName="onmouseover" to="HARM"/>',
  'a picture from elsewhere': '<image href="https://evil.example/HARM.png"/>',
  'a picture that is a page': '<image href="data:text/html,HARM"/>',
  'an SVG in the SVG': '<image href="data:image/svg+xml,HARM"/>',
  'a use of another document': '<use href="https://evil.example/HARM.svg#a"/>',
  'a style that loads': '<style>@import url(https://evil.example/HARM.css);</style>',
  'a style that loads in CDATA': '<style><![CDATA[rect{fill:url(//evil.example/HARM)}]]></style>',
  'an escaped style': '<style>rect{fill:\\75rl(//evil.example/HARM)}</style>',
  'a fill from elsewhere': '<rect fill="url(https://evil.example/HARM#a)"/>',
  'a style attribute from elsewhere': '<rect style="fill:url( \'//evil.example/HARM\' )"/>',
  'an editor’s path': '<g inkscape:export-filename="/home/HARM/logo.png"/>',
  'an editor’s note': '<metadata><rdf:RDF>HARM</rdf:RDF></metadata>',
  'a comment': '<!-- HARM -->',
  'an instruction': '<?xml-stylesheet href="HARM.css"?>',
  'data for scripts': '<rect data-owner="HARM"/>',
  'a handler object': '<handler type="text/javascript">HARM</handler>',
  'a base for links': '<g xml:base="https://evil.example/HARM/"/>',
}

describe('a cleaned SVG', () => {
  it.each(Object.entries(harmful))('has lost %s', async (_, inside) => {
    expect(await clean(inside)).not.toContain('HARM')
  })

  it('keeps what draws: shapes, gradients, clips, text, styles and uses of its own parts', async () => {
    const drawing =
      '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient><clipPath id="c"><path d="M0 0h9v9z"/></clipPath></defs>' +
      '<style>.b{fill:url(#a)}</style><g class="b" clip-path="url(#c)" transform="rotate(3)"><rect width="3" height="4"/>' +
      '<text x="1" y="2">N 1&#38;2</text></g><use href="#a" xlink:href="#a"/>'
    expect(await clean(drawing)).toBe(drawing)
  })

  it('is not changed by being cleaned again', async () => {
    const once = await cleanSvg(Buffer.from(`${head}<text title="a&quot;b">&lt;&amp;</text></svg>`))
    const twice = await cleanSvg(Buffer.from(once.ok ? once.svg : ''))
    expect(twice).toEqual(once)
  })

  it('keeps a photograph inside it without what its camera wrote', async () => {
    const photograph = await rings(40, 30)
      .jpeg()
      .withMetadata({ exif: { IFD0: { Artist: 'CANARY' } } })
      .toBuffer()
    expect(photograph.includes('CANARY')).toBe(true)
    const inside = await clean(
      `<image width="9" href="data:image/jpeg;base64,${photograph.toString('base64')}"/>`,
    )
    const kept = Buffer.from(/base64,([^"]+)/.exec(inside)![1]!, 'base64')
    expect(kept.includes('CANARY')).toBe(false)
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'jpeg', width: 40, height: 30 })
  })
})

describe('what is not an SVG to be trusted is refused', () => {
  it.each([
    ['entities that grow', '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>', 'declares entities'],
    ['an unknown entity', '<svg>&nbsp;</svg>', '&nbsp;'],
    ['an element left open', '<svg><g></svg>', '</svg> closes nothing'],
    ['two roots', '<svg/><svg/>', 'one root'],
    ['an attribute without quotes', '<svg width=1/>', 'line 1'],
    ['an attribute twice', '<svg x="1" x="2"/>', 'twice'],
    ['another root', '<html><svg/></html>', '<html>'],
    ['endless nesting', `<svg>${'<g>'.repeat(300)}`, 'nested'],
  ])('%s', async (_, source, reason) => {
    const outcome = await cleanSvg(Buffer.from(source))
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(reason) })
  })

  it('text in another encoding', async () => {
    expect(await cleanSvg(Buffer.from('\ufeff<svg/>', 'utf16le'))).toMatchObject({ ok: false })
  })
})
