/** Same calm look as the application: its greys, its blue, its dense lines. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #f5f6f8; --panel: #fff; --line: #dfe3e8; --text: #1d2733; --soft: #5a6675;
  --accent: #1f5fbf; --good: #1a6b3c; --good-ground: #e3f3e9; --bad: #a32020; --bad-ground: #fbe7e7;
  --moving: #7a4b00; --moving-ground: #fdf0d8; --notice: #fff6df; --notice-line: #ecd9a4; --paper: #fdfcf8 }
@media (prefers-color-scheme: dark) { :root { --ground: #171b21; --panel: #1f252d; --line: #333c47; --text: #e6eaef;
  --soft: #a3afbd; --accent: #7fb2ff; --good: #8fd8ab; --good-ground: #1c3326; --bad: #ff9d9d; --bad-ground: #3b2020;
  --moving: #f2c879; --moving-ground: #3a2e18; --notice: #2e2816; --notice-line: #574a22; --paper: #262b32 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 14px/1.5 "Inter", "Segoe UI", system-ui, sans-serif }
a { color: var(--accent) }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
.bar { background: var(--panel); border-bottom: 1px solid var(--line) }
.top { display: flex; flex-wrap: wrap; gap: 4px 28px; align-items: baseline; max-width: 1120px; margin: 0 auto; padding: 12px 24px }
.top nav { display: flex; gap: 20px }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.brand { font-weight: 650; font-size: 16px;
  color: var(--text); text-decoration: none }
.brand span { color: var(--soft); font-weight: 400 }
.notice { margin: 0; background: var(--notice); border-top: 1px solid var(--notice-line);
  padding: 7px max(24px, calc((100% - 1072px) / 2)) }
main { max-width: 1120px; margin: 0 auto; padding: 24px }
.head { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: center; justify-content: space-between }
h1 { margin: 0; font-size: 22px; line-height: 1.25; font-weight: 650 }
h2 { margin: 0 0 10px; font-size: 13px; font-weight: 600; color: var(--soft) }
.count, .muted { color: var(--soft); margin: 4px 0 16px }
.back { margin: 0 0 12px }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
label { color: var(--soft) }
input, button { font: inherit; color: inherit; height: 32px; padding: 0 10px; border: 1px solid var(--line); border-radius: 5px;
  background: var(--panel) }
input { width: 260px }
button { cursor: pointer }
.panel { position: relative; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 16px 18px; margin: 0 0 16px; overflow-x: auto }
.empty { text-align: center; padding: 48px 18px }
table { width: 100%; border-collapse: collapse }
.panel > table { margin: -6px 0 }
th, td { text-align: left; padding: 7px 14px 7px 0; border-bottom: 1px solid var(--line); vertical-align: top }
tbody tr:last-child > * { border-bottom: 0 }
th { font-weight: 500; color: var(--soft); white-space: nowrap }
tbody tr:hover { background: color-mix(in srgb, var(--accent) 5%, transparent) }
.figure, time, small { font-variant-numeric: tabular-nums }
td.figure { white-space: nowrap; color: var(--soft) }
.amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
.actions { white-space: nowrap }
.actions a + a { margin-left: 14px }
.raw { white-space: pre-wrap; overflow-wrap: anywhere }
.badge { display: inline-block; padding: 1px 9px; border-radius: 10px; font-weight: 500; white-space: nowrap }
.good { color: var(--good); background: var(--good-ground) }
.bad { color: var(--bad); background: var(--bad-ground) }
.moving { color: var(--moving); background: var(--moving-ground) }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 300px; gap: 20px; align-items: start }
@media (max-width: 820px) { .columns { grid-template-columns: 1fr } }
.envelope { position: relative; aspect-ratio: 2; max-width: 640px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 6px; box-shadow: 0 1px 4px rgb(0 0 0 / 12%) }
.sender { position: absolute; left: 5%; top: 8%; margin: 0; color: var(--soft); max-width: 45% }
.stamp { position: absolute; right: 5%; top: 8%; margin: 0; padding: 8px 10px; border: 1px dashed var(--soft); color: var(--soft);
  font-size: 12px; text-align: center; line-height: 1.3 }
.window { position: absolute; right: 6%; bottom: 11%; width: 48%; min-height: 42%; margin: 0; padding: 3%; white-space: pre-line;
  background: var(--panel); border: 1px solid var(--line); border-radius: 8px; line-height: 1.4 }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 16px; margin: 0 0 14px }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }
.message { white-space: pre-wrap; border-top: 1px solid var(--line); margin: 0; padding: 14px 0 }
.files { display: flex; flex-wrap: wrap; gap: 10px }
.file { display: inline-flex; gap: 8px; padding: 6px 12px; border: 1px solid var(--line); border-radius: 6px; text-decoration: none;
  background: var(--ground) }
.path { list-style: none; margin: 0; padding: 0 }
.path li { display: grid; grid-template-columns: 1fr auto; padding: 0 0 12px 18px; border-left: 2px solid var(--line);
  position: relative; margin-left: 5px }
.path li::before { content: ""; position: absolute; left: -6px; top: 6px; width: 8px; height: 8px; border-radius: 50%;
  border: 1px solid var(--panel); background: var(--soft) }
.path li:last-child { border-color: transparent; padding-bottom: 0; font-weight: 600 }
.path li:last-child::before { background: var(--accent) }
time { grid-column: 1; font-size: 12px; color: var(--soft); font-weight: 400 }
small { grid-column: 2; grid-row: 1; color: var(--soft); font-weight: 400 }
.reason { margin: 14px 0 0; color: var(--bad) }
`
