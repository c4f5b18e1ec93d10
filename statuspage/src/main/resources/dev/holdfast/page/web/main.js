// The page: which query is looked at, and who draws what.

import {Charts} from './charts.js';
import {byId, el, show} from './dom.js';
import {time} from './format.js';
import {Live} from './live.js';
import {alerts, badge, head, tiles} from './overview.js';
import {plan} from './plan.js';
import {lookup} from './state.js';
import {ends, notices, operators, streams} from './tables.js';

const charts = new Charts(byId('charts'));
let heard = null;
let chosenNumber = 0;

const live = new Live(number => {
  heard = new Date().toISOString();
  navigation();
  if (number === chosen()) {
    draw();
  }
}, isConnected => {
  const place = byId('connection');
  place.className = isConnected ? 'connection' : 'connection lost';
  show(place, isConnected ? 'Live' : 'Not connected. ' + (heard ? 'These are the figures of ' + time(heard) + '.' : ''));
});

/** The number in the last hash that named a query; the first query without one. */
function chosen() {
  const named = /^#query-(\d+)$/.exec(location.hash);
  chosenNumber = named ? Number(named[1]) : chosenNumber;
  return live.queries[chosenNumber] ? chosenNumber : 0;
}

function navigation() {
  show(byId('queries'), live.queries.map(query => el('a',
      {href: '#query-' + query.number, 'aria-current': query.number === chosen() ? 'page' : null},
      el('span', {class: 'dot ' + badge(query)[0]}), el('span', {}, query.name), el('span', {class: 'heard-only'}, ', ' + badge(query)[1]))));
  byId('empty').hidden = live.queries.length > 0;
}

function draw() {
  const query = live.queries[chosen()];
  if (!query) {
    return;
  }
  byId('content').hidden = false;
  document.title = query.name + ' · ' + badge(query)[1] + ' · Holdfast';
  head(query);
  alerts(query);
  tiles(query);
  plan(query, byId('plan'), byId('plan-section'));
  streams(query);
  operators(query);
  lookup(query, live.page, byId('lookup'));
  ends(query);
  notices(query);
  charts.draw(query);
}

addEventListener('hashchange', () => {
  navigation();
  draw();
});
addEventListener('resize', draw);
