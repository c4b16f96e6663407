/** The look of a story's page: the colours of the explorer in both themes, light on paper. */
const LIGHT =
  '--paper:#faf9f6;--surface:#fff;--sunken:#f1efea;--ink:#16191d;--ink2:#454b53;--ink3:#5c626b;--rule:#dedad2;--line:#757b84;--econ:#15599e;--votes:#a8480a;--scen:#8518f2;--scenbg:#f7f1fe;--flag:#ffe89a;--flagink:#4d3800;--road:#e4e1d9;color-scheme:light;';
const DARK =
  '--paper:#121519;--surface:#1a1e24;--sunken:#0d0f12;--ink:#f0eee8;--ink2:#bfc3c9;--ink3:#9ca2ab;--rule:#343a43;--line:#858c96;--econ:#7fb6f2;--votes:#f2a56b;--scen:#e9658f;--scenbg:#281a20;--flag:#4b3e12;--flagink:#ffe08a;--road:#343b45;color-scheme:dark;';

export const STYLE = `
:root{${LIGHT}--sans:Inter,"Noto Sans",system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;--serif:"Source Serif 4",Charter,Georgia,"Songti SC","Noto Serif CJK SC",serif;--mono:"JetBrains Mono",ui-monospace,"SF Mono",Menlo,Consolas,monospace}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{scroll-padding-top:16px}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 var(--sans);font-variant-numeric:tabular-nums}
:lang(zh) .told,:lang(zh) nav{line-height:1.75}
header,main,footer{max-width:788px;margin:0 auto;padding:0 24px}
h1,h2,h3,h4,p,ul,ol,figure{margin:0}
.logo{font:400 18px var(--serif);padding-top:24px;color:var(--ink2)}
h1{font:400 37px/1.16 var(--serif);margin:20px 0 8px;overflow-wrap:anywhere}
h2{font:600 26px/1.2 var(--serif);margin:2px 0 10px;overflow-wrap:anywhere}
h3{font:600 19px/1.3 var(--serif);margin:2px 0 6px;overflow-wrap:anywhere}
h4{font-size:13.5px;font-weight:650;overflow-wrap:anywhere}
.sub{font-size:12.5px;color:var(--ink3)}
nav{border-top:1.5px solid var(--ink);border-bottom:1px solid var(--rule);margin:20px 0 0;padding:14px 0}
nav ol{columns:2 260px;column-gap:36px;padding-left:24px}
nav li{break-inside:avoid;margin-bottom:2px}
nav a{display:inline-block;min-height:24px}
a{color:inherit;text-decoration-color:var(--line);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--econ);outline-offset:3px;border-radius:2px}
.step{padding:44px 0 8px;border-bottom:1px solid var(--rule)}
.count{font:500 13px var(--mono);color:var(--ink3)}
.told{font:18px/1.5 var(--serif);max-width:38em;margin-bottom:10px}
.answer{background:var(--surface);border:1px solid var(--rule);border-radius:5px;padding:18px 20px;margin:18px -21px 14px;display:flex;flex-direction:column;gap:12px;min-width:0}
.answer>*{min-width:0}
.answer h3{margin:0}
.answer .sub+h3{margin-top:-8px}
.why{font:16px/1.4 var(--serif);color:var(--ink2);overflow-wrap:anywhere}
.scenario{border:3px dashed var(--scen);background:var(--scenbg);padding-top:0}
.band{background:var(--scen);color:var(--surface);margin:0 -20px;padding:8px 20px}
.band b{font:700 18px var(--serif);margin-right:10px}
.scen{color:var(--scen)}
s{color:var(--ink2)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(240px,1fr));gap:12px}
.card{border-left:3px solid var(--ink);padding:2px 0 2px 14px;min-width:0;display:flex;flex-direction:column;gap:4px;overflow-wrap:anywhere}
.words{font-size:19px}
.said{font-family:var(--serif);font-style:italic}
.worked{font-family:var(--mono);font-weight:500;font-size:.93em;overflow-wrap:anywhere}
.flag{background:var(--flag);color:var(--flagink);padding:0 4px;border-radius:2px}
.bar{--c:var(--econ);display:inline-block;position:relative;width:96px;height:8px;border:1px solid var(--line);overflow:hidden;vertical-align:middle;margin-right:6px}
.bar.votes{--c:var(--votes)}
.bar.unknown{background:repeating-linear-gradient(135deg,var(--ink) 0 2px,var(--surface) 2px 5px)}
.bar i{position:absolute;left:0;top:0;bottom:0;background:var(--c)}
.bar .doubt{background:repeating-linear-gradient(135deg,var(--c) 0 2px,var(--surface) 2px 5px)}
.settle{border-left:3px solid var(--ink);padding-left:14px}
.settle ul{list-style:none;padding:4px 0 0}
.verdict{display:inline-flex;gap:6px;align-items:center;font-weight:600;white-space:nowrap}
.glyph{width:12px;height:12px;border-radius:50%;border:2px solid var(--ink);flex:none}
.glyph.yes{background:var(--ink)}
.glyph.cannot-tell{background:repeating-linear-gradient(135deg,var(--ink) 0 2px,transparent 2px 4px)}
.forest{--c:var(--votes);list-style:none;padding:0;margin-top:6px;border-top:1.5px solid var(--ink)}
.forest.econ{--c:var(--econ)}
.forest li{display:grid;grid-template-columns:200px 1fr 156px 100px;gap:12px;align-items:center;border-bottom:1px solid var(--rule);padding:6px 0;font-size:13.5px}
.track{position:relative;height:30px;border-top:0}
.track::before{content:"";position:absolute;left:0;right:0;top:50%;border-top:1px solid var(--rule)}
.figure{white-space:nowrap}
.track i{position:absolute}
.track .line{top:-6px;bottom:-6px;width:2px;margin-left:-1px;background:var(--ink)}
.track .span{top:calc(50% - 5px);height:10px;background:var(--c);border:1px solid var(--c)}
.track .hatched{background:repeating-linear-gradient(135deg,var(--c) 0 2px,var(--surface) 2px 5px)}
.track .end{top:calc(50% - 5px);width:10px;height:10px;margin-left:-5px;border-radius:50%;background:var(--c);border:2px solid var(--c)}
.forest .source{--c:var(--ink)}
.source .span{background:none}
.track .open{background:var(--surface)}
figure>div{overflow-x:auto}
figure svg{display:block;max-width:none}
.narrow{display:none}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th{text-align:left;font-size:12.5px;color:var(--ink2);border-bottom:1.5px solid var(--ink);padding:5px 10px 5px 0;vertical-align:bottom}
td{border-bottom:1px solid var(--rule);padding:7px 10px 7px 0;vertical-align:top;overflow-wrap:anywhere}
.proof{padding-left:32px;font-size:13.5px}
.proof li{overflow-wrap:anywhere;margin-bottom:4px}
.walk{display:flex;gap:24px;padding:6px 0 20px}
.walk a{min-height:34px;display:inline-flex;align-items:center}
footer{padding-top:24px;padding-bottom:48px;font-size:13.5px;color:var(--ink2)}
footer h2{font-size:19px}
footer ul{padding-left:18px;margin-bottom:10px}
footer li{overflow-wrap:anywhere}
@media (max-width:760px){
header,main,footer{padding-left:16px;padding-right:16px}
h1{font-size:28px}h2{font-size:23px}.told{font-size:17px}
.answer{margin-left:-9px;margin-right:-9px;padding-left:8px;padding-right:8px}
.scenario{padding-left:8px;padding-right:8px}
.band{margin:0 -8px;padding:8px}
.forest li{grid-template-columns:1fr auto;gap:4px 10px}
.forest .label{grid-column:1/-1}
.forest .track{grid-column:1/-1}
table thead{display:none}
table tr{display:block;border-bottom:1px solid var(--rule);padding:8px 0}
table td{display:grid;grid-template-columns:96px minmax(0,1fr);gap:8px;border:0;padding:2px 0}
table td::before{content:attr(data-label);color:var(--ink3);font-size:12.5px}
}
@media screen and (max-width:760px){.wide{display:none}.narrow{display:block}}
@media print{
@page{size:A4;margin:16mm}
body{background:#fff}
header,main,footer{max-width:none;padding:0}
.answer{margin-left:0;margin-right:0;border-color:var(--line)}
.walk{display:none}
figure>div{overflow:visible}
figure svg{max-width:100%;height:auto}
.step{padding-top:24px}
h2,h3,h4,.count{break-after:avoid}
figure,tr,li,.card,.settle{break-inside:avoid}
}
@media (prefers-contrast:more){:root{--ink2:var(--ink);--ink3:var(--ink2);--rule:var(--line)}}
`;
