/** The page's style: light, dark and print. Elements have no style attribute, because the page's policy forbids it. */
export const STYLE = `
:root { color-scheme: light dark; --back: #fff; --text: #1b1f24; --dim: #57606a; --line: #d0d7de; --soft: #f6f8fa;
  --link: #0550ae; --bad: #b3261e; --bad-soft: #fdeceb; --good: #116329; --good-soft: #e6f4ea; --mark: #0550ae; --doubt: #a9c7f0; --cite: #fff3cd; }
@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --back: #0d1117; --text: #e6edf3; --dim: #9da7b3; --line: #30363d;
  --soft: #161b22; --link: #79b8ff; --bad: #ff8f87; --bad-soft: #3a1614; --good: #56d364; --good-soft: #12301a; --mark: #79b8ff; --doubt: #294b77; --cite: #3a3213; } }
:root[data-theme=dark] { color-scheme: dark; --back: #0d1117; --text: #e6edf3; --dim: #9da7b3; --line: #30363d;
  --soft: #161b22; --link: #79b8ff; --bad: #ff8f87; --bad-soft: #3a1614; --good: #56d364; --good-soft: #12301a; --mark: #79b8ff; --doubt: #294b77; --cite: #3a3213; }
:root[data-theme=light] { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main, nav, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 .75rem; }
.hero { margin: 1.25rem 0; } .chips { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin: 0; }
.chip { border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .7rem; font-size: .8125rem; font-weight: 600; background: var(--soft); }
.chip.confirmed { background: var(--bad); border-color: var(--bad); color: var(--back); }
.chip.likely { background: var(--bad-soft); border-color: var(--bad); color: var(--bad); }
.chip.possible, .chip.failed-unexplained { border: 1px dashed var(--bad); color: var(--bad); }
.chip.healthy, .chip.healed { background: var(--good-soft); border-color: var(--good); color: var(--good); }
.ask { border-left: 4px solid var(--mark); background: var(--soft); border-radius: 0 6px 6px 0; padding: .6rem .9rem; margin: .75rem 0; }
.ask b { color: var(--mark); margin-right: .35rem; }
.hero details { position: relative; } .hero summary { color: var(--dim); font-size: .875rem; } #copy { position: absolute; right: 0; top: -.35rem; }
#case { overflow-x: auto; margin-top: .35rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
a { color: var(--link); } p, li, h1, h2, h3, summary, figcaption { overflow-wrap: anywhere; }
a.place { text-underline-offset: .15em; text-decoration-thickness: 1px; }
.places { color: var(--dim); white-space: normal; }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--back); padding: .5rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; padding-top: .5rem; padding-bottom: .5rem; font-size: .875rem;
  position: sticky; top: 0; z-index: 1; background: var(--back); max-width: none; border-bottom: 1px solid var(--line); }
nav a { text-decoration: none; color: var(--dim); } nav a:hover, nav a:focus { color: var(--link); text-decoration: underline; }
nav button { margin-left: auto; } h2, h3, #events li { scroll-margin-top: 4rem; }
@media (max-width: 40rem) { nav { position: static; } body { font-size: 15px; } h1 { font-size: 1.3rem; } main { padding: 0 .9rem; } #case { white-space: pre-wrap; overflow-wrap: anywhere; } }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; }
.log { white-space: pre-wrap; overflow-wrap: anywhere; } .log .l { display: block; padding-left: 4ch; text-indent: -4ch; }
.log .place { color: var(--dim); } .log .cited { background: var(--cite); border-radius: 3px; }
code { background: var(--soft); border-radius: 4px; padding: .1em .3em; font: .875em ui-monospace, monospace; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } .wide + .wide { margin-top: 1.25rem; }
table { border-collapse: collapse; font-size: .875rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--soft); }
summary { cursor: pointer; }
button, label.choice { font: inherit; font-size: .875rem; }
button { border: 1px solid var(--line); border-radius: 6px; background: var(--soft); color: var(--text); padding: .2rem .7rem; cursor: pointer; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.ladder { margin: .75rem 0; } .ladder figcaption { color: var(--dim); font-size: .875rem; }
.ladder ol { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(6.3rem, 1fr)); gap: .3rem; margin: .35rem 0; padding: 0; }
.rung { border: 1px solid var(--line); border-top: 4px solid var(--line); border-radius: 6px; padding: .2rem .4rem .3rem; font-size: .8125rem; line-height: 1.35; overflow-wrap: anywhere; }
.rung.passed { border-top-color: var(--good); }
.rung b { display: block; font-size: .7rem; } .rung.passed { background: var(--good-soft); } .rung.passed b { color: var(--good); }
.rung.failed { background: var(--bad-soft); border-color: var(--bad); } .rung.failed b { color: var(--bad); }
.rung.inferred { border-style: dashed; } .rung.not-reached, .rung.not-needed, .rung.unknown { color: var(--dim); }
.controls { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: flex-start; margin: .5rem 0; }
fieldset { border: 1px solid var(--line); border-radius: 6px; padding: .2rem .6rem .3rem; margin: 0; min-width: 0; font-size: .875rem; }
fieldset label { display: inline-block; margin-right: .75rem; overflow-wrap: anywhere; }
#frame { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
#chart { display: block; min-width: 720px; width: 100%; height: auto; touch-action: pan-y; }
svg text { fill: var(--text); font: 12px system-ui, sans-serif; } svg text.host { fill: var(--dim); font-size: 11px; }
.band { fill: none; } .band.even { fill: var(--soft); }
.attempt { fill: var(--doubt); opacity: .35; pointer-events: none; } .attempt.failed { fill: var(--bad); opacity: .15; } .attempt.succeeded { fill: var(--good); opacity: .15; }
#axis line { stroke: var(--dim); } #axis text { fill: var(--dim); font-size: 11px; }
.event { cursor: pointer; } .event .tick { fill: var(--mark); } .event .doubt { fill: var(--doubt); opacity: .7; }
.event.failed .tick { fill: var(--bad); } .event.chosen .tick { stroke: var(--text); stroke-width: 2; }
.event:focus { outline: none; } .event:focus-visible .tick { stroke: var(--link); stroke-width: 3; }
.out, .filtered { display: none; }
#detail { border: 1px solid var(--line); border-radius: 6px; padding: .5rem 1rem; margin: .75rem 0; min-height: 3.5rem; }
#detail p, #events p { margin: .2rem 0; } .when { color: var(--dim); font-size: .875rem; }
#events { padding-left: 2.5rem; } #events li { margin: .6rem 0; } #events li.failed::marker { color: var(--bad); }
#events li:target { background: var(--soft); }
.sequence { display: block; max-width: none; } .life { stroke: var(--line); stroke-dasharray: 4 4; } .party { fill: var(--soft); stroke: var(--line); }
.sequence .name { font-weight: 600; } .arrow { stroke: var(--text); stroke-width: 1.5; fill: none; } .arrow.answer { stroke-dasharray: 6 4; }
.head { fill: var(--text); } .arrow.fails { stroke: var(--bad); stroke-width: 2.5; stroke-dasharray: none; } .sequence text.fails { fill: var(--bad); font-weight: 600; }
.sequence .words { paint-order: stroke; stroke: var(--back); stroke-width: 4px; }
footer { color: var(--dim); font-size: .875rem; padding: 2rem 1.25rem; }
.script { display: none; } .scripted .script { display: revert; }
@media print { nav, .controls, .skip, #detail, #copy, #span, details:not([open]) { display: none !important; } body { font-size: 11pt; } main { max-width: none; padding: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; } .wide, #frame { overflow: visible; border: 0; } #chart { min-width: 0; }
  h2, h3 { break-after: avoid; } tr, li, figure { break-inside: avoid; } .sequence { max-width: 100%; height: auto; } }
`;
