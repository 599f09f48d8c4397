/** How the summary looks on a screen and on paper. */
export const summaryStyle = `
:root { color-scheme: light; }
body { font: 14px/1.45 system-ui, sans-serif; color: #1a1d21; background: #fff; max-width: 72rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
p, li { max-width: 46rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #d5d9de; overflow-wrap: anywhere; }
.facts th { font-weight: 600; white-space: nowrap; }
.orders thead th { white-space: nowrap; }
.orders { width: 100%; font-size: .85rem; }
.orders td:last-child { white-space: pre-wrap; min-width: 12rem; }
.orders td:nth-child(-n + 2) { white-space: nowrap; }
pre { background: #f3f4f6; padding: .6rem .8rem; overflow-x: auto; }
@media print {
  @page { margin: 15mm; }
  body { margin: 0; padding: 0; max-width: none; font-size: 9pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  pre { white-space: pre-wrap; border: 1px solid #d5d9de; background: none; }
}
`;
