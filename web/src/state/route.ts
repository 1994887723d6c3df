// SPDX-License-Identifier: Apache-2.0
// What a person would share, as a URL fragment: "#/findings?q=band:now&sort=risk&desc&sel=KEY&theme=dark". Unknown parts are ignored.

export const views = ['findings', 'paths', 'query', 'fixes', 'inventory', 'compliance', 'policy', 'imports'] as const;
export type View = (typeof views)[number];
export const inventoryTabs = ['assets', 'components', 'coverage'] as const;
export type InventoryTab = (typeof inventoryTabs)[number];
export type Theme = '' | 'light' | 'dark';
/** Pages of a view: #/imports/formats, #/imports/teach?sel=ROW, #/fixes/patch, #/paths/changes, #/paths/rules?sel=RULE */
export type Page = '' | 'formats' | 'teach' | 'patch' | 'changes' | 'rules';
const pagesOf: Partial<Record<View, readonly Page[]>> = { imports: ['formats', 'teach'], fixes: ['patch'], paths: ['changes', 'rules'] };
export interface Route { view: View; tab: InventoryTab; page: Page; filter: string; sort: string; descending: boolean; selected: string; theme: Theme }

export const home: Route = { view: 'findings', tab: 'assets', page: '', filter: '', sort: '', descending: false, selected: '', theme: '' };

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [name = '', tab = ''] = path.split('/');
  const view = views.find((it) => it === name) ?? home.view;
  const params = new URLSearchParams(query);
  const theme = params.get('theme');
  return {
    view,
    tab: inventoryTabs.find((it) => it === tab) ?? 'assets',
    page: pagesOf[view]?.find((it) => it === tab) ?? '',
    filter: params.get('q') ?? '',
    sort: params.get('sort') ?? '',
    descending: params.has('desc'),
    selected: params.get('sel') ?? '',
    theme: theme === 'light' || theme === 'dark' ? theme : '',
  };
}

export function formatRoute(route: Route): string {
  const params = new URLSearchParams();
  if (route.filter) params.set('q', route.filter);
  if (route.sort) params.set('sort', route.sort);
  if (route.descending) params.set('desc', '');
  if (route.selected) params.set('sel', route.selected);
  if (route.theme) params.set('theme', route.theme);
  const query = params.toString().replace(/=(?=&|$)/g, '');
  const path = route.view === 'inventory' && route.tab !== 'assets' ? `inventory/${route.tab}` : route.page && pagesOf[route.view]?.includes(route.page) ? `${route.view}/${route.page}` : route.view;
  return `#/${path}${query ? `?${query}` : ''}`;
}
