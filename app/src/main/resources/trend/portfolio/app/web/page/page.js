// The form, the run and its result. Asks the server's API and nobody else.

import { element, lines, table, weights } from './chart.js';

const find = id => document.getElementById(id);
const COMMON = ['file', 'score_by', 'weighting_scheme', 'risk_free_column'];
const MONTHS = { single: ['in_start', 'in_end', 'out_start', 'out_end'], multi: ['start', 'end'] };
const NUMBERS = { single: ['n'], multi: ['n', 'in_months', 'out_months'] };
const FIRST_LOOK = 100; // milliseconds until the first look at a run; each next one waits longer
const LONGEST_WAIT = 1000;

let defaults = {};
let current = null; // the id of the run that is followed

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error('The server does not answer: has it ended?');
  }
  const answer = await response.json();
  if (!response.ok) {
    throw Object.assign(new Error(answer.error), { field: answer.field });
  }
  return answer;
}

function choices(select, names, chosen) {
  select.replaceChildren(...names.map(name => element('option', { value: name }, name)));
  if (names.includes(chosen)) select.value = chosen;
}

async function begin() {
  const settings = await ask('/api/settings');
  defaults = settings.defaults;
  choices(find('score_by'), settings.scores, defaults.score_by);
  choices(find('weighting_scheme'), settings.weightings, defaults.weighting_scheme);
  // Percentages by fund are for the configuration to give.
  const custom = [...find('weighting_scheme').options].find(option => option.value === 'custom');
  custom.disabled = Object.keys(defaults.custom_weights).length === 0;
  for (const field of ['n', ...MONTHS.single]) find(field).value = defaults[field];
  const { files } = await ask('/api/files');
  choices(find('file'), files);
  if (files.length === 0) throw new Error('There is no CSV file in the data folder.');
  await look();
}

/** What the chosen file has. */
async function look() {
  const name = find('file').value;
  const file = await ask(`/api/files/${name.split('/').map(encodeURIComponent).join('/')}`);
  if (name !== find('file').value) return;
  find('about-file').textContent = `${file.first} to ${file.last}, ${file.columns.length} columns`;
  choices(find('risk_free_column'), file.columns, defaults.risk_free_column);
  const boxes = Object.entries(defaults.benchmarks).map(([label, column]) => {
    const box = element('input', { type: 'checkbox', name: 'benchmark', value: label });
    box.disabled = !file.columns.includes(column);
    box.checked = !box.disabled;
    return element('label', { class: 'check' }, box, `${label} (${column})`);
  });
  find('benchmarks').replaceChildren(find('benchmarks-label'), ...boxes.length ? boxes : [element('span', {}, 'none')]);
}

function request(kind) {
  const body = { kind };
  for (const field of COMMON) body[field] = find(field).value;
  for (const field of MONTHS[kind]) if (find(field).value.trim()) body[field] = find(field).value.trim();
  for (const field of NUMBERS[kind]) {
    const number = find(field).valueAsNumber;
    if (!Number.isNaN(number)) body[field] = number;
    else throw Object.assign(new Error('Enter a whole number.'), { field });
  }
  body.benchmarks = Object.fromEntries([...document.querySelectorAll('[name=benchmark]:checked')]
    .map(box => [box.value, defaults.benchmarks[box.value]]));
  if (Object.keys(defaults.custom_weights).length) body.custom_weights = defaults.custom_weights;
  return body;
}

async function run(kind) {
  tell('');
  try {
    const body = JSON.stringify(request(kind));
    busy(true);
    find('status').textContent = 'Sent.';
    const state = await ask('/api/runs', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    await follow(state);
  } catch (error) {
    find('status').textContent = '';
    tell(error.message, error.field);
  } finally {
    busy(false);
    current = null;
  }
}

async function follow(state) {
  current = state.id;
  for (let wait = FIRST_LOOK; state.state === 'waiting' || state.state === 'running'; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    find('progress').max = state.of;
    if (state.of > 1) find('progress').value = state.done;
    else find('progress').removeAttribute('value');
    find('status').textContent = state.state === 'waiting' ? 'Waiting for other runs to end.'
      : state.of > 1 ? `${state.done} of ${state.of} periods done.` : 'Running.';
    await new Promise(resolve => setTimeout(resolve, wait));
    state = await ask(`/api/runs/${state.id}`);
  }
  if (state.state === 'failed') throw new Error(state.error);
  if (state.state === 'cancelled') {
    find('status').textContent = 'Cancelled.';
    return;
  }
  show(state.id, await ask(`/api/runs/${state.id}/view.json`), state.kind);
  find('status').textContent = 'Done.';
}

function show(id, view, kind) {
  find('title').textContent = view.title;
  find('answered-by').textContent = view.answered_by ? `Answered by ${view.answered_by}.` : '';
  find('computed-by').textContent = view.computed_by ? `Computed by: ${view.computed_by}` : '';
  find('notes').replaceChildren(...view.notes.map(note => element('li', {}, note)));
  find('csv').href = `/api/runs/${id}/result.csv`;
  find('json').href = `/api/runs/${id}/result.json`;
  find('charts').replaceChildren(
    lines('growth', 'Growth of 1', view.growth),
    weights('weights', kind === 'multi' ? 'Weights by period' : 'Weights', view.weights),
    lines('drawdown', 'Drawdown', view.drawdown, { downwards: true }));
  find('tables').replaceChildren(...view.tables.map(({ header, rows }) => table(header, rows, header[0])));
  find('result').hidden = false;
  find('result').focus();
}

function busy(is) {
  find('run-single').disabled = is;
  find('run-multi').disabled = is;
  find('busy').hidden = !is;
}

/** The fields that a message names, with where: a name that is an English word too counts at the beginning alone. */
function named(message) {
  return [...find('settings').querySelectorAll('input[id], select[id]')].map(({ id }) => ({
    id,
    place: message.search(new RegExp(id.includes('_') ? `\\b${id}\\b` : `^${id}\\b|\\b${id}(?= = )`)),
  })).filter(({ place }) => place >= 0).sort((one, other) => one.place - other.place);
}

const label = id => document.querySelector(`label[for="${id}"]`).textContent;

/** A message of the server, which names fields as the configuration does, in the words of this page. */
function translated(message) {
  let text = message.replace(/\bin-sample window\b/, 'window that selects').replace(/\bout-of-sample window\b/, 'window that judges');
  for (const { id } of named(message)) {
    text = text.replace(new RegExp(id.includes('_') ? `\\b${id}\\b` : `^${id}\\b|\\b${id}(?= = )`, 'g'), `“${label(id)}”`);
  }
  return text;
}

/** Says what is wrong, and marks the field to blame: the one that is told, else the first that the message names. */
function tell(message, told = '') {
  const field = told === 'custom_weights' ? 'weighting_scheme' : told || named(message)[0]?.id || '';
  for (const marked of document.querySelectorAll('[aria-invalid]')) {
    marked.removeAttribute('aria-invalid');
    if (marked.getAttribute('aria-describedby') === 'error') marked.removeAttribute('aria-describedby');
  }
  const control = find(field.split('.')[0]);
  const text = translated(message);
  const name = control?.matches('input, select') ? label(control.id) : '';
  // Beside the field, where it is seen on a small screen too; else where the progress stands.
  if (name) control.closest('fieldset').append(find('error'));
  else find('run').prepend(find('error'));
  find('error').textContent = name && !text.includes(`“${name}”`) ? `${name}: ${text}` : text;
  if (message && control && control.matches('input, select')) {
    control.setAttribute('aria-invalid', 'true');
    if (!control.hasAttribute('aria-describedby')) control.setAttribute('aria-describedby', 'error');
    control.focus();
  }
}

const guarded = action => () => action().catch(error => tell(error.message, error.field));

find('run-single').addEventListener('click', () => run('single'));
find('run-multi').addEventListener('click', () => run('multi'));
find('cancel').addEventListener('click', guarded(async () => {
  if (current) await ask(`/api/runs/${current}`, { method: 'DELETE' });
}));
find('file').addEventListener('change', guarded(async () => {
  tell('');
  await look();
}));
guarded(begin)();
