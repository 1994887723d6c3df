// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { splitTerms, toggleTerm, withoutField } from '../../src/state/filter';
import { formatRoute, home, parseRoute, type Route } from '../../src/state/route';

test('a route survives the URL', () => {
  const routes: Route[] = [
    home,
    { ...home, filter: 'band:now "order search" owner:@team & co = 100%', sort: 'risk', descending: true, selected: 'f=1&2', theme: 'dark' },
    { ...home, view: 'inventory', tab: 'components', filter: 'log4j' },
    { ...home, view: 'paths', selected: 'p3' },
    { ...home, view: 'fixes', filter: 'band:now', selected: 'ab12' },
    { ...home, view: 'fixes', page: 'patch' },
    { ...home, view: 'imports', page: 'formats' },
    { ...home, view: 'paths', page: 'changes' },
    { ...home, view: 'paths', page: 'rules', selected: 'exploit_called T1210' },
  ];
  for (const route of routes) expect(parseRoute(formatRoute(route))).toEqual(route);
  expect(formatRoute({ ...home, descending: true })).toBe('#/findings?desc');
});

test('a foreign fragment is the list', () => {
  for (const hash of ['', '#', '#/nowhere?x=y', '#javascript:alert(1)', '#/findings?theme=pink', '#/findings/patch']) expect(parseRoute(hash)).toEqual(home);
});

test('values of a field are toggled, any of them may hold', () => {
  expect(splitTerms('log4j owner:"team orders" -kind:code "a b')).toEqual(['log4j', 'owner:"team orders"', '-kind:code', '"a b']);
  expect(toggleTerm('log4j', 'band', 'now')).toBe('log4j band:now');
  expect(toggleTerm('log4j band:now', 'band', 'soon')).toBe('log4j band:now,soon');
  expect(toggleTerm('band:now,soon x', 'band', 'now')).toBe('x band:soon');
  expect(toggleTerm('owner:a,"b, c"', 'owner', 'b, c')).toBe('owner:a');
  expect(toggleTerm('-band:now', 'band', 'now')).toBe('-band:now band:now');
  expect(toggleTerm('', 'owner', '')).toBe('owner:""');
  expect(toggleTerm('band:soon log4j', 'band', 'soon')).toBe('log4j');
  expect(toggleTerm('', 'owner', 'team "x" \\ y')).toBe('owner:"team \\"x\\" \\\\ y"');
  expect(withoutField('-tool:ZAP x tool:Trivy', 'tool')).toBe('x');
});
