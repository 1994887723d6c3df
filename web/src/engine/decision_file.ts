// SPDX-License-Identifier: Apache-2.0
// Decisions as a dropped file (JSON Lines, core/bundle/decision_lines.h): told by the first line, and only asked of files that no
// format claimed.

const kHead = 65_536;

export async function isDecisionFile(file: Blob): Promise<boolean> {
  try {
    const [first = ''] = (await file.slice(0, kHead).text()).trimStart().split('\n', 1);
    const record = JSON.parse(first) as Record<string, unknown>;
    return ['subject', 'field', 'value', 'at'].every((member) => typeof record[member] === 'string');
  } catch {
    return false;
  }
}
