// Draws the charts: SVG for the eye, a legend, and the same figures as a table.

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 260;
const MARGIN = { top: 12, right: 12, bottom: 26, left: 52 };
const COLOURS = 8; // further lines and funds share one more

export const percent = value => value === null ? '-' : `${(value * 100).toFixed(2)}%`;
export const ratio = value => value === null ? '-' : value.toFixed(2);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const colour = index => Math.min(index, COLOURS);

/**
 * A table: its first column names the rows. Each cell carries the header of its column, for a screen too narrow for columns; the roles
 * stay when such a screen shows a row as a block.
 */
export function table(header, rows, caption) {
  const head = element('tr', { role: 'row' }, ...header.map(text => element('th', { scope: 'col', role: 'columnheader' }, text)));
  const body = rows.map(row => element('tr', { role: 'row' }, ...header.map((name, column) => column === 0
    ? element('th', { scope: 'row', role: 'rowheader' }, row[0] ?? '')
    : element('td', { role: 'cell', 'data-column': name }, row[column] ?? ''))));
  const made = element('table', { role: 'table', 'aria-label': caption },
    element('thead', { role: 'rowgroup' }, head), element('tbody', { role: 'rowgroup' }, ...body));
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption }, made);
}

function figure(id, title, summary, names, swatch, draw, values) {
  const drawing = svg('svg', { role: 'img', 'aria-labelledby': `${id}-title ${id}-summary` });
  const legend = element('ul', { class: 'legend' }, ...names.map((name, index) => element('li', {}, swatch(index), name)));
  const made = element('figure', { id },
    element('figcaption', { id: `${id}-title` }, title),
    element('p', { class: 'hint', id: `${id}-summary` }, summary),
    drawing, legend,
    element('details', {}, element('summary', {}, 'As a table'), values));
  // Drawn as wide as it is shown, so that its letters keep their size.
  const redraw = () => {
    const width = Math.max(260, Math.round(drawing.getBoundingClientRect().width));
    if (drawing.dataset.width !== String(width)) {
      drawing.dataset.width = width;
      drawing.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
      drawing.replaceChildren(...draw(width));
    }
  };
  new ResizeObserver(redraw).observe(made);
  return made;
}

/** Round steps that a person would choose. */
function ticks(low, high) {
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(factor => factor * power).find(candidate => candidate >= rough);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function frame(width, steps, format) {
  const y = value => MARGIN.top + (HEIGHT - MARGIN.top - MARGIN.bottom)
    * (1 - (value - steps[0]) / (steps[steps.length - 1] - steps[0]));
  const parts = steps.flatMap(step => [
    svg('line', { class: Math.abs(step) < 1e-12 ? 'zero' : 'grid', x1: MARGIN.left, x2: width - MARGIN.right, y1: y(step), y2: y(step) }),
    svg('text', { x: MARGIN.left - 6, y: y(step) + 4, 'text-anchor': 'end' }, format(step))
  ]);
  return { y, parts };
}

/** As many of the labels below the chart as fit. */
function below(labels, x, width) {
  const fit = Math.max(1, Math.floor((width - MARGIN.left) / 75));
  const each = Math.ceil(labels.length / fit);
  return labels.flatMap((label, index) => index % each ? [] : [svg('text',
    { x: x(index), y: HEIGHT - 8, 'text-anchor': x(index) > width - 30 ? 'end' : 'middle' }, label)]);
}

/** A line for each series; where a value is missing, a gap. */
export function lines(id, title, data, { downwards = false } = {}) {
  const sign = downwards ? -1 : 1;
  const format = downwards ? value => `${Math.round(value * 1000) / 10}%` : value => String(Math.round(value * 1000) / 1000);
  const told = downwards ? percent : ratio;
  const values = data.lines.flatMap(line => line.values).filter(value => value !== null).map(value => sign * value);
  const level = downwards ? 0 : 1;
  const low = Math.min(level, ...values);
  const high = Math.max(level, ...values);
  // A line that never leaves its level needs a height as well.
  const steps = low < high ? ticks(low, high) : ticks(level - (downwards ? 0.01 : 0), level + (downwards ? 0 : 0.01));
  const summary = data.lines.map(line => {
    const known = line.values.filter(value => value !== null);
    return `${line.name}: ${downwards ? percent(Math.max(0, ...known)) : ratio(known.length ? known[known.length - 1] : null)}`;
  }).join('; ');
  const draw = width => {
    const { y, parts } = frame(width, steps, format);
    const x = index => MARGIN.left + (width - MARGIN.left - MARGIN.right) * (data.months.length < 2 ? 0.5 : index / (data.months.length - 1));
    const paths = data.lines.map((line, index) => {
      let path = '';
      let pen = 'M';
      line.values.forEach((value, at) => {
        if (value === null) {
          pen = 'M';
        } else {
          path += `${pen}${x(at).toFixed(1)} ${y(sign * value).toFixed(1)}`;
          pen = 'L';
        }
      });
      return svg('path', { class: `series s${colour(index)}`, d: path || 'M0 0', 'data-series': line.name });
    });
    return [...parts, ...below(data.months, x, width), ...paths];
  };
  const swatch = index => svg('svg', { 'aria-hidden': 'true', viewBox: '0 0 28 12' },
    svg('line', { class: `series s${colour(index)}`, x1: 0, x2: 28, y1: 6, y2: 6 }));
  return figure(id, title, downwards ? `Deepest: ${summary}` : `In the end: ${summary}`, data.lines.map(line => line.name), swatch, draw,
    table(['Month', ...data.lines.map(line => line.name)],
      data.months.map((month, at) => [month, ...data.lines.map(line => told(line.values[at]))]), title));
}

/** A bar for each portfolio or period, of the weights of its funds. */
export function weights(id, title, data) {
  const sums = data.names.map((_, bar) => data.funds.map(fund => fund.values[bar]));
  const above = Math.max(0, ...sums.map(parts => parts.filter(part => part > 0).reduce((a, b) => a + b, 0)));
  const under = Math.min(0, ...sums.map(parts => parts.filter(part => part < 0).reduce((a, b) => a + b, 0)));
  const steps = ticks(under, above || 1);
  const draw = width => {
    const { y, parts } = frame(width, steps, value => `${Math.round(value * 100)}%`);
    const slot = (width - MARGIN.left - MARGIN.right) / data.names.length;
    const thick = Math.max(1, Math.min(64, slot * 0.8));
    const middle = bar => MARGIN.left + slot * (bar + 0.5);
    const bars = data.names.flatMap((name, bar) => {
      let up = 0;
      let down = 0;
      return data.funds.flatMap((fund, index) => {
        const value = fund.values[bar];
        if (!value) return [];
        const from = value > 0 ? up : down;
        if (value > 0) up += value; else down += value;
        const top = y(Math.max(from, from + value));
        return [svg('rect', {
          class: `bar f${colour(index)}`, x: (middle(bar) - thick / 2).toFixed(1), width: thick.toFixed(1), y: top.toFixed(1),
          height: Math.max(0, y(Math.min(from, from + value)) - top).toFixed(1)
        }, svg('title', {}, `${name}, ${fund.name}: ${percent(value)}`))];
      });
    });
    return [...parts, ...below(data.names, middle, width), ...bars];
  };
  const swatch = index => svg('svg', { 'aria-hidden': 'true', viewBox: '0 0 28 12' },
    svg('rect', { class: `f${colour(index)}`, width: 28, height: 12 }));
  return figure(id, title, `${data.funds.length} funds in ${data.names.length} bars`, data.funds.map(fund => fund.name), swatch, draw,
    table(['Fund', ...data.names], data.funds.map(fund => [fund.name, ...fund.values.map(percent)]), title));
}
