// SPDX-License-Identifier: Apache-2.0
// A case as the entries of the table that speak of it: "group TAB key". The same entries as core/enrich/likelihood_prior.cpp
// looks up. Groups and keys: docs/likelihood.md.
import { vendorOf, wordsOf } from './words.mjs';

const kExploit = { F: 'F', H: 'F', A: 'F', P: 'P', POC: 'P', U: 'U' };

function readVector(text) {
  const metrics = {};
  for (const part of text.replace(/[()]/g, '').split('/')) {
    const at = part.indexOf(':');
    if (at > 0) metrics[part.slice(0, at)] = part.slice(at + 1);
  }
  return metrics;
}

/** The metrics of any version in the words of version 3; null where base metrics are missing. */
export function metricsOf(text) {
  const m = readVector(text);
  const e = kExploit[m.E] ?? '';
  if (m.VC) {
    const subsequent = [m.SC, m.SI, m.SA].some((value) => value !== undefined && value !== 'N');
    return complete({ av: m.AV, ac: m.AC === 'L' && m.AT === 'N' ? 'L' : 'H', pr: m.PR, ui: m.UI === 'N' ? 'N' : 'R', s: subsequent ? 'C' : 'U', c: m.VC, i: m.VI, a: m.VA, e });
  }
  if (m.Au) {
    const loss = { N: 'N', P: 'L', C: 'H' };
    return complete({
      av: m.AV, ac: m.AC === 'H' ? 'H' : 'L', pr: m.Au === 'N' ? 'N' : 'L', ui: m.AC === 'M' ? 'R' : 'N', s: 'U', c: loss[m.C], i: loss[m.I], a: loss[m.A], e,
    });
  }
  return complete({ av: m.AV, ac: m.AC, pr: m.PR, ui: m.UI, s: m.S, c: m.C, i: m.I, a: m.A, e });
}

function complete(m) {
  return ['av', 'ac', 'pr', 'ui', 's', 'c', 'i', 'a'].every((name) => m[name] !== undefined) ? m : null;
}

const neighbours = (words) => words.slice(1).map((word, i) => `${words[i]} ${word}`);

/** Of {vector, cwes: [numbers], title, vendor, product}; no entry twice. */
export function featuresOf(it) {
  const found = new Set();
  const m = it.vector ? metricsOf(it.vector) : null;
  if (m) {
    for (const name of ['av', 'ac', 'pr', 'ui', 's', 'c', 'i', 'a']) found.add(`metric\t${name}:${m[name]}`);
    if (m.e) found.add(`metric\te:${m.e}`);
    found.add(`access\t${m.av}${m.pr}${m.ui}`);
    found.add(`impact\t${m.c}${m.i}${m.a}`);
  }
  for (const cwe of it.cwes) {
    found.add(`weakness\t${cwe}`);
    if (m) found.add(`weakness\t${cwe} ${m.av}${m.pr}`);
  }
  const title = wordsOf(it.title);
  const named = wordsOf(it.product);
  // Where no product is named, scanners name it in the title.
  const product = named.length > 0 ? named : title;
  for (const text of [...title, ...neighbours(title)]) found.add(`title\t${text}`);
  for (const text of [...product, ...neighbours(product)]) found.add(`product\t${text}`);
  const vendor = vendorOf(it.vendor);
  if (vendor) found.add(`vendor\t${vendor}`);
  return [...found];
}
