// The plan as a picture: boxes in layers, from the sources to the sinks, or from top to bottom where there is no room.

import {el, show, svg} from './dom.js';
import {count, sinksOf} from './format.js';

const BOX = {width: 150, height: 54};
const NARROW = 720;

/** Below this the text cannot be read; then the picture scrolls. */
const SMALLEST = 0.7;

export function plan(query, place, section) {
  section.hidden = !query.plan;
  if (!query.plan) {
    return;
  }
  const down = place.clientWidth < NARROW;
  const placed = layout(query.plan, down);
  const scale = Math.min(1, Math.max(SMALLEST, (place.clientWidth - 14) / placed.width));
  const picture = svg('svg', {role: 'img', 'aria-label': 'Plan of ' + query.name, width: Math.round(placed.width * scale),
    height: Math.round(placed.height * scale), viewBox: `0 0 ${placed.width} ${placed.height}`},
  svg('defs', {}, svg('marker', {id: 'head', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7,
    orient: 'auto-start-reverse'}, svg('path', {class: 'head', d: 'M0 0L8 4L0 8z'}))));
  placed.arrows.forEach(({from, to, way}) => picture.append(...arrow(way, rows(query, from, to), down)));
  placed.places.forEach(each => picture.append(drawn(each, query)));
  show(place, picture, el('details', {}, el('summary', {}, 'As text'), el('ul', {}, query.plan.map(box =>
    el('li', {}, words(box, query.plan, query))))));
}

/**
 * A box stands one layer behind the last of those that it reads; in a layer, near to them. An arrow that is longer keeps a place in
 * each layer that it passes, so that it runs behind no box.
 */
function layout(plan, down) {
  const boxes = plan.map(box => ({...box, layer: 0}));
  boxes.forEach(box => {
    box.layer = Math.max(0, ...box.inputs.map(input => boxes[input].layer + 1));
  });
  const layers = [];
  const stand = each => (layers[each.layer] ??= []).push(each);
  const arrows = [];
  boxes.forEach(box => {
    stand({box, layer: box.layer, from: []});
  });
  const placeOf = box => layers[box.layer].find(each => each.box === box);
  boxes.forEach(box => box.inputs.forEach(input => {
    const way = [placeOf(boxes[input])];
    for (let layer = boxes[input].layer + 1; layer < box.layer; layer++) {
      const bend = {box: null, layer, from: [way.at(-1)]};
      stand(bend);
      way.push(bend);
    }
    placeOf(box).from.push(way.at(-1));
    arrows.push({from: boxes[input], to: box, way: [...way, placeOf(box)]});
  }));
  layers.forEach(order);
  const most = Math.max(...layers.map(layer => layer.length));
  const gap = down ? {layer: 44, side: 12} : {layer: 46, side: 22};
  const size = down ? [BOX.height, BOX.width] : [BOX.width, BOX.height];
  layers.flat().forEach(each => {
    const along = 12 + each.layer * (size[0] + gap.layer);
    const across = 12 + (each.rank + (most - 1) / 2) * (size[1] + gap.side);
    [each.x, each.y] = down ? [across, along] : [along, across];
  });
  const length = 24 + layers.length * size[0] + (layers.length - 1) * gap.layer;
  const breadth = 24 + most * size[1] + (most - 1) * gap.side;
  return {places: layers.flat().filter(each => each.box), arrows, width: down ? breadth : length, height: down ? length : breadth};
}

function order(layer) {
  layer.forEach((each, at) => {
    each.wish = each.from.length ? each.from.reduce((all, before) => all + before.rank, 0) / each.from.length : at;
  });
  layer.sort((a, b) => a.wish - b.wish);
  layer.forEach((each, at) => {
    each.rank = at - (layer.length - 1) / 2;
  });
}

/** Through the places that it keeps, straight within a layer and bent between two. */
function arrow(way, label, down) {
  const points = way.flatMap((each, at) => {
    const [before, behind] = down
      ? [[each.x + BOX.width / 2, each.y], [each.x + BOX.width / 2, each.y + BOX.height]]
      : [[each.x, each.y + BOX.height / 2], [each.x + BOX.width, each.y + BOX.height / 2]];
    return at === 0 ? [behind] : at === way.length - 1 ? [before] : [before, behind];
  });
  let d = `M${points[0].join(' ')}`;
  for (let at = 1; at < points.length; at++) {
    const [[x1, y1], [x2, y2]] = [points[at - 1], points[at]];
    const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
    d += down ? `C${x1} ${cy} ${x2} ${cy} ${x2} ${y2}` : `C${cx} ${y1} ${cx} ${y2} ${x2} ${y2}`;
  }
  const path = svg('path', {class: 'arrow', d, 'marker-end': 'url(#head)'});
  const [[x1, y1], [x2, y2]] = points;
  return label === null ? [path]
    : [path, svg('text', {class: 'rows', x: (x1 + x2) / 2, y: (y1 + y2) / 2 + (down ? 4 : -6)}, count(label))];
}

/** The rows that went along an arrow in the last batch; null where they are not counted. */
function rows(query, from, to) {
  if (from.kind === 'SOURCE') {
    return query.lastBatch?.sources.find(source => source.id === from.names[0])?.numInputRows ?? null;
  }
  return to.kind === 'SINK' && to.inputs.length === 1
    ? sinksOf(query.lastBatch).find(sink => sink.id === to.names[0])?.numOutputRows ?? null
    : null;
}

function drawn({box, x, y}, query) {
  const title = box.names.join(' → ');
  const below = detail(box, query);
  return svg('g', {class: box.kind + (isHeld(box, query) ? ' held' : ''), transform: `translate(${x} ${y})`},
      svg('title', {}, title + (box.detail ? '\n' + box.detail : '')),
      svg('rect', {class: 'box', width: BOX.width, height: BOX.height, rx: 8}),
      svg('text', {x: 12, y: below ? 24 : 33}, short(title, 19)),
      below ? svg('text', {class: 'kind', x: 12, y: 42}, short(below, 24)) : null);
}

const isHeld = (box, query) => box.kind === 'SOURCE' && query.heldBackBy?.replace(/ #\d+$/, '') === 'source ' + box.names[0];

function detail(box, query) {
  if (box.kind !== 'OPERATOR') {
    return box.detail === box.names[0] ? '' : box.detail;
  }
  const operator = query.last?.stateOperators.find(each => each.operatorId === box.names[0]);
  return operator ? count(operator.numRowsTotal) + ' rows of state' : box.detail;
}

function words(box, boxes, query) {
  const from = box.inputs.map(input => boxes[input]).map(input => {
    const known = rows(query, input, box);
    return input.names.join(' → ') + (known === null ? '' : ' (' + count(known) + ' rows)');
  });
  return box.kind.toLowerCase() + ' ' + box.names.join(' → ') + (box.detail ? ', ' + box.detail : '')
      + (from.length ? ', reads ' + from.join(', ') : '');
}

const short = (text, length) => text.length > length ? text.slice(0, length - 1) + '…' : text;
