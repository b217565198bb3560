import { category } from '../vector.ts'

export const foreign = category('SVG and MathML', {
  'svg load': '<svg onload=__xss=1>',
  'svg load, slash for space': '<svg/onload=__xss=1>',
  'svg script': '<svg><script>__xss=1</script></svg>',
  'svg script of entities': '<svg><script>&#95;&#95;xss=1</script></svg>',
  'svg script, external': '<svg><script href="https://evil.example/x.js"/></svg>',
  'svg script, closed in itself': '<svg><script/href=data:,__xss=1 />',
  'svg animation begins': '<svg><animate onbegin=__xss=1 attributeName=x dur=1s></svg>',
  'svg set': '<svg><a><set attributeName="href" to="javascript:__xss=1"/><text x=20 y=20>x</text></a></svg>',
  'svg animated href':
    '<svg><a><animate attributeName=href values=javascript:__xss=1 /><text y=20>x</text></a></svg>',
  'svg link': '<svg><a xlink:href="javascript:__xss=1"><text y=20>x</text></a></svg>',
  'svg use':
    '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=1 onerror=__xss=1 /></svg>#x"/></svg>',
  'svg image': '<svg><image href="https://evil.example/x.png" onerror="__xss=1"/></svg>',
  'svg foreign object': '<svg><foreignObject><img src=x onerror=__xss=1></foreignObject></svg>',
  'svg foreign object with an iframe':
    '<svg><foreignObject><iframe srcdoc="<script>parent.__xss=1</script>"></iframe></foreignObject></svg>',
  'svg title with HTML': '<svg><title><img src=x onerror=__xss=1></title></svg>',
  'svg desc with HTML': '<svg><desc><script>__xss=1</script></desc></svg>',
  'svg style': '<svg><style><img src=x onerror=__xss=1></style></svg>',
  'svg style, attribute ends it': '<svg><style><a title="</style><img src=x onerror=__xss=1>"></style></svg>',
  'svg broken out of by p': '<svg><p><style><a id="</style><img src=1 onerror=__xss=1>"></svg>',
  'svg CDATA': '<svg><![CDATA[><img src=x onerror=__xss=1>]]></svg>',
  'svg entities in style': '<svg><style>&lt;img src=x onerror=__xss=1&gt;</style></svg>',
  'svg discard': '<svg><discard onbegin=__xss=1 /></svg>',
  'svg handler element':
    '<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">__xss=1</handler></svg>',
  'math link': '<math href="javascript:__xss=1">x</math>',
  'math action': '<math><maction actiontype="statusline#" xlink:href="javascript:__xss=1">x</maction></math>',
  'math text, style': '<math><mtext><style><img src=x onerror=__xss=1></style></mtext></math>',
  'math style, comment':
    '<math><style><!--</style><img title="--&gt;&lt;img src=1 onerror=__xss=1&gt;"></math>',
  'math annotation of HTML':
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=__xss=1></style></annotation-xml></math>',
  'math mglyph between namespaces':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=__xss=1&gt;">',
  'math malignmark':
    '<math><mtext><malignmark><style><img src=x onerror=__xss=1></style></malignmark></mtext></math>',
  'math in a form twice': '<form><math><mtext></form><form><mglyph><style></math><img src onerror=__xss=1>',
  'math in a table': '<math><mtext><table><tr><td><math><mtext><style><img src=x onerror=__xss=1></table>',
  'svg and math together':
    '<svg></p><math><title><style><img src=x onerror=__xss=1></style></title></math></svg>',
  'font that breaks out of svg': '<svg><font color=red><style><a title="</style><img src onerror=__xss=1>">',
})
