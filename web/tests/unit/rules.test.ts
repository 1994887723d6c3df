// SPDX-License-Identifier: Apache-2.0
// Attack rules as a list, places of mistakes, and changes of paths in words.
import { expect, test } from '@playwright/test';
import type { AttackRuleRow, PathChanges, PathSince, StepChange } from '../../src/engine/protocol';
import { foundRules, isOf, ruleId } from '../../src/state/rule_list';
import { difference, isWorse, riskWords, stepWords, summaryOf } from '../../src/text/change_words';
import { placeOf } from '../../src/text/place';

function rule(name: string, patch: Partial<AttackRuleRow> = {}): AttackRuleRow {
  return { id: `${name} T1`, name, technique: 'T1', title: `Title of ${name}`, own: false, makes: 'step', steps: 0, paths: [], stop: '', source: '',
    ways: [{ document: 'estate.yaml', where: 'line 3, column 5', rule: name, when: [`calls(A, B)`, `kind(B, ${name})`], effect: 'A -> B', also: '', needs: 'controlled', gives: 'reached', probability: 1, because: 'it is so' }], ...patch };
}
const names = (rules: AttackRuleRow[]): string[] => rules.map((it) => it.name);

test('rules on paths come first, then those with steps, then the others in their order', () => {
  const all = [rule('b_idle'), rule('a_idle'), rule('some', { steps: 3 }), rule('lit', { steps: 1, paths: ['p0'] }), rule('mine', { own: true })];
  expect(names(foundRules(all, '', 'all'))).toEqual(['lit', 'some', 'b_idle', 'a_idle', 'mine']);
  expect(names(foundRules(all, '', 'used'))).toEqual(['lit', 'some']);
  expect(names(foundRules(all, '', 'own'))).toEqual(['mine']);
  expect(all.filter((it) => isOf(it, 'used'))).toHaveLength(2);
});

test('every word is found somewhere in a rule: name, condition, reason', () => {
  const all = [rule('k8s_pod'), rule('aws_role')];
  expect(names(foundRules(all, 'k8s pod', 'all'))).toEqual(['k8s_pod']);
  expect(names(foundRules(all, 'KIND(B, aws it', 'all'))).toEqual(['aws_role']);
  expect(names(foundRules(all, 'k8s nowhere', 'all'))).toEqual([]);
  expect(ruleId({ edge: 'k8s_pod', technique: 'T1' })).toBe(all[0]?.id);
  expect(ruleId({ edge: 'on-node', technique: '' })).toBe('on-node');
});

test('a place in words is a place in the text', () => {
  expect(placeOf('a\nbcd\ne', 'line 2, column 3')).toEqual({ row: 2, at: 4 });
  expect(placeOf('a\nbcd\ne', 'line 3')).toEqual({ row: 3, at: 6 });
  expect(placeOf('a', 'line 90, column 90')).toEqual({ row: 90, at: 1 });
  expect(placeOf('abc', 'nowhere')).toEqual({ row: 1, at: 0 });
});

const path: PathSince = { change: 'new', id: 'p0', nodes: ['Internet', 'db'], riskBefore: 0, riskAfter: 81.25, probabilityBefore: 0, probabilityAfter: 0.4, steps: [0], why: '' };
const step: StepChange = { change: 'likelier', from: 'a', to: 'b', rule: 'r', technique: 'T1', probabilityBefore: 0.1, probabilityAfter: 0.5, because: '', paths: 1, sources: [], findingsNew: [], findingsGone: [] };
const none: PathChanges = { before: '', after: '', riskBefore: 0, riskAfter: 0, pathsBefore: 0, pathsAfter: 0, unchanged: 3, paths: [], steps: [], targetsNew: [], targetsGone: [], reachedNew: { total: 0, rows: [] }, reachedGone: { total: 0, rows: [] }, chokePoints: [], notes: [] };

test('what changed is said in words that need no sign', () => {
  expect(difference(226.51, 536.8)).toBe('+310.3');
  expect(difference(10, 5.96)).toBe('−4.0');
  expect(difference(10, 10.02)).toBe('as before');
  expect(summaryOf(none)).toBe('no path changed; 3 paths as before');
  expect(summaryOf({ ...none, unchanged: 1, paths: [path, { ...path, change: 'gone' }, path] })).toBe('2 new, 1 gone; 1 path as before');
  expect(riskWords(path)).toBe('81.3');
  expect(riskWords({ ...path, change: 'gone', riskBefore: 40 })).toBe('was 40.0');
  expect(riskWords({ ...path, change: 'fallen', riskBefore: 90 })).toBe('90.0 → 81.3');
  expect(stepWords(step)).toBe('likelier: 10 % before, 50 % now');
  expect(stepWords({ ...step, change: 'gone' })).toBe('not possible any more');
  expect([isWorse('risen'), isWorse('likelier'), isWorse('less_likely'), isWorse('gone')]).toEqual([true, true, false, false]);
});
