// SPDX-License-Identifier: Apache-2.0
// From cases to a table: which entries there are, how strongly each is held back, which are worth keeping, and what a
// table says of a case. Integers (thousandths of a log-odds unit) as the core adds them.
import { featuresOf } from './features.mjs';
import { fitLogistic } from './logistic.mjs';
import { auc, mean, stratifiedFolds } from './measures.mjs';

export const kLeastCases = 5;      // an entry that fewer cases have says nothing sure
export const kMostEntries = 900;
export const kStrengths = [3, 5, 8, 12];
const kInnerFolds = 4;
const kInnerRepeats = 2;
const kAsGood = 0.002;
/** How far the weights of a group may go: the prior variance relative to others. Access and impact refine the metrics, products tell most. */
const kFreedom = { metric: 1, access: 0.5, impact: 0.5, weakness: 1, title: 1, product: 2, vendor: 1 };
const groupOf = (name) => name.slice(0, name.indexOf('\t'));

function fit(features, truth, names, strength) {
  const columns = new Map(names.map((name, i) => [name, i]));
  const rows = features.map((own) => own.map((name) => columns.get(name)).filter((column) => column !== undefined));
  return fitLogistic(rows, truth, names.map((name) => strength / kFreedom[groupOf(name)]));
}

function counted(features) {
  const count = new Map();
  for (const own of features) for (const name of own) count.set(name, (count.get(name) ?? 0) + 1);
  return count;
}

/** Those kept are fitted again without the others: what was dropped is taken over where something else can say it. */
function learn(features, truth, strength) {
  const count = counted(features);
  const all = [...count.keys()].filter((name) => count.get(name) >= kLeastCases).sort();
  const first = fit(features, truth, all, strength);
  // By the spread that an entry gives to the scores: the weight times the deviation of having it.
  const spread = (name, i) => {
    const share = count.get(name) / features.length;
    return Math.abs(first[i]) * Math.sqrt(share * (1 - share));
  };
  const kept = all.map((name, i) => ({ name, spread: spread(name, i) })).sort((a, b) => b.spread - a.spread || (a.name < b.name ? -1 : 1))
    .slice(0, kMostEntries).map((it) => it.name).sort();
  const weights = fit(features, truth, kept, strength);
  return new Map(kept.map((name, i) => [name, Math.round(1000 * weights[i])]).filter(([, weight]) => weight !== 0));
}

export const scoreOf = (entries, features) => features.reduce((sum, name) => sum + (entries.get(name) ?? 0), 0);

/** The strongest hold that is as good as the best: by mean AUC over folds of these cases alone, to within kAsGood. */
function chooseStrength(features, truth, seed) {
  const indices = [...truth.keys()];
  const areas = kStrengths.map(() => []);
  for (let repeat = 0; repeat < kInnerRepeats; ++repeat) {
    const fold = stratifiedFolds(truth, kInnerFolds, seed + 1000 * (repeat + 1));
    for (let held = 0; held < kInnerFolds; ++held) {
      const seen = indices.filter((i) => fold[i] !== held);
      const rest = indices.filter((i) => fold[i] === held);
      kStrengths.forEach((strength, n) => {
        const entries = learn(seen.map((i) => features[i]), seen.map((i) => truth[i]), strength);
        areas[n].push(auc(rest.map((i) => scoreOf(entries, features[i])), rest.map((i) => truth[i])));
      });
    }
  }
  const best = Math.max(...areas.map(mean));
  return Math.max(...kStrengths.filter((_, n) => mean(areas[n]) >= best - kAsGood));
}

/** {entries: Map of "group TAB key" to thousandths, center: the median case's sum, strength}. */
export function train(cases, seed) {
  const features = cases.map(featuresOf);
  const truth = cases.map((it) => it.active);
  const strength = chooseStrength(features, truth, seed);
  const entries = learn(features, truth, strength);
  const sums = features.map((own) => scoreOf(entries, own)).sort((a, b) => a - b);
  return { entries, center: sums[sums.length >> 1], strength };
}

/** The JSON that `postern analyze --likelihood` takes. */
export function tableJson(model) {
  const table = { postern_likelihood: 1, center: model.center };
  for (const [name, weight] of [...model.entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const group = groupOf(name);
    (table[group] ??= {})[name.slice(group.length + 1)] = weight;
  }
  return `${JSON.stringify(table, null, 1)}\n`;
}
