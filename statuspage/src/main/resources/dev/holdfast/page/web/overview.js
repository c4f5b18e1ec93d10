// Who the query is, what is wrong with it, and its figures now.

import {byId, el, figure, show} from './dom.js';
import {bytes, count, duration, isIdle, lagMillis, rate, sinksOf, sum, time} from './format.js';

export function badge(query) {
  if (query.hasFailed) {
    return ['failed', 'Failed'];
  }
  return query.isActive ? ['running', 'Running'] : ['ended', 'Ended'];
}

export function head(query) {
  const [kind, text] = badge(query);
  show(byId('name'), query.name);
  byId('badge').className = 'badge ' + kind;
  show(byId('badge'), text);
  show(byId('about'), (query.isActive ? query.status + ' · ' : '') + 'id ' + query.id + ' · run ' + query.runId
      + ' · watched since ' + time(query.watchedSince));
}

export function alerts(query) {
  const lines = [];
  const failure = query.notices.find(notice => notice.kind === 'FAILED' || notice.kind === 'RESTARTING');
  if (failure && (query.hasFailed || isRecent(failure))) {
    lines.push(alert(query.hasFailed ? ['bad', 'Failed'] : ['warn', 'Restarted'], failure));
  }
  const budget = query.notices.find(notice => notice.kind === 'OVER_BUDGET');
  if (budget && query.isActive && isRecent(budget)) {
    lines.push(alert(['warn', 'State over budget'], budget));
  }
  for (const id of query.growing) {
    lines.push(el('p', {class: 'warn'}, el('strong', {}, 'State grows and never shrinks'),
        id + ': rows were added in the last hour and none was removed. Give it a timeout or a time to live.'));
  }
  show(byId('alerts'), ...lines);
}

const alert = ([kind, title], notice) => el('p', {class: kind}, el('strong', {}, `${title}, ${time(notice.at)}`), notice.message);

const isRecent = notice => Date.now() - Date.parse(notice.at) < 3_600_000;

/** How much further the next stream is than the one that the watermark waits for. */
function holdsBack(query) {
  const streams = (query.last?.streamWatermarks ?? []).filter(stream => !stream.isIdle);
  const held = streams.find(stream => stream.stream === query.heldBackBy);
  if (!held) {
    return null;
  }
  const others = streams.filter(stream => stream !== held && stream.watermark).map(stream => Date.parse(stream.watermark));
  const gap = held.watermark && others.length ? Math.min(...others) - Date.parse(held.watermark) : null;
  return {stream: held.stream, gap};
}

export function tiles(query) {
  const batch = query.lastBatch;
  const last = query.last;
  const operators = last?.stateOperators ?? [];
  const all = [
    tile('Input', figure(last?.inputRowsPerSecond, rate(last?.inputRowsPerSecond ?? 0), 'rows/s'),
        [figure(query.totals.numInputRows, count(query.totals.numInputRows)), ' rows since watched']),
    tile('Processing', figure(last?.processedRowsPerSecond, rate(last?.processedRowsPerSecond ?? 0), 'rows/s'),
        [last && last !== batch && isIdle(last) ? 'idle: nothing to do' : 'while the batch ran']),
    tile('Batch duration', figure(batch?.batchDuration, count(batch?.batchDuration ?? 0), 'ms'), [slowestPhase(batch)]),
    tile('Last batch', figure(batch?.batchId, batch ? count(batch.batchId) : ''), [ago(batch)]),
    tile('Delivered', figure(batch && sum(sinksOf(batch), sink => sink.numOutputRows),
        count(sum(sinksOf(batch), sink => sink.numOutputRows)), 'rows'),
        [figure(query.totals.numOutputRows, count(query.totals.numOutputRows)), ' since watched']),
    ...watermark(query),
    ...backlog(last),
    ...(operators.length ? state(query, operators) : []),
    tile('Restarts', figure(query.restarts, count(query.restarts)), ['since watched'], query.restarts > 0),
  ];
  show(byId('tiles'), ...all);
}

function tile(title, value, more, isWarning = false) {
  return el('div', {class: isWarning ? 'warn' : null, 'data-tile': title},
      el('dt', {}, title), el('dd', {}, value), el('dd', {class: 'more'}, ...more));
}

function slowestPhase(batch) {
  const phases = Object.entries(batch?.durationMs ?? {}).filter(([name]) => name !== 'triggerExecution');
  const [name, millis] = phases.reduce((most, each) => each[1] > most[1] ? each : most, ['', 0]);
  return millis ? 'most of it ' + name + ', ' + count(millis) + ' ms' : 'no phase took a millisecond';
}

function ago(batch) {
  return batch ? 'of ' + time(batch.timestamp) + ', ' + count(batch.numInputRows) + ' rows' : 'none yet';
}

function watermark(query) {
  const lag = lagMillis(query.last);
  if (!query.last?.streamWatermarks) {
    return [];
  }
  const held = holdsBack(query);
  const more = held
    ? ['held back by ' + held.stream + (held.gap === null ? ', which has had no event' : ', by ' + duration(held.gap))]
    : [lag === null ? 'not every stream has had an event' : 'at ' + time(query.last.eventTime.watermark)];
  return [tile(lag < 0 ? 'Watermark ahead by' : 'Watermark behind by', figure(lag, lag === null ? '' : duration(lag)), more)];
}

/** In rows, if a source knows that; else in bytes. */
function backlog(last) {
  return left(last, 'numRowsBehind', behind => figure(behind, count(behind), 'rows'))
    ?? left(last, 'numBytesBehind', behind => figure(behind, bytes(behind))) ?? [];
}

function left(last, metric, shown) {
  const known = (last?.sources ?? []).filter(source => source.metrics?.[metric] !== undefined);
  return known.length ? [tile('Left to read', shown(sum(known, source => source.metrics[metric])),
      [known.length === 1 ? 'by ' + known[0].id : 'by the ' + known.length + ' sources that know it'])] : null;
}

function state(query, operators) {
  const rows = sum(operators, operator => operator.numRowsTotal);
  const memory = sum(operators, operator => operator.memoryUsedBytes);
  const timers = sum(operators, operator => operator.customMetrics?.numRegisteredTimers);
  const late = sum(query.lastBatch?.stateOperators ?? [], operator => operator.numRowsDroppedByWatermark);
  const totals = query.totals;
  return [
    tile('State', figure(rows, count(rows), 'rows'), [figure(memory, bytes(memory)), ' of memory'], query.growing.length > 0),
    tile('Timers pending', figure(timers, count(timers)), ['timeouts that have not fired']),
    tile('Late events', figure(late, count(late)),
        [figure(totals.numRowsDroppedByWatermark, count(totals.numRowsDroppedByWatermark)), ' since watched']),
    tile('Failed calls', figure(totals.numFailedCalls, count(totals.numFailedCalls)), ['left out since watched'],
        totals.numFailedCalls > 0),
  ];
}
