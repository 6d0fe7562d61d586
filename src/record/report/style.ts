/** The report's style: light and dark by the reader's setting; colours have a meaning (blue: what labs choose, orange: risk, teal: covered). */
export const reportStyle = `
:root { color-scheme: light dark; --page: #fbfbf9; --card: #ffffff; --ink: #1c2430; --soft: #55606f; --rule: #dfe3e8; --act: #1f5fae; --risk: #b8500b; --safe: #0b7a70; --capability: #47505e; --hit: #b8500b; --miss: #d3d9e0; }
@media (prefers-color-scheme: dark) { :root { --page: #12161c; --card: #1a2028; --ink: #e8ecf1; --soft: #a3afbe; --rule: #2f3844; --act: #7db4f5; --risk: #f2a15f; --safe: #4fc7ba; --capability: #c3ccd8; --hit: #f2a15f; --miss: #3a4552; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
header p { max-width: 68ch; margin: 8px 0; }
h1 { font-size: 30px; line-height: 1.2; margin: 0; letter-spacing: -0.01em; }
h2 { font-size: 19px; margin: 48px 0 4px; }
.lead { color: var(--soft); max-width: 72ch; margin: 0 0 16px; }
.small, .notice { color: var(--soft); font-size: 14px; }
.notice { border-left: 3px solid var(--risk); padding-left: 12px; }
.headline { display: grid; grid-template-columns: minmax(300px, 1.25fr) 2fr; gap: 16px; margin-top: 28px; }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 18px 20px; }
.card h3 { margin: 0; font-size: 14px; font-weight: 600; color: var(--soft); }
.card .big { font-size: 28px; font-weight: 650; line-height: 1.25; margin: 4px 0; }
.card .big small { font-size: 16px; font-weight: 500; color: var(--soft); }
.card p { margin: 0; }
.numbers { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
.dots { display: block; width: 100%; margin: 12px 0 8px; }
.dots .hit { fill: var(--hit); } .dots .miss { fill: var(--miss); }
.interval { display: block; width: 100%; max-width: 360px; margin-bottom: 6px; }
.interval .range { stroke: var(--risk); stroke-width: 4; stroke-linecap: round; } .interval .point { fill: var(--risk); stroke: var(--card); stroke-width: 2; }
.lab h3 { font-size: 16px; margin: 24px 0 8px; } .lab h3 span { color: var(--soft); font-weight: 400; }
.panels { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; }
.panel { margin: 0; background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 12px 8px 4px; }
.panel figcaption { font-size: 14px; padding: 0 8px 4px; display: flex; justify-content: space-between; gap: 8px; } .panel figcaption span { color: var(--soft); text-align: right; }
.panel svg { display: block; width: 100%; max-width: 380px; }
.tick { font: 12px system-ui, sans-serif; fill: var(--soft); }
.grid { stroke: var(--rule); } .mark { stroke: var(--soft); stroke-dasharray: 2 4; }
.band { stroke: none; } .median { fill: none; stroke-width: 2; stroke-linejoin: round; } .dashed { stroke-dasharray: 6 4; }
.act .median { stroke: var(--act); } .act .band { fill: var(--act); }
.risk .median { stroke: var(--risk); } .risk .band { fill: var(--risk); }
.safe .median { stroke: var(--safe); } .safe .band { fill: var(--safe); }
.capability .median { stroke: var(--capability); } .capability .band { fill: var(--capability); }
.band.outer { opacity: 0.16; } .band.inner { opacity: 0.26; }
.key { display: inline-flex; align-items: center; gap: 6px; margin-right: 18px; } .key svg { width: 26px; height: 12px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 7px 14px 7px 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; } td.n, th.n { text-align: right; white-space: nowrap; }
.u { white-space: nowrap; } td small { display: block; color: var(--soft); font-size: 13px; max-width: 60ch; }
code, pre { font: 14px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 12px 16px; overflow-x: auto; }
.hash { overflow-wrap: anywhere; }
@media (max-width: 760px) { .panels { grid-template-columns: 1fr; gap: 8px; } main { padding: 24px 16px 48px; } .headline { grid-template-columns: 1fr; } }
@media (max-width: 420px) { .numbers { grid-template-columns: 1fr; } }
@media print { body { background: none; } .panel, .card { break-inside: avoid; } }
`;
