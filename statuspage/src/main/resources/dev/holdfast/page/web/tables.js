// Everything in rows, one table for each kind of part.

import {byId, el, figure, show} from './dom.js';
import {bytes, count, duration, rate, sinksOf, time} from './format.js';

/** A table that can be scrolled by keyboard where it is wider than the window. */
export function table(caption, columns, rows) {
  const head = columns.map(([name, isFigure]) => el('th', {scope: 'col', class: isFigure ? 'figure' : null}, name));
  const body = rows.map(cells => el('tr', {}, cells.map((cell, at) => at === 0
    ? el('th', {scope: 'row'}, cell)
    : el('td', {class: columns[at][1] ? 'figure' : 'words'}, cell))));
  return el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
      el('table', {}, el('caption', {}, caption), el('thead', {}, el('tr', {}, head)), el('tbody', {}, body)));
}

const counted = value => figure(value, value === undefined ? '' : count(value));

export function streams(query) {
  const all = query.last?.streamWatermarks ?? [];
  byId('streams-section').hidden = !all.length;
  const earliest = all.filter(stream => stream.watermark);
  const rows = all.map(stream => [
    stream.stream,
    stream.isIdle ? 'idle: the others do not wait for it'
      : stream.stream === query.heldBackBy ? el('span', {class: 'warn-text'}, 'holds the watermark back') : '–',
    stream.watermark ? el('time', {datetime: stream.watermark, title: stream.watermark}, time(stream.watermark)) : 'no event yet',
    stream.watermark ? lead(stream, earliest) : '–',
  ]);
  show(byId('streams'), table('Streams, as far as the last batch has moved them',
      [['Stream'], ['Effect'], ['Its watermark'], ['Ahead of the slowest', true]], rows));
}

function lead(stream, all) {
  const least = Math.min(...all.map(each => Date.parse(each.watermark)));
  const millis = Date.parse(stream.watermark) - least;
  return figure(millis, duration(millis));
}

export function operators(query) {
  const all = query.last?.stateOperators ?? [];
  byId('operators-section').hidden = !all.length;
  const rows = all.map(operator => {
    const more = operator.customMetrics ?? {};
    return [
      operator.operatorId,
      counted(operator.numRowsTotal),
      figure(operator.memoryUsedBytes, bytes(operator.memoryUsedBytes)),
      growth(operator, query.growing.includes(operator.operatorId)),
      counted(operator.numRowsUpdated),
      counted(operator.numRowsRemoved),
      counted(more.numRegisteredTimers),
      counted(more.numExpiredTimers),
      counted(operator.numRowsDroppedByWatermark),
      counted(more.numFailedCalls),
      skew(operator, more.largestKeyGroupRows),
    ];
  });
  show(byId('operators'), table('Operators, the one nearest to a sink first', [['Operator'], ['Rows', true], ['Memory', true],
    ['Growth'], ['Updated', true], ['Removed', true], ['Timers', true], ['Fired', true], ['Late', true], ['Failed', true],
    ['Fullest key group', true]], rows));
}

/** In words, from the figures of the last hour. */
function growth(operator, neverShrinks) {
  const more = operator.customMetrics ?? {};
  const grown = more.numRowsGrownLastHour ?? 0;
  const removed = more.numRowsRemovedLastHour ?? 0;
  const span = more.minutesObserved >= 60 ? 'the last hour' : more.minutesObserved ? more.minutesObserved + ' min' : 'the first minute';
  const words = (grown > 0 ? '+' : '') + count(grown) + ' rows in ' + span + ', ' + count(removed) + ' removed';
  return neverShrinks ? el('span', {class: 'warn-text'}, 'grows and never shrinks: ' + words) : words;
}

function skew(operator, largest) {
  const mean = operator.numRowsTotal / operator.numShufflePartitions;
  if (!largest || mean < 10) {
    return counted(largest);
  }
  const times = largest / mean;
  const words = ' rows, ' + rate(times) + ' × mean';
  return el('span', {class: times > 10 ? 'warn-text' : null}, counted(largest), words);
}

export function ends(query) {
  const last = query.lastBatch ?? query.last;
  const behind = new Map((query.last?.sources ?? []).map(source => [source.id, source.metrics ?? {}]));
  show(byId('sources'), table('Sources', [['Source'], ['What it reads'], ['Rows in the last batch', true], ['Rows/s', true],
    ['Left to read', true], ['Skipped', true], ['Dead letters', true]],
  (last?.sources ?? []).map(source => [
    source.id, source.description, counted(source.numInputRows),
    figure(source.inputRowsPerSecond, rate(source.inputRowsPerSecond ?? 0)),
    left(behind.get(source.id) ?? {}), counted(source.metrics?.numRowsSkipped), counted(source.metrics?.numDeadLetters),
  ])));
  show(byId('sinks'), table('Sinks', [['Sink'], ['Where it writes'], ['Rows in the last batch', true]],
      sinksOf(last).map(sink => [sink.id, sink.description, counted(sink.numOutputRows)])));
}

function left(metrics) {
  if (metrics.numRowsBehind !== undefined) {
    return figure(metrics.numRowsBehind, count(metrics.numRowsBehind) + ' rows');
  }
  return figure(metrics.numBytesBehind, metrics.numBytesBehind === undefined ? '' : bytes(metrics.numBytesBehind));
}

const KINDS = {FAILED: 'failed', RESTARTING: 'restarted', OVER_BUDGET: 'state over budget', ENDED: 'ended'};

export function notices(query) {
  if (!query.notices.length) {
    show(byId('notices'), el('p', {class: 'empty'}, 'None since ' + time(query.watchedSince) + '.'));
    return;
  }
  show(byId('notices'), table('The latest first', [['When'], ['What'], ['Message']], query.notices.map(notice => [
    el('time', {datetime: notice.at, title: notice.at}, time(notice.at)),
    el('span', {class: notice.kind === 'FAILED' ? 'bad-text' : notice.kind === 'ENDED' ? null : 'warn-text'}, KINDS[notice.kind]),
    notice.message,
  ])));
}
