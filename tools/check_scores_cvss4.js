// SPDX-License-Identifier: Apache-2.0
// CVSS 4.0 base scores for tools/check_scores: FIRST, "CVSS v4.0: Specification Document", sections 8.2 and 8.3, by
// the way of its reference calculator (highest vectors of a MacroVector, severity distances, mean of the parts
// taken). Base metrics only: exploit maturity and requirements not defined are the worst.
'use strict';

// The published scores of MacroVectors with EQ5 = 0, in tenths: by EQ1 EQ2 EQ3, then EQ4, in it EQ6 = 0 and 1.
const scores = {
  '000': [100, 99, 100, 96, 93, 90],
  '001': [98, 95, 93, 92, 88, 80],
  '002': [null, 92, null, 79, null, 69],
  '010': [99, 97, 95, 91, 92, 81],
  '011': [95, 93, 92, 82, 84, 70],
  '012': [null, 86, null, 71, null, 63],
  '100': [98, 95, 94, 89, 87, 75],
  '101': [94, 89, 86, 76, 72, 57],
  '102': [null, 83, null, 65, null, 53],
  '110': [95, 90, 90, 77, 77, 66],
  '111': [89, 78, 74, 59, 61, 52],
  '112': [null, 71, null, 58, null, 23],
  '200': [93, 87, 86, 74, 70, 54],
  '201': [85, 75, 72, 57, 53, 36],
  '202': [null, 64, null, 47, null, 24],
  '210': [88, 75, 73, 55, 54, 43],
  '211': [75, 55, 61, 51, 46, 18],
  '212': [null, 53, null, 24, null, 10],
};
const order = {
  AV: 'NALP', PR: 'NLH', UI: 'NPA', AC: 'LH', AT: 'NP', VC: 'HLN', VI: 'HLN', VA: 'HLN', SC: 'HLN', SI: 'SHLN', SA: 'SHLN',
};
const place = (metric, value) => (metric === 'SC' ? order.SC.indexOf(value) + 1 : order[metric].indexOf(value));
const highest = {
  eq1: [['AV:N/PR:N/UI:N'], ['AV:A/PR:N/UI:N', 'AV:N/PR:L/UI:N', 'AV:N/PR:N/UI:P'], ['AV:P/PR:N/UI:N', 'AV:A/PR:L/UI:P']],
  eq2: [['AC:L/AT:N'], ['AC:H/AT:N', 'AC:L/AT:P']],
  eq3: [['VC:H/VI:H/VA:H'], ['VC:L/VI:H/VA:H', 'VC:H/VI:L/VA:H'], ['VC:L/VI:L/VA:L']],
  eq4: [['SC:H/SI:S/SA:S'], ['SC:H/SI:H/SA:H'], ['SC:L/SI:L/SA:L']],
};
const depth = { eq1: [1, 4, 5], eq2: [1, 2], eq3: [7, 8, 10], eq4: [6, 5, 4] };

function distance(m, candidates) {
  for (const vector of candidates) {
    const steps = vector.split('/').map((part) => { const [k, v] = part.split(':'); return place(k, m[k]) - place(k, v); });
    if (steps.every((step) => step >= 0)) return steps.reduce((a, b) => a + b);
  }
  return 0;
}

/** `m`: the metrics of a valid vector. The base score in tenths. */
function cvss4(m) {
  if (['VC', 'VI', 'VA', 'SC', 'SI', 'SA'].every((k) => m[k] === 'N')) return 0;
  const worst = [m.AV, m.PR, m.UI].filter((v) => v === 'N').length;
  const eq1 = worst === 3 ? 0 : worst > 0 && m.AV !== 'P' ? 1 : 2;
  const eq2 = m.AC === 'L' && m.AT === 'N' ? 0 : 1;
  const eq3 = m.VC === 'H' && m.VI === 'H' ? 0 : [m.VC, m.VI, m.VA].includes('H') ? 1 : 2;
  const eq4 = m.SI === 'S' || m.SA === 'S' ? 0 : [m.SC, m.SI, m.SA].includes('H') ? 1 : 2;
  const eq6 = eq3 === 2 ? 1 : 0;
  const at = (a, b, c, d, e) => { const row = scores[`${a}${b}${c}`]; return row && d < 3 && e < 2 ? row[d * 2 + e] : null; };
  const value = at(eq1, eq2, eq3, eq4, eq6);
  const below3 = eq3 === 0 ? Math.max(at(eq1, eq2, 0, eq4, 1), at(eq1, eq2, 1, eq4, 0)) : eq3 === 1 ? at(eq1, eq2, 1, eq4, 1) : null;
  let directions = 1; // EQ5 can fall, and a vector without a threat metric stands at its top
  let taken = 0;
  const towards = (lower, eq, level) => {
    if (lower === null) return;
    directions++;
    taken += ((value - lower) * distance(m, highest[eq][level])) / depth[eq][level];
  };
  towards(at(eq1 + 1, eq2, eq3, eq4, eq6), 'eq1', eq1);
  towards(at(eq1, eq2 + 1, eq3, eq4, eq6), 'eq2', eq2);
  towards(below3, 'eq3', eq3);
  towards(at(eq1, eq2, eq3, eq4 + 1, eq6), 'eq4', eq4);
  return Math.min(Math.max(Math.round(Number((value - taken / directions).toFixed(9))), 0), 100);
}

module.exports = { cvss4 };
