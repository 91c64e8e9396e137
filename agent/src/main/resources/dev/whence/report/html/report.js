'use strict';

// Tables: a click on a heading sorts by it, another turns the order round. Numbers begin with the greatest.
for (const table of document.querySelectorAll('table.sortable')) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener('click', () => {
      const first = heading.classList.contains('number') ? 'descending' : 'ascending';
      const second = first === 'ascending' ? 'descending' : 'ascending';
      const order = heading.getAttribute('aria-sort') === first ? second : first;
      headings.forEach(other => other.removeAttribute('aria-sort'));
      heading.setAttribute('aria-sort', order);
      sort(table.tBodies[0], column, order === 'ascending' ? 1 : -1);
    });
  });
}

function sort(body, column, direction) {
  const rows = [...body.rows].map(row => ({ row, key: key(row.cells[column]) }));
  rows.sort((a, b) => direction * compare(a.key, b.key));
  body.append(...rows.map(({ row }) => row));
}

// Beyond 2^53 a Number would take neighbours for equal.
function key(cell) {
  return cell.dataset.sort === undefined ? cell.textContent : BigInt(cell.dataset.sort);
}

function compare(a, b) {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

// Charts: what is nearest to the pointer is told at once; with the keyboard, arrows go from one to the next.
for (const plot of document.querySelectorAll('.plot')) {
  const hits = [...plot.querySelectorAll('.hit')].map(hit => {
    const title = hit.querySelector('title');
    const text = title.textContent;
    title.remove();
    return { at: (hit.x.baseVal.value + hit.width.baseVal.value / 2) / 1000, text };
  });
  if (hits.length > 0) {
    follow(plot, hits.sort((a, b) => a.at - b.at));
  }
}

function follow(plot, hits) {
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.setAttribute('role', 'status');
  const cursor = document.createElement('div');
  cursor.className = 'cursor';
  let current = -1;

  function show(index) {
    current = index;
    const { at, text } = hits[index];
    if (!tip.isConnected) {
      plot.append(cursor, tip);
    }
    tip.textContent = text;
    const left = at * plot.clientWidth;
    cursor.style.left = left + 'px';
    // Kept within the drawing, so that it never widens the page.
    const room = plot.clientWidth - tip.offsetWidth;
    tip.style.left = Math.max(0, Math.min(room, left + 8 > room ? left - tip.offsetWidth - 8 : left + 8)) + 'px';
    tip.style.top = '0';
  }

  function hide() {
    current = -1;
    tip.remove();
    cursor.remove();
  }

  function nearest(at) {
    let best = 0;
    hits.forEach((hit, index) => {
      if (Math.abs(hit.at - at) < Math.abs(hits[best].at - at)) {
        best = index;
      }
    });
    return best;
  }

  const point = event => {
    const box = plot.getBoundingClientRect();
    show(nearest((event.clientX - box.left) / box.width));
  };
  plot.addEventListener('pointermove', point);
  plot.addEventListener('pointerdown', point);
  plot.addEventListener('pointerleave', hide);
  plot.tabIndex = 0;
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', 'Values of the chart, by arrow keys');
  plot.addEventListener('blur', hide);
  plot.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      show(Math.max(0, Math.min(hits.length - 1, current < 0 ? 0 : current + step)));
    } else if (event.key === 'Escape') {
      hide();
    }
  });
}

// A box above a table leaves the rows that hold all of its words; '/' goes there, Escape empties it.
const boxes = [];
for (const table of document.querySelectorAll('table.filtered')) {
  const rows = [...table.tBodies[0].rows].map(row => ({ row, text: words(row) }));
  const label = document.createElement('label');
  label.className = 'filter';
  label.textContent = 'Filter ';
  const box = document.createElement('input');
  box.type = 'search';
  box.placeholder = 'key, class, jar …';
  const said = document.createElement('output');
  label.append(box, ' ', said);
  table.parentElement.before(label);
  boxes.push(box);

  const filter = () => {
    const wanted = box.value.toLowerCase().split(/\s+/).filter(word => word !== '');
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !wanted.every(word => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    said.textContent = shown === rows.length ? rows.length + ' rows' : shown + ' of ' + rows.length + ' rows';
  };
  box.addEventListener('input', filter);
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      box.value = '';
      filter();
    }
  });
  filter();
}

function words(row) {
  return [...row.cells].map(cell => cell.textContent + ' ' + cell.title).join(' ').toLowerCase();
}

document.addEventListener('keydown', event => {
  if (event.key === '/' && boxes.length > 0 && !(event.target instanceof HTMLInputElement)) {
    event.preventDefault();
    boxes[0].focus();
  }
});
