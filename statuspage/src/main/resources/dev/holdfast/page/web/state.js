// What is read from the checkpoint when somebody asks: key groups, and the rows of a key.

import {el} from './dom.js';
import {count, rate} from './format.js';
import {table} from './tables.js';

/** Built once for a query and its operators, so that what was typed and found stays. */
export function lookup(query, page, place) {
  const operators = (query.last?.stateOperators ?? []).map(operator => operator.operatorId);
  const shape = [query.number, query.id, operators, page.showsState].join();
  if (place.dataset.shape === shape) {
    return;
  }
  place.dataset.shape = shape;
  place.replaceChildren();
  if (query.hasCheckpoint && operators.length) {
    place.append(keyGroups(query, operators));
    if (page.showsState) {
      place.append(rowsOfKey(query, operators));
    }
  }
}

function form(title, operators, fields, button, ask) {
  const choice = el('select', {name: 'operator'}, operators.map(id => el('option', {}, id)));
  const answer = el('div', {class: 'answer', role: 'status'});
  const made = el('form', {class: 'lookup', 'aria-label': title},
      el('label', {}, 'Operator', choice), ...fields, el('button', {type: 'submit'}, button), answer);
  made.addEventListener('submit', async event => {
    event.preventDefault();
    answer.replaceChildren('Reading the checkpoint …');
    try {
      answer.replaceChildren(...await ask(choice.value));
    } catch (problem) {
      answer.replaceChildren(el('span', {class: 'bad-text'}, problem.message));
    }
  });
  return made;
}

async function get(query, what, parameters) {
  const response = await fetch(`/api/queries/${query.number}/${what}?${new URLSearchParams(parameters)}`);
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return response.json();
}

function keyGroups(query, operators) {
  return form('Key groups', operators, [], 'Show key groups', async operator => {
    const {batchId, rows} = await get(query, 'key-groups', {operator});
    const most = Math.max(...rows);
    const mean = rows.reduce((all, each) => all + each, 0) / rows.length;
    const cells = rows.map((each, group) => {
      const cell = el('div', {title: `key group ${group}: ${count(each)} rows`});
      cell.style.background = `rgb(var(--heat) / ${most ? Math.round(each / most * 100) : 0}%)`;
      return cell;
    });
    return [
      `Batch ${count(batchId)}: ${count(rows.length)} key groups, the fullest has ${count(most)} rows`
        + (mean ? `, ${rate(most / mean)} times the mean of ${rate(mean)}.` : '.'),
      el('div', {class: 'heat', role: 'img', 'aria-label': 'Rows of each key group; the table below has the figures'}, cells),
      el('details', {}, el('summary', {}, 'As a table'),
          table('Rows of each key group', [['Key group'], ['Rows', true]], rows.map((each, group) => [String(group), count(each)]))),
    ];
  });
}

function rowsOfKey(query, operators) {
  const key = el('input', {name: 'key', autocomplete: 'off', spellcheck: 'false', required: true, placeholder: 'ann, 7 or {"country":"AT"}'});
  return form('State of a key', operators, [el('label', {}, 'Key', key)], 'Look up', async operator => {
    const {batchId, rows, hasMore} = await get(query, 'state', {operator, key: key.value});
    if (!rows.length) {
      return [`There is no state for this key after batch ${count(batchId)}.`];
    }
    return [
      table(`Rows after batch ${count(batchId)}` + (hasMore ? ', the first of more' : ''),
          [['State'], ['Sub-key'], ['Value'], ['Timeout'], ['Key group', true]],
          rows.map(row => [row.of || operator, row.subKey === null ? '' : JSON.stringify(row.subKey),
            el('pre', {}, JSON.stringify(row.state, null, 1)), row.timeout ?? '', String(row.keyGroup)])),
    ];
  });
}
