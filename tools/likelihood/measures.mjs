// SPDX-License-Identifier: Apache-2.0
// How good a ranking is, and how sure that is: area under the ROC curve, recall in the top share, bootstrap intervals,
// stratified folds. Chance comes from a seed: the same figures on every run.

/** Uniform in [0, 1): mulberry32. */
export function seeded(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

/** The share of (positive, negative) pairs in the right order; equal scores count half (Mann-Whitney). */
export function auc(scores, truth) {
  const order = [...scores.keys()].sort((a, b) => scores[a] - scores[b]);
  let positives = 0;
  let ranks = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to]] === scores[order[from]]) ++to;
    for (let i = from; i < to; ++i) {
      if (!truth[order[i]]) continue;
      ++positives;
      ranks += (from + 1 + to) / 2;
    }
    from = to;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (order.length - positives));
}

/** The share of the positives that is among the first `share` of the ranking; equal scores share the last places. */
export function recallAt(scores, truth, share) {
  const sorted = [...scores].sort((a, b) => b - a);
  const places = Math.round(sorted.length * share);
  const last = sorted[places - 1];
  const tied = { all: 0, positive: 0 };
  let before = 0;
  let found = 0;
  let positives = 0;
  for (let i = 0; i < scores.length; ++i) {
    const positive = truth[i] ? 1 : 0;
    positives += positive;
    if (scores[i] > last) {
      ++before;
      found += positive;
    } else if (scores[i] === last) {
      ++tied.all;
      tied.positive += positive;
    }
  }
  return (found + (tied.positive * (places - before)) / tied.all) / positives;
}

/** Per case the fold (0 ... count-1) in which it is held out; each fold has its share of the positives. */
export function stratifiedFolds(truth, count, seed) {
  const random = seeded(seed);
  const fold = new Int8Array(truth.length);
  for (const wanted of [true, false]) {
    const members = [...truth.keys()].filter((i) => Boolean(truth[i]) === wanted);
    for (let i = members.length - 1; i > 0; --i) {
      const j = Math.floor(random() * (i + 1));
      [members[i], members[j]] = [members[j], members[i]];
    }
    members.forEach((member, place) => { fold[member] = place % count; });
  }
  return fold;
}

/** 95 % interval of a measure by drawing positives and negatives anew, with replacement. */
export function bootstrap(scores, truth, measure, { draws = 1000, seed = 1 } = {}) {
  const random = seeded(seed);
  const classes = [true, false].map((wanted) => [...scores.keys()].filter((i) => Boolean(truth[i]) === wanted));
  const values = [];
  for (let draw = 0; draw < draws; ++draw) {
    const picks = classes.flatMap((members) => members.map(() => members[Math.floor(random() * members.length)]));
    values.push(measure(picks.map((i) => scores[i]), picks.map((i) => truth[i])));
  }
  values.sort((a, b) => a - b);
  return { low: values[Math.floor(0.025 * draws)], high: values[Math.ceil(0.975 * draws) - 1] };
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
