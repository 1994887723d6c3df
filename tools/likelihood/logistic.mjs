// SPDX-License-Identifier: Apache-2.0
// Logistic regression with a ridge penalty per coefficient: Newton's method, each step by conjugate gradients with a
// diagonal preconditioner (Lin, Weng, Keerthi 2008, "Trust Region Newton Method for Logistic Regression", with a halving
// line search in place of the region). Rows are lists of the coefficients that are 1. The last weight is the intercept.

const kNewtonSteps = 30;
const kGradientSteps = 60;
const kEnough = 1e-5;  // relative improvement of the objective below which it stops

function dot(rows, weights, out) {
  const intercept = weights[weights.length - 1];
  for (let i = 0; i < rows.length; ++i) {
    let sum = intercept;
    for (const column of rows[i]) sum += weights[column];
    out[i] = sum;
  }
}

function transposed(rows, factors, out) {
  out.fill(0);
  for (let i = 0; i < rows.length; ++i) {
    for (const column of rows[i]) out[column] += factors[i];
    out[out.length - 1] += factors[i];
  }
}

class Objective {
  constructor(rows, truth, penalties) {
    this.rows = rows;
    this.truth = truth;
    this.penalties = Float64Array.from([...penalties, 1e-6]);
    this.logits = new Float64Array(rows.length);
    this.curvature = new Float64Array(rows.length);
    this.buffer = new Float64Array(rows.length);
  }

  value(weights) {
    dot(this.rows, weights, this.logits);
    let sum = 0;
    for (let i = 0; i < this.rows.length; ++i) sum += Math.log1p(Math.exp(this.truth[i] ? -this.logits[i] : this.logits[i]));
    for (let j = 0; j < weights.length; ++j) sum += 0.5 * this.penalties[j] * weights[j] * weights[j];
    return sum;
  }

  /** Leaves the curvature at these weights for newtonStep. */
  gradient(weights, out) {
    dot(this.rows, weights, this.logits);
    for (let i = 0; i < this.rows.length; ++i) {
      const probability = 1 / (1 + Math.exp(-this.logits[i]));
      this.curvature[i] = Math.max(probability * (1 - probability), 1e-9);
      this.buffer[i] = probability - (this.truth[i] ? 1 : 0);
    }
    transposed(this.rows, this.buffer, out);
    for (let j = 0; j < out.length; ++j) out[j] += this.penalties[j] * weights[j];
  }

  hessianTimes(direction, out) {
    dot(this.rows, direction, this.buffer);
    for (let i = 0; i < this.rows.length; ++i) this.buffer[i] *= this.curvature[i];
    transposed(this.rows, this.buffer, out);
    for (let j = 0; j < out.length; ++j) out[j] += this.penalties[j] * direction[j];
  }

  newtonStep(gradient) {
    const size = gradient.length;
    const diagonal = new Float64Array(size);
    transposed(this.rows, this.curvature, diagonal);
    for (let j = 0; j < size; ++j) diagonal[j] += this.penalties[j];
    const step = new Float64Array(size);
    const residual = gradient.map((value) => -value);
    const direction = residual.map((value, j) => value / diagonal[j]);
    const product = new Float64Array(size);
    let norm = residual.reduce((sum, value, j) => sum + (value * value) / diagonal[j], 0);
    const enough = 1e-4 * norm;
    for (let n = 0; n < kGradientSteps && norm > enough; ++n) {
      this.hessianTimes(direction, product);
      const length = norm / direction.reduce((sum, value, j) => sum + value * product[j], 0);
      let next = 0;
      for (let j = 0; j < size; ++j) {
        step[j] += length * direction[j];
        residual[j] -= length * product[j];
        next += (residual[j] * residual[j]) / diagonal[j];
      }
      for (let j = 0; j < size; ++j) direction[j] = residual[j] / diagonal[j] + (next / norm) * direction[j];
      norm = next;
    }
    return step;
  }
}

/** `penalties` has one number per coefficient; the weights have the intercept in the end. */
export function fitLogistic(rows, truth, penalties) {
  const objective = new Objective(rows, truth, penalties);
  let weights = new Float64Array(penalties.length + 1);
  const positives = truth.filter(Boolean).length;
  weights[penalties.length] = Math.log(positives / (rows.length - positives));
  const gradient = new Float64Array(weights.length);
  let value = objective.value(weights);
  for (let n = 0; n < kNewtonSteps; ++n) {
    objective.gradient(weights, gradient);
    const step = objective.newtonStep(gradient);
    let length = 1;
    let next = weights;
    let reached = Infinity;
    for (; length > 1e-3; length /= 2) {
      next = weights.map((weight, j) => weight + length * step[j]);
      reached = objective.value(next);
      if (reached <= value) break;
    }
    if (!(reached <= value)) break;
    weights = next;
    const gained = value - reached;
    value = reached;
    if (gained < kEnough * Math.max(1, value)) break;
  }
  return weights;
}
