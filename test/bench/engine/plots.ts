/** A series of a plot; points in data units. */
export interface Series {
  name: string;
  points: { x: number; y: number }[];
}

interface Plot {
  title: string;
  x: string;
  y: string;
  series: Series[];
  /** Lines between the points of a series. */
  joined: boolean;
}

const width = 720;
const height = 400;
const inset = { left: 72, right: 190, top: 60, bottom: 52 };
const colours = ['#2447b8', '#855000', '#1a6b3a', '#b0241c', '#5f6879'];
const marks = ['●', '▲', '■', '◆', '✕'];

/** A plot with logarithmic axes as SVG. Series differ by mark and by colour. */
export function drawPlot({ title, x, y, series, joined }: Plot): string {
  const points = series.flatMap((one) => one.points);
  const [xScale, xTicks] = scale(
    points.map((point) => point.x),
    inset.left,
    width - inset.right,
  );
  const [yScale, yTicks] = scale(
    points.map((point) => point.y),
    height - inset.bottom,
    inset.top,
  );
  const bottom = height - inset.bottom;
  const right = width - inset.right;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#151a24">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(inset.left, 24, title, 'font-size="15" font-weight="600"'),
    ...xTicks.flatMap((tick) => [
      line(xScale(tick), inset.top, xScale(tick), bottom),
      text(xScale(tick), bottom + 18, label(tick), 'text-anchor="middle"'),
    ]),
    ...yTicks.flatMap((tick) => [
      line(inset.left, yScale(tick), right, yScale(tick)),
      text(inset.left - 8, yScale(tick) + 4, label(tick), 'text-anchor="end"'),
    ]),
    text((inset.left + right) / 2, height - 12, x, 'text-anchor="middle"'),
    text(16, inset.top - 16, y),
    ...series.flatMap((one, i) => drawSeries(one, i, joined, xScale, yScale)),
    ...series.map((one, i) =>
      text(right + 16, inset.top + 12 + 22 * i, `${marks[i]} ${one.name}`, `fill="${colours[i]}"`),
    ),
    '</svg>',
    '',
  ].join('\n');
}

type Scale = (value: number) => number;

function drawSeries(one: Series, i: number, joined: boolean, x: Scale, y: Scale): string[] {
  const at = one.points.map((point) => [x(point.x), y(point.y)] as const);
  const path = at.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ');
  return [
    ...(joined
      ? [`<polyline points="${path}" fill="none" stroke="${colours[i]}" stroke-width="2"/>`]
      : []),
    ...at.map(([px, py]) =>
      text(px, py + 5, marks[i]!, `text-anchor="middle" fill="${colours[i]}" font-size="14"`),
    ),
  ];
}

/** From the data's range to the picture's, with a tick for each power of ten. */
function scale(values: number[], from: number, to: number): [Scale, number[]] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  return [(value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from), ticks];
}

function label(tick: number): string {
  return tick >= 1 ? tick.toLocaleString('en') : String(Number(tick.toPrecision(1)));
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  const [a, b, c, d] = [x1, y1, x2, y2].map((value) => value.toFixed(1));
  return `<line x1="${a}" y1="${b}" x2="${c}" y2="${d}" stroke="#dce0e7"/>`;
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${words}</text>`;
}
