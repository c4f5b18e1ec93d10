// Figures over time, drawn by uPlot, each with a table of the same figures.

/* global uPlot */

import {el, show} from './dom.js';
import {bytes, count, duration, isIdle, lagMillis, rate, time} from './format.js';
import {table} from './tables.js';

const PHASES = ['latestOffset', 'queryPlanning', 'getBatch', 'addBatch', 'walCommit', 'commitOffsets', 'delivery'];
const HEIGHT = 190;
const IN_TABLE = 20;

const busy = value => progress => isIdle(progress) ? null : value(progress) ?? null;

/** What there is to draw. Series are made from the query, since its operators have names. */
const CHARTS = [
  {
    title: 'Input', unit: 'rows per second', format: rate,
    series: () => [['input', progress => isIdle(progress) ? 0 : progress.inputRowsPerSecond ?? null]],
  },
  {
    title: 'Processing', unit: 'rows per second while a batch ran', format: rate,
    series: () => [['processing', busy(progress => progress.processedRowsPerSecond)]],
  },
  {
    title: 'Batch duration', unit: 'ms', format: count,
    series: () => [['batch', busy(progress => progress.batchDuration)]],
  },
  {
    title: 'Phases of a batch', unit: 'ms, one on the other', format: count, stacked: true,
    series: () => PHASES.map(name => [name, busy(progress => progress.durationMs?.[name])]),
  },
  {
    title: 'Rows of state', format: count,
    series: query => ofOperators(query, operator => operator.numRowsTotal),
  },
  {
    title: 'Memory of state', format: bytes,
    series: query => ofOperators(query, operator => operator.memoryUsedBytes),
  },
  {
    title: 'Watermark behind the clock', format: duration, unitOfTime: true,
    series: query => query.last?.streamWatermarks ? [['lag', lagMillis]] : [],
  },
];

function ofOperators(query, value) {
  const ids = (query.last?.stateOperators ?? []).map(operator => operator.operatorId);
  return ids.map(id => [id, progress => {
    const operator = progress.stateOperators.find(each => each.operatorId === id);
    return operator ? value(operator) : null;
  }]);
}

export class Charts {
  constructor(place) {
    this.place = place;
    this.drawn = [];
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.reset());
    new ResizeObserver(() => this.drawn.forEach(chart => chart.fit())).observe(place);
  }

  /** Forgets what is drawn: another query, other colours. */
  reset() {
    this.drawn.forEach(chart => chart.remove());
    this.drawn = [];
    this.place.replaceChildren();
    if (this.query) {
      this.draw(this.query);
    }
  }

  draw(query) {
    const wanted = CHARTS.map(chart => ({...chart, lines: chart.series(query)})).filter(chart => chart.lines.length);
    const shape = wanted.map(chart => chart.title + chart.lines.map(([name]) => name)).join();
    if (this.query?.id !== query.id || this.shape !== shape) {
      this.query = null;
      this.reset();
      this.shape = shape;
      this.drawn = wanted.map(chart => new Chart(this.place, chart));
    } else if (!this.drawn.length) {
      this.drawn = wanted.map(chart => new Chart(this.place, chart));
    }
    this.query = query;
    this.drawn.forEach((chart, at) => chart.draw(query.points, wanted[at].lines));
  }
}

class Chart {
  constructor(place, chart) {
    this.chart = chart;
    this.canvas = el('div', {role: 'img'});
    this.rows = el('div');
    this.details = el('details', {}, el('summary', {}, 'As a table'), this.rows);
    this.details.addEventListener('toggle', () => this.list());
    place.append(el('figure', {class: 'chart', 'data-chart': chart.title},
        el('figcaption', {}, chart.title, chart.unit ? el('span', {}, ' · ' + chart.unit) : null), this.canvas, this.details));
  }

  draw(points, lines) {
    this.points = points;
    this.lines = lines;
    const times = points.map(point => Date.parse(point.progress.timestamp) / 1000);
    const values = lines.map(([, value]) => points.map(point => value(point.progress)));
    const data = [times, ...(this.chart.stacked ? stack(values) : values)];
    if (this.plot) {
      this.plot.setData(data);
    } else {
      this.plot = new uPlot(options(this.chart, lines, values, this.width()), data, this.canvas);
    }
    this.values = values;
    this.canvas.setAttribute('aria-label', this.words(values));
    this.list();
  }

  /** The last value and the range, for those who do not see the lines. */
  words(values) {
    return this.chart.title + ': ' + this.lines.map(([name], at) => {
      const known = values[at].filter(value => value !== null);
      return known.length
        ? name + ' ' + this.chart.format(known.at(-1)) + ', between ' + this.chart.format(Math.min(...known)) + ' and '
            + this.chart.format(Math.max(...known))
        : name + ' not known';
    }).join('; ');
  }

  list() {
    if (!this.details.open) {
      return;
    }
    const rows = this.points.map((point, at) => [point.progress, at]).slice(-IN_TABLE).reverse().map(([progress, at]) => [
      time(progress.timestamp),
      ...this.values.map(values => values[at] === null ? '–' : this.chart.format(values[at])),
    ]);
    show(this.rows, table(this.chart.title + ', the last ' + rows.length,
        [['Time'], ...this.lines.map(([name]) => [name, true])], rows));
  }

  width() {
    return Math.max(200, this.canvas.clientWidth);
  }

  fit() {
    this.plot?.setSize({width: this.width(), height: HEIGHT});
  }

  remove() {
    this.plot?.destroy();
  }
}

/** Each line on top of those before; drawn from the last to the first, so that fills do not cover each other. */
function stack(values) {
  const sums = [];
  values.forEach((line, at) => {
    sums.push(line.map((value, i) => value === null ? null : value + (at ? sums[at - 1][i] ?? 0 : 0)));
  });
  return sums.reverse();
}

function options(chart, lines, values, width) {
  const styles = getComputedStyle(document.documentElement);
  const colour = name => styles.getPropertyValue(name).trim();
  const series = lines.map(([name], at) => ({
    label: name,
    stroke: colour('--s' + (at % 7 + 1)),
    fill: chart.stacked ? colour('--s' + (at % 7 + 1)) : at === 0 && lines.length < 3 ? colour('--s1') + '22' : undefined,
    width: chart.stacked ? 0.5 : 1.8,
    spanGaps: false,
    points: {show: true, size: 5, fill: colour('--s' + (at % 7 + 1)), filter: (plot, seriesAt) => alone(plot.data[seriesAt])},
    value: (plot, value, seriesAt, i) => i === null || i === undefined ? lastOf(chart, plot, at) : shown(chart, plot, at, i),
    raw: at,
  }));
  const axis = {stroke: colour('--soft'), grid: {stroke: colour('--grid'), width: 1}, ticks: {show: false}, font: '11px system-ui, sans-serif'};
  return {
    width,
    height: HEIGHT,
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: {y: false, drag: {x: true, y: false}},
    scales: {y: {range: (plot, low, high) => [Math.min(0, low ?? 0), Math.max(high ?? 0, 1) * 1.05]}},
    axes: [
      {...axis, values: (plot, ticks) => clockTimes(ticks), space: 64, size: 30},
      {...axis, size: 68, values: (plot, ticks) => ticks.map(tick => chart.format(tick)),
        ...(chart.unitOfTime ? {incrs: TIME_STEPS} : chart.format === bytes ? {incrs: BYTE_STEPS} : {})},
    ],
    series: [
      {label: 'Time', value: (plot, value) => value === null || value === undefined ? 'last' : time(value * 1000)},
      ...(chart.stacked ? series.reverse() : series),
    ],
  };
}

/** Where a batch has none beside it, and so no line. */
function alone(values) {
  const isMissing = value => value === null || value === undefined;
  return values.flatMap((value, i) => !isMissing(value) && isMissing(values[i - 1]) && isMissing(values[i + 1]) ? [i] : []);
}

/** With seconds where one of them has some. */
function clockTimes(ticks) {
  const length = ticks.every(tick => tick % 60 === 0) ? 16 : 19;
  return ticks.map(tick => new Date(tick * 1000).toISOString().slice(11, length));
}

const TIME_STEPS = [1, 10, 100, 500, 1000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000, 21_600_000, 86_400_000,
  864_000_000, 8_640_000_000, 86_400_000_000, 315_576_000_000, 1_577_880_000_000];
const BYTE_STEPS = Array.from({length: 45}, (none, power) => 2 ** power);

/** The value itself, which in a stack is the difference to the line below. */
function shown(chart, plot, at, i) {
  const data = plot.data;
  const place = chart.stacked ? data.length - 1 - at : at + 1;
  const value = data[place][i];
  if (value === null || value === undefined) {
    return '–';
  }
  return chart.format(chart.stacked && at > 0 ? value - (data[place + 1][i] ?? 0) : value);
}

function lastOf(chart, plot, at) {
  const data = plot.data[1];
  for (let i = data.length - 1; i >= 0; i--) {
    if (data[i] !== null) {
      return shown(chart, plot, at, i);
    }
  }
  return '–';
}
