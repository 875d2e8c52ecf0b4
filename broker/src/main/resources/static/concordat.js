// Pages work without this; it saves a click here and there.
'use strict';

// '/' leads to the field that searches.
document.addEventListener('keydown', event => {
  const field = document.querySelector('input[type=search]');
  const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
  if (event.key === '/' && field && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});

// Interactions of a pact: all open, all closed, and those alone that hold a word.
const interactions = [...document.querySelectorAll('details.interaction')];
for (const button of document.querySelectorAll('button[data-open]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    for (const each of interactions) {
      each.open = button.dataset.open === 'true';
    }
  });
}
const filter = document.querySelector('input[data-filter]');
if (filter) {
  filter.closest('[hidden]')?.removeAttribute('hidden');
  const texts = interactions.map(each => each.querySelector('summary').textContent.toLowerCase());
  const found = document.querySelector('[data-found]');
  filter.addEventListener('input', () => {
    const word = filter.value.trim().toLowerCase();
    let count = 0;
    interactions.forEach((each, i) => {
      each.hidden = !texts[i].includes(word);
      count += each.hidden ? 0 : 1;
    });
    found.textContent = word ? `${count} of ${interactions.length}` : '';
  });
}

// An address such as #i12 opens the interaction that it names.
const open = () => {
  const target = /^#i\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (target) {
    target.open = true;
    target.scrollIntoView();
  }
};
addEventListener('hashchange', open);
open();
