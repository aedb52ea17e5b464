/**
 * Makes the timeline interactive. It reads everything from the page, stores nothing and requests nothing; the page's
 * policy allows this text by its hash. Without it the page shows the same, without interaction.
 */
export const SCRIPT = String.raw`
(() => {
'use strict';
const root = document.documentElement;
root.classList.add('scripted');
const one = (selector) => document.querySelector(selector);
const all = (selector) => Array.from(document.querySelectorAll(selector));

one('#theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
});

const copy = one('#copy');
copy.addEventListener('click', () => {
  // By selection: the clipboard's own interface is not given to files in every browser.
  getSelection().selectAllChildren(one('#case'));
  document.execCommand('copy');
  copy.textContent = 'Copied';
});

const unfold = () => {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  for (let fold = target && target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  if (target) target.scrollIntoView({ block: 'center' });
};
addEventListener('hashchange', unfold);

const chart = one('#chart');
if (!chart) { unfold(); return; }
const span = (name) => chart.dataset[name].split(' ').map(Number);
const left = Number(chart.dataset.left);
const width = Number(chart.dataset.width);
const zero = Number(chart.dataset.zero);
const whole = span('whole');
const attempt = span('attempt');
const events = all('#chart .event');
const bars = all('#chart .attempt');
const detail = one('#detail');
let shown = attempt.slice();
let chosen = null;

const x = (at) => left + ((at - shown[0]) / (shown[1] - shown[0])) * width;
const bar = (rect, from, to, least) => {
  const a = Math.min(Math.max(x(from), left), left + width);
  const b = Math.min(Math.max(x(to), left), left + width);
  rect.setAttribute('x', a.toFixed(1));
  rect.setAttribute('width', Math.max(least, b - a).toFixed(1));
};
const isOut = (from, to) => to < shown[0] || from > shown[1];

const drawAxis = () => {
  const axis = one('#axis');
  const texts = axis.querySelectorAll('text');
  const step = shown[1] - shown[0];
  texts.forEach((text, index) => {
    const at = new Date(zero + shown[0] + (step * index) / (texts.length - 1)).toISOString();
    text.textContent = step < 20000 ? at.slice(11, 23) : step < 172800000 ? at.slice(11, 19) : at.slice(0, 16).replace('T', ' ');
  });
};
const draw = () => {
  for (const rect of bars) {
    const from = Number(rect.dataset.at);
    const to = Number(rect.dataset.end);
    bar(rect, from, to, 2);
    rect.classList.toggle('out', isOut(from, to));
  }
  for (const event of events) {
    const from = Number(event.dataset.at);
    const to = Number(event.dataset.end);
    const doubt = Number(event.dataset.pm);
    bar(event.querySelector('.tick'), from, to, 4);
    bar(event.querySelector('.doubt'), from - doubt, to + doubt, 2);
    event.classList.toggle('out', isOut(from, to));
  }
  drawAxis();
  one('#span').textContent = new Date(zero + shown[0]).toISOString().replace('T', ' ').slice(0, 19) + ' to ' +
    new Date(zero + shown[1]).toISOString().replace('T', ' ').slice(0, 19) + ' UTC, ' +
    visible().length + ' of ' + events.length + ' events';
};
const visible = () => events.filter((event) => !event.classList.contains('out') && !event.classList.contains('filtered'));

const show = (from, to) => {
  const least = 20;
  const room = Math.max(least, to - from);
  const most = whole[1] - whole[0];
  if (room >= most) { shown = whole.slice(); draw(); return; }
  const start = Math.min(Math.max(from, whole[0]), whole[1] - room);
  shown = [start, start + room];
  draw();
};
const zoom = (factor, around) => {
  const at = around === undefined ? (shown[0] + shown[1]) / 2 : around;
  show(at - (at - shown[0]) * factor, at + (shown[1] - at) * factor);
};

const choose = (event, focus) => {
  if (chosen) { chosen.classList.remove('chosen'); chosen.tabIndex = -1; }
  chosen = event;
  event.classList.add('chosen');
  event.tabIndex = 0;
  const entry = document.getElementById('e' + event.dataset.e);
  detail.replaceChildren(...Array.from(entry.childNodes, (node) => node.cloneNode(true)));
  if (focus) event.focus({ preventScroll: true });
};
const step = (by) => {
  const list = visible();
  if (list.length === 0) return;
  const at = list.indexOf(chosen);
  choose(list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)], true);
};

chart.addEventListener('click', (click) => {
  const event = click.target.closest('.event');
  if (event) choose(event, true);
});
chart.addEventListener('keydown', (key) => {
  const list = visible();
  const moves = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    Home: () => list.length > 0 && choose(list[0], true),
    End: () => list.length > 0 && choose(list[list.length - 1], true),
    '+': () => zoom(0.5, chosen ? Number(chosen.dataset.at) : undefined),
    '=': () => zoom(0.5, chosen ? Number(chosen.dataset.at) : undefined),
    '-': () => zoom(2),
    '0': () => show(whole[0], whole[1]),
    Enter: () => key.target.closest('.event') && choose(key.target.closest('.event'), true),
    ' ': () => key.target.closest('.event') && choose(key.target.closest('.event'), true),
  };
  const move = moves[key.key];
  if (!move || key.ctrlKey || key.metaKey || key.altKey) return;
  key.preventDefault();
  move();
});
chart.addEventListener('wheel', (wheel) => {
  if (!wheel.ctrlKey) return;
  wheel.preventDefault();
  const box = chart.getBoundingClientRect();
  const share = ((wheel.clientX - box.left) / box.width) * chart.viewBox.baseVal.width;
  const at = shown[0] + ((share - left) / width) * (shown[1] - shown[0]);
  zoom(wheel.deltaY > 0 ? 1.25 : 0.8, at);
}, { passive: false });

const buttons = {
  'zoom-in': () => zoom(0.5),
  'zoom-out': () => zoom(2),
  earlier: () => show(shown[0] - (shown[1] - shown[0]) / 2, shown[1] - (shown[1] - shown[0]) / 2),
  later: () => show(shown[0] + (shown[1] - shown[0]) / 2, shown[1] + (shown[1] - shown[0]) / 2),
  whole: () => show(whole[0], whole[1]),
  attempt: () => show(attempt[0], attempt[1]),
};
for (const [id, act] of Object.entries(buttons)) document.getElementById(id).addEventListener('click', act);

const filter = () => {
  const off = (name) => new Set(all('input[name=' + name + ']:not(:checked)').map((box) => box.value));
  const sources = off('source');
  const stages = off('stage');
  for (const item of [...events, ...all('#events > li')]) {
    item.classList.toggle('filtered', sources.has(item.dataset.source) || stages.has(item.dataset.stage));
  }
  draw();
};
for (const box of all('.controls input')) box.addEventListener('change', filter);
draw();
unfold();
})();
`;
