// SPDX-License-Identifier: Apache-2.0
// Makes a large report of a small one by its structure: a list is found and its items are repeated. Copies are not the
// same: numbers of three digits and more go on (ids, lines, hashes; not years), long texts come in forty variants.
// Gives {text, path}: the path is where a reader finds the repeated records.

const kVariants = 40;
const kNumbers = /\d{3,}/g;

function varyNumbers(text, k) {
  return text.replace(kNumbers, (digits, at) => {
    if (/^(19|20)\d\d$/.test(digits) || text[at - 1] === '#' || text[at - 1] === '.') return digits;
    const kept = digits.slice(0, -Math.min(digits.length - 1, 4));
    const width = digits.length - kept.length;
    return kept + String((Number(digits.slice(-width)) + k) % 10 ** width).padStart(width, '0');
  });
}

function varyJson(value, k) {
  if (typeof value === 'string') {
    const varied = /\d{3}/.test(value) ? varyNumbers(value, k) : value;
    return value.length >= 30 && value.includes(' ') ? `${varied} ${k % kVariants}` : varied;
  }
  if (Array.isArray(value)) return value.map((item) => varyJson(item, k));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, varyJson(item, k)]));
}

const isList = (value) => value !== null && typeof value === 'object' && Object.keys(value).length > 0;
const isObject = (value) => isList(value) && !Array.isArray(value);

/** Lists of objects or lists, and objects that are maps of such: [{value, path}], the largest of several items first. */
function jsonLists(value, path = '', found = []) {
  if (!isList(value)) return found;
  const items = Object.values(value);
  const of = items.filter(Array.isArray(value) ? (it) => it !== null : isObject);
  if (of.length === items.length) found.push({ value, path: `${path}/*`, several: items.length > 1, size: JSON.stringify(value).length });
  for (const [key, item] of Object.entries(value)) {
    jsonLists(item, `${path}/${Array.isArray(value) ? '*' : key.replaceAll('~', '~0').replaceAll('/', '~1')}`, found);
  }
  return found;
}

function growJson(text, bytes, which) {
  const root = JSON.parse(text);
  const lists = jsonLists(root).sort((a, b) => Number(b.several) - Number(a.several) || b.size - a.size);
  const list = lists[which];
  if (!list) return null;
  const indent = text.trimEnd().includes('\n') ? 2 : 0;
  const size = JSON.stringify(list.value, null, indent).length;
  const times = Math.max(1, Math.ceil(bytes / size));
  const keys = Object.keys(list.value), items = Object.values(list.value);
  for (let k = 1; k < times; ++k) {
    for (const [i, item] of items.entries()) {
      if (Array.isArray(list.value)) list.value.push(varyJson(item, k));
      else list.value[`${varyNumbers(keys[i], k)}${/\d{3}/.test(keys[i]) ? '' : `_${k}`}`] = varyJson(item, k);
    }
  }
  return { text: JSON.stringify(root, null, indent), path: list.path };
}

/** Repeats text[begin, end) behind itself. */
function repeat(text, begin, end, bytes, between = '') {
  const part = text.slice(begin, end);
  const times = Math.ceil(bytes / Math.max(1, part.length));
  const copies = Array.from({ length: times }, (_, k) => (k === 0 ? part : varyNumbers(part, k)));
  return text.slice(0, begin) + copies.join(between) + text.slice(end);
}

/** Elements of an XML text: [{name, path, begin, end, parent}]; no validation. */
function xmlElements(text) {
  const found = [], open = [];
  const tag = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<(\/?)([^\s\/>]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g;
  for (const match of text.matchAll(tag)) {
    if (!match[2]) continue;
    const name = match[2].replace(/^.*:/, '');
    if (match[1]) {
      const element = open.pop();
      if (element) element.end = match.index + match[0].length;
      continue;
    }
    const parent = open.at(-1);
    const element = { name, path: `${parent?.path ?? ''}/${name}`, begin: match.index, end: match.index + match[0].length, parent };
    found.push(element);
    if (!match[3]) open.push(element);
  }
  return found;
}

/** Runs of siblings that hold more than text; the root is not one. */
function growXml(text, bytes, which) {
  const groups = new Map();
  for (const element of xmlElements(text)) {
    if (!element.parent) continue;
    const key = `${element.parent.begin} ${element.name}`;
    const group = groups.get(key) ?? { path: element.path, begin: element.begin, end: 0, items: 0 };
    if (group.end && text.slice(group.end, element.begin).trim()) continue; // of the first run
    groups.set(key, { ...group, end: element.end, items: group.items + 1 });
  }
  const lists = [...groups.values()].sort((a, b) => Number(b.items > 1) - Number(a.items > 1) || b.end - b.begin - (a.end - a.begin));
  const list = lists[which];
  return list ? { text: repeat(text, list.begin, list.end, bytes, '\n'), path: list.path } : null;
}

const afterLine = (text, lines) => { let at = 0; for (let i = 0; i < lines; ++i) at = text.indexOf('\n', at) + 1 || text.length; return at; };
const ended = (text) => (text.endsWith('\n') ? text : `${text}\n`);

/** Text and YAML: which = how many lines of head are said once. */
const growers = {
  json: growJson,
  xml: growXml,
  csv: (text, bytes, which) => (which > 3 ? null : { text: repeat(ended(text), afterLine(text, which + 1), ended(text).length, bytes), path: '/*' }),
  jsonl: (text, bytes, which) => (which > 0 ? null : { text: repeat(ended(text), 0, ended(text).length, bytes), path: '/' }),
  yaml: (text, bytes, which) => (which > 3 ? null : { text: repeat(ended(text), which ? afterLine(text, which) : 0, ended(text).length, bytes, which ? '' : '---\n'), path: '/' }),
  text: (text, bytes, which) => (which > 5 ? null : { text: repeat(ended(text), afterLine(text, which), ended(text).length, bytes), path: '/*' }),
  html: (text, bytes, which) => (which > 0 ? null : { text: repeat(text, text.search(/<body[^>]*>/) + text.match(/<body[^>]*>/)?.[0].length, text.indexOf('</body>'), bytes), path: '/*' }),
};

/** "json", "xml", ... by content; null for what is not text. */
export function kindOf(name, text) {
  const start = text.trimStart();
  if (text.includes('\0')) return null;
  if (/\.ya?ml$/.test(name)) return 'yaml';
  if (/<html[\s>]/i.test(start.slice(0, 2000)) && start.startsWith('<')) return 'html';
  if (start.startsWith('<')) return 'xml';
  if (/\.csv$/.test(name)) return 'csv';
  if (/^[[{]/.test(start)) {
    try { JSON.parse(text); return 'json'; } catch { return /\.(json|jsonl|log|txt|dat)$/.test(name) ? 'jsonl' : null; }
  }
  return 'text';
}

/** The `which`-th way to grow it, the most promising first; null when there is none. */
export function grow(name, text, bytes, which) {
  const kind = kindOf(name, text);
  return kind && growers[kind](text, bytes, which);
}
