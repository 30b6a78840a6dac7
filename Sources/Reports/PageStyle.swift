/// The style of a page: text, tables and the colours of figures, light and dark.
enum PageStyle {
  static let text = #"""
    :root { color-scheme: light; --paper: #fffefb; --ink: #1d1d1b; --soft: #6a6862; --hair: #dedbd2;
      --c0: #0072b2; --c1: #d55e00; --c2: #009e73; --c3: #cc79a7; --c4: #b87f00; --c5: #56b4e9;
      --c6: #555555; }
    :root[data-theme=dark] { color-scheme: dark; --paper: #171716; --ink: #e9e6df; --soft: #9d9a92;
      --hair: #3a3935; --c0: #56b4e9; --c1: #f0803c; --c2: #2fbf95; --c3: #dd94bd; --c4: #e6b03c;
      --c5: #8fd0f5; --c6: #b5b5b5; }
    @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { color-scheme: dark;
      --paper: #171716; --ink: #e9e6df; --soft: #9d9a92; --hair: #3a3935; --c0: #56b4e9;
      --c1: #f0803c; --c2: #2fbf95; --c3: #dd94bd; --c4: #e6b03c; --c5: #8fd0f5; --c6: #b5b5b5; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 68rem; padding: 2.5rem 1.25rem 4rem; background: var(--paper);
      color: var(--ink); font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
    header { position: relative; border-bottom: 1px solid var(--ink); padding-bottom: .75rem; }
    h1 { font: 600 1.7rem/1.2 Georgia, serif; margin: 0 7rem .3rem 0; overflow-wrap: anywhere; }
    header p { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
    #theme { position: absolute; right: 0; top: .3rem; }
    h2 { font: 600 1.1rem/1.3 Georgia, serif; margin: 2.4rem 0 .6rem; }
    h3 { font-size: .85rem; font-weight: 600; margin: 1rem 0 .2rem; }
    p { margin: .4rem 0; max-width: 44rem; }
    .source { color: var(--soft); font-size: .78rem; }
    button, input, select { font: inherit; font-size: .8rem; color: inherit; background: none;
      border: 1px solid var(--hair); border-radius: 3px; padding: .15rem .5rem; }
    select { background: var(--paper); }
    :focus-visible { outline: 2px solid var(--c0); outline-offset: 1px; }
    .wide { overflow: auto; max-height: 34rem; }
    table { border-collapse: collapse; font-size: .82rem; }
    caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
    th, td { text-align: left; padding: .17rem .9rem .17rem 0; vertical-align: top;
      border-bottom: 1px solid var(--hair); white-space: nowrap; }
    th { position: sticky; top: 0; background: var(--paper); font-weight: 600; }
    .quick, .quick thead, .quick tbody { display: block; width: max-content; }
    .quick tr { display: flex; } .quick tr[hidden] { display: none; }
    .quick caption { display: block; } .quick th { font-weight: 400; }
    .quick tbody tr:nth-child(n + 40) { content-visibility: auto; contain-intrinsic-height: 1.5rem; }
    .quick thead { position: sticky; top: 0; z-index: 1; }
    th button { border: 0; padding: 0; font-weight: 600; cursor: pointer; }
    th[aria-sort=ascending] button::after { content: " ↑"; }
    th[aria-sort=descending] button::after { content: " ↓"; }
    .number { text-align: right; }
    td[style] { background: color-mix(in srgb, var(--c0) calc(60% * var(--part)), transparent);
      padding-left: .5rem; padding-right: .5rem; }
    td.failed, td.diverged { color: var(--c1); } td.pruned, td.interrupted { color: var(--soft); }
    td.running { color: var(--c0); }
    tr.chosen td { background: color-mix(in srgb, var(--c0) 14%, transparent); }
    .tools { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .3rem 0;
      font-size: .8rem; color: var(--soft); }
    .tools input { min-width: 15rem; }
    .panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
      gap: .4rem 1.6rem; }
    .panels:has(> :only-child) { grid-template-columns: 1fr; }
    .plot { position: relative; } .plot canvas { display: block; width: 100%; touch-action: pan-y; }
    .plot canvas + canvas { position: absolute; inset: 0; }
    .readout { min-height: 1.4rem; font-size: .78rem; color: var(--soft); white-space: pre-wrap; }
    .key { font-size: .78rem; display: flex; flex-wrap: wrap; gap: 0 1rem; }
    .key i { display: inline-block; width: 1.1rem; border-top: 2px solid; margin: 0 .3rem .25rem 0; }
    .key .swatch { width: 1.4rem; height: .7rem; border: 0; margin: .3rem 0 0; }
    .key:has(.swatch) { gap: 0; white-space: pre; }
    pre { font-size: .78rem; overflow: auto; max-height: 40rem; }
    .rows { display: grid; grid-template-columns: max-content minmax(8rem, 26rem) max-content;
      gap: 0 .9rem; align-items: center; font-size: .8rem; margin: .6rem 0 1.2rem; }
    .row { display: contents; } .row > :first-child { text-align: right; }
    .ends { display: flex; justify-content: space-between; color: var(--soft); }
    svg { display: block; width: 100%; height: 18px; overflow: visible; }
    .mark { stroke: var(--c0); stroke-width: 2px; vector-effect: non-scaling-stroke; }
    .dot { stroke-width: 8px; stroke-linecap: round; } .bar { stroke-width: 9px; }
    @media (max-width: 40rem) { .rows { grid-template-columns: 1fr max-content; }
      .row > :first-child { grid-column: 1 / -1; text-align: left; }
      h1 { margin-right: 0; } #theme { position: static; margin-top: .6rem; } }
    @media print { .quick tbody tr:nth-child(n + 40) { content-visibility: visible; } .wide { overflow: visible; max-height: none; } button, .tools { display: none; }
      body { max-width: none; padding: 0; } section { break-inside: avoid-page; } }
    """#
}
