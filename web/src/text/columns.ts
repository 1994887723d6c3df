// SPDX-License-Identifier: Apache-2.0
// The columns of docs/mapping-specs.md in words, grouped as a person thinks of a result: what, where, which, more.

export interface ColumnWord { column: string; title: string; about: string }
export interface ColumnGroup { title: string; columns: ColumnWord[] }

const word = (column: string, title: string, about = ''): ColumnWord => ({ column, title, about });

export const columnGroups: ColumnGroup[] = [
  { title: 'What it is', columns: [
    word('title', 'Title', 'one line that names it'), word('severity', 'Severity', 'high, 3, ERROR …'), word('description', 'Description'), word('rule', 'Rule or check', 'the scanner’s id of it'),
    word('cwe', 'Weakness', 'CWE-79, 79 …'), word('ids', 'Vulnerability id', 'CVE, GHSA …'), word('fix', 'How to fix it'),
  ] },
  { title: 'Where it is', columns: [
    word('file', 'File'), word('line', 'Line'), word('url', 'URL'), word('asset.host', 'Host', 'name or address'), word('port', 'Port'), word('parameter', 'Parameter'), word('resource', 'Resource', 'of a cloud or cluster'),
  ] },
  { title: 'Which component', columns: [
    word('component.name', 'Component', 'package, library'), word('component.version', 'Version', 'the installed one'), word('fix_versions', 'Fixed in', 'versions without it'), word('component.purl', 'Package URL', 'pkg:npm/…'),
    word('component.ecosystem', 'Ecosystem', 'npm, PyPI, deb …'),
  ] },
  { title: 'More', columns: [
    word('cvss', 'CVSS vector'), word('score', 'CVSS score'), word('state', 'State', 'open, fixed, accepted …'), word('confidence', 'Confidence'), word('secret', 'Secret', 'masked at once'), word('snippet', 'Code'),
    word('references', 'References', 'addresses'), word('first_seen', 'First seen'), word('method', 'HTTP method'), word('protocol', 'Protocol'), word('host', 'Host of a service'), word('end_line', 'Last line'), word('column', 'Column in the line'),
    word('symbol', 'Function or class'), word('id', 'Other id'), word('tags', 'Tags'), word('fingerprints', 'Fingerprint'), word('occurrences', 'Occurrences'), word('verified', 'Verified'), word('reachability', 'Reachable or not'),
    word('dependency_path', 'Dependency path'), word('component.group', 'Component’s group'), word('component.cpe', 'Component’s CPE'), word('component.file', 'Manifest file'), word('component.licences', 'Licences'),
    word('asset.image', 'Image it is about'), word('asset.repository', 'Repository it is about'), word('asset.application', 'Application it is about'), word('asset.cloud', 'Cloud resource it is about'),
  ] },
];

const words = new Map(columnGroups.flatMap((group) => group.columns).map((it) => [it.column, it]));

export function columnTitle(column: string): string { return words.get(column)?.title ?? column; }

/** Groups with what fits the typed text in name, id or explanation; what fits best first. */
export function findColumns(typed: string): ColumnGroup[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return columnGroups;
  const rank = (it: ColumnWord): number => (it.title.toLowerCase().startsWith(wanted) ? 0 : it.title.toLowerCase().includes(wanted) || it.column.includes(wanted) ? 1 : it.about.toLowerCase().includes(wanted) ? 2 : 3);
  const best = (group: ColumnGroup): number => Math.min(...group.columns.map(rank));
  return columnGroups.map((group) => ({ ...group, columns: group.columns.filter((it) => rank(it) < 3).sort((a, b) => rank(a) - rank(b)) }))
    .filter((group) => group.columns.length > 0).sort((a, b) => best(a) - best(b));
}

/** "acme-scan_2026-11-24.json" is "Acme scan": dates, numbers and endings say nothing about a format. */
export function titleOfFile(name: string): string {
  const stem = (name.split(/[/!\\]/).at(-1) ?? '').replace(/(\.[a-z0-9]{1,5})+$/i, '').replace(/[\d]+([-_.:T]\d+)*/g, ' ').replace(/[^\p{L}]+/gu, ' ').trim();
  const title = stem.slice(0, 60) || 'Taught format';
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** snake_case, as specs want it. */
export function idOfTitle(title: string): string {
  const id = title.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 60);
  return /^[a-z]/.test(id) ? id : id ? `f_${id}` : 'taught_format';
}
