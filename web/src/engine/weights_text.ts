// SPDX-License-Identifier: Apache-2.0
// Weights as the core keeps them: all names in its order, nothing while they are as published.
import type { WeightsAnswer } from './protocol';

export function weightsText(answer: WeightsAnswer): string {
  return answer.edited ? JSON.stringify(Object.fromEntries(answer.weights.map((row) => [row.name, row.value]))) : '';
}
