// Elements without innerHTML: what comes from a query is always text.

const SVG = 'http://www.w3.org/2000/svg';

export const byId = id => document.getElementById(id);

/** An HTML element. Attributes that are null or false are left out. */
export function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** A figure of the progress: what people read, with the exact value beside it. */
export function figure(value, text, unit = '') {
  if (value === null || value === undefined) {
    return el('span', {title: 'not known'}, '–');
  }
  const data = el('data', {value: String(value), title: String(value)}, text);
  return unit ? el('span', {}, data, el('span', {class: 'unit'}, ' ' + unit)) : data;
}

/** Shows these children, by changing only what differs: what is marked, scrolled, open or has the focus stays. */
export function show(place, ...children) {
  const wanted = document.createDocumentFragment();
  wanted.append(...children.flat());
  patchChildren(place, wanted);
}

function patchChildren(now, wanted) {
  const next = [...wanted.childNodes];
  next.forEach((child, at) => {
    const before = now.childNodes[at];
    if (!before) {
      now.append(child);
    } else if (before.nodeName !== child.nodeName) {
      before.replaceWith(child);
    } else if (child.nodeType === Node.TEXT_NODE) {
      if (before.data !== child.data) {
        before.data = child.data;
      }
    } else {
      patchAttributes(before, child);
      patchChildren(before, child);
    }
  });
  while (now.childNodes.length > next.length) {
    now.lastChild.remove();
  }
}

/** Whether a part is open is up to who reads. */
function patchAttributes(now, wanted) {
  for (const {name} of [...now.attributes]) {
    if (!wanted.hasAttribute(name) && name !== 'open') {
      now.removeAttribute(name);
    }
  }
  for (const {name, value} of wanted.attributes) {
    if (now.getAttribute(name) !== value) {
      now.setAttribute(name, value);
    }
  }
}
