import { category } from '../vector.ts'

export const css = category('CSS', {
  'style element': '<style>@import "https://evil.example/x.css";</style>',
  'style element with a background': '<style>body{background:url(https://evil.example/x.png)}</style>',
  'style element in a paragraph': 'Text <style>p{display:none}</style>',
  'style attribute with a background': '<p style="background:url(https://evil.example/x.png)">x</p>',
  'style attribute with a list image': '<li style="list-style-image:url(https://evil.example/x.png)">x</li>',
  'style attribute of javascript': '<p style="background-image:url(javascript:__xss=1)">x</p>',
  'style attribute with an expression': '<p style="width:expression(__xss=1)">x</p>',
  'style attribute with a binding': '<p style="-moz-binding:url(https://evil.example/x.xml#x)">x</p>',
  'style attribute with a behaviour': '<p style="behavior:url(https://evil.example/x.htc)">x</p>',
  'style attribute that covers the page':
    '<a href="https://evil.example" style="position:fixed;inset:0;z-index:9999">x</a>',
  'style attribute that looks like an alignment':
    '<p style="text-align: left;background:url(https://evil.example/x.png)">x</p>',
  'style attribute with escapes': '<p style="b\\61 ckground:url(https://evil.example/x.png)">x</p>',
  'style attribute in a table':
    '<table><tr><td style="text-align:left;background:url(//evil.example/x)">x</td></tr></table>',
  'class that imitates the page': '<div class="site-header modal-open visually-hidden" slot=x part=x>x</div>',
  'font from another site':
    '<style>@font-face{font-family:x;src:url(https://evil.example/x.woff)}p{font-family:x}</style>',
})

export const clobbering = category('DOM clobbering', {
  'id of a global': '<a id=__xss href="https://evil.example">x</a>',
  'name of a global': '<a name=__xss href="https://evil.example">x</a>',
  'id and name twice': '<a id=__xss><a id=__xss name=config href="https://evil.example">x</a></a>',
  'form that shadows a property': '<form id=__xss><input name=attributes><input name=parentNode></form>',
  'image that shadows the document':
    '<img name=currentScript src="/media/x.png"><img name=cookie src="/media/x.png">',
  'embed that shadows the document': '<embed name=getElementById><object id=createElement></object>',
  'iframe that names a window': '<iframe name=__xss srcdoc="<a id=x></a>"></iframe>',
  'heading of a global': '## __xss {#__xss}',
  'heading id that breaks out': '## Title {#"><img/src=x/onerror=__xss=1>}',
  'heading attributes': '## Title {#a .b onclick=__xss=1 style=x}',
  'heading words that break out': '## "><img src=x onerror=__xss=1>',
  'heading named like the page': '## main {#main}\n\n## Search {#search}',
  'id with white space': '<p id="a b\tc">x</p>',
  'id of the prototype': '<p id=__proto__>x</p><p id=constructor>x</p><p id=hasOwnProperty>x</p>',
})
