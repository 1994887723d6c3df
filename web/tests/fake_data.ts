// SPDX-License-Identifier: Apache-2.0
// The fake engine's data: the estate of the picture in shared/look, repeated as often as asked.
import { families } from '../src/text/families';
import type { AssetKind, AssetRow, Band, ComponentRow, FindingDetail, FindingRow, GraphAnswer, PathView, ReportRow, Severity } from '../src/engine/protocol';

type Seed = [title: string, weakness: string, asset: string, risk: number, reach: string, owner: string, severity: Severity, ids: string[], tools: string[]];
const seeds: Seed[] = [
  ['SQL injection in order search', 'CWE-89', 'orders-api', 94, 'internet, 1 hop', '@team-orders', 'high', [], ['Semgrep', 'CodeQL', 'ZAP']],
  ['AWS key in build log opens customer bucket', 'CWE-798', 'ci/deploy', 91, 'repo readers', '@platform', 'critical', [], ['Gitleaks']],
  ['log4j-core 2.14.1: remote code execution', 'CWE-502', 'billing', 88, 'internet, 2 hops', '@team-pay', 'critical', ['CVE-2021-44228', 'GHSA-jfh8-c2jp-5v3q'], ['Trivy', 'Grype']],
  ['Service account may create pods in kube-system', 'CWE-269', 'prod-eu/ci-runner', 73, 'after #2', '@platform', 'high', [], ['Checkov']],
  ['Server-side request forgery in image proxy', 'CWE-918', 'media-proxy', 71, 'internet, 1 hop', '', 'high', [], ['Semgrep', 'ZAP']],
  ['OpenSSH 8.2 on a host nobody declared', 'CWE-1104', '10.20.4.17', 68, 'unknown', '', 'medium', [], ['Nessus']],
  ['Bucket allows public list', 'CWE-732', 's3://nw-exports', 52, 'internet, 0 hops', '@data', 'medium', [], ['Checkov', 'Prowler']],
  ['jackson-databind 2.9.8: deserialization', 'CWE-502', 'ledger', 49, 'internal', '@team-pay', 'high', ['CVE-2019-12384'], ['Trivy']],
  ['Reflected XSS in help search', 'CWE-79', 'web-shop', 44, 'internet, 1 hop', '@team-web', 'medium', [], ['ZAP', 'Semgrep']],
  ['log4j-core 2.14.1: remote code execution', 'CWE-502', 'batch-archive', 23, 'no path', '@data', 'critical', ['CVE-2021-44228'], ['Trivy']],
  ['Container runs as root', 'CWE-250', 'media-proxy', 19, 'after #5', '', 'low', [], ['Checkov']],
  ['Weak TLS cipher offered', 'CWE-327', 'legacy-ftp', 12, 'partner net', '', 'info', [], ['Nessus']],
];
const hostile: Seed[] = [
  ['<img src=x onerror="document.title=\'owned\'"> in a title', 'CWE-79', '<b>bold</b>', 97, 'internet, 1 hop', '<script>alert(1)</script>', 'high', ['javascript:alert(1)'], ['<i>tool</i>']],
  [`safe\u202Egnp.exe \u2066hidden\u2069 and \u200Bzero`, 'CWE-451', 'bidi\u202Ehost', 96, 'internet, 1 hop', '@\u202Eteam', 'high', [], ['ZAP']],
  ['A'.repeat(1 << 20), 'CWE-400', 'B'.repeat(1 << 16), 95, 'internet, 1 hop', 'C'.repeat(5000), 'high', [], ['ZAP']],
];

const bandOf = (risk: number): Band => (risk >= 80 ? 'now' : risk >= 60 ? 'soon' : risk >= 30 ? 'planned' : 'watch');

export function fakeFindings(total: number, isHostile: boolean): FindingRow[] {
  const all = isHostile ? [...hostile, ...seeds] : seeds;
  const rows = Array.from({ length: total }, (_, i): FindingRow => {
    const [title, weakness, asset, risk, reach, owner, severity, ids, tools] = all[i % all.length] as Seed;
    const round = Math.floor(i / all.length);
    return { key: `f${i}`, rank: 0, risk: Math.max(1, risk - (round % 60)), band: bandOf(Math.max(1, risk - (round % 60))), severity, title: round ? `${title} (${round})` : title, weakness, vulnerabilities: ids,
      asset, assetId: `a${i % all.length}`, location: 'src/OrderSearch.java:118', component: ids.length ? 'log4j-core' : '', owner, reach, kind: 'code', tools, observations: tools.length, fix: i % 3 === 0,
      status: 'open', assignee: '', expires: '', note: false, expired: false, contested: false, due: '', sla: '' };
  });
  rows.sort((a, b) => b.risk - a.risk || (a.key < b.key ? -1 : 1));
  rows.forEach((row, i) => { row.rank = i + 1; });
  return rows;
}

export function reportRow(batch: { file: string; format: string; title: string; findings: number; bytes: number }, i: number): ReportRow {
  return { id: `r${i}`, file: batch.file, format: batch.format, title: batch.title, tool: 'Semgrep', toolVersion: '1.90.0', when: '2026-11-23T08:00:00Z', bytes: batch.bytes, observations: batch.findings, assets: 3, components: 2, edges: 2,
    skipped: batch.file.includes('skip') ? 2 : 0, diagnostics: batch.file.includes('skip') ? [{ code: 'record', message: 'result without a message', where: '/runs/0/results/7', count: 2 }] : [], asset: 'orders-api' };
}

export function detailOf(row: FindingRow, file: string, path: PathView | null): FindingDetail {
  const terms = [['proven', 2100, 'Proven by a dynamic scan'], ['reach', 1500, 'Reachable from the internet'], ['data', 1300, 'Customer data in 1 hop'], ['agreement', 612, '3 tools agree'], ['sign-in', -800, 'Sign-in needed']] as const;
  const base = -1960;
  return { ...row, weaknesses: [{ id: row.weakness, title: 'Improper neutralisation of special elements used in an SQL command' }], description: `${row.title.slice(0, 400)}\nThe term is put into the statement as text.`,
    fixText: 'Bind the search term as a parameter.', fixVersions: row.vulnerabilities.length ? ['2.17.1'] : [], references: ['https://example.org/advisory', 'javascript:alert(document.domain)', 'data:text/html,<script>alert(1)</script>'],
    base, explanation: terms.map(([factor, points, because]) => ({ factor, points, because })), logOdds: base + terms.reduce((sum, term) => sum + term[1], 0),
    controls: [{ framework: 'pci-dss-4.0.1', frameworkTitle: 'PCI DSS 4.0.1', id: '6.2.4', title: 'Software attacks are prevented or mitigated', source: 'by its weakness' }],
    joins: row.tools.slice(1).map((_, i) => ({ a: 0, b: i + 1, reason: 'same sink, 3 lines on' })),
    sources: row.tools.map((tool, i) => ({ id: i, key: `${row.key}${i}`, report: 'r0', file, record: `/runs/0/results/${i}`, begin: 2, end: 40, tool, title: row.title, severity: row.severity, severityText: 'ERROR', location: row.location, rule: 'java.sqli', description: '', weaknesses: [row.weakness],
      vulnerabilities: row.vulnerabilities, component: row.component, secret: tool === 'Gitleaks' ? 'AK****************7Q' : '', state: '', snippet: i === 0 ? 'String q = "SELECT * FROM orders WHERE t=\'" + term + "\'";' : '' })),
    path, environment: 'production', firstSeen: '2026-11-03T00:00:00Z', interval: { low: Math.max(0, row.risk - 20), high: Math.min(100, row.risk + 4), lowLogOdds: base, highLogOdds: base + 5000, unknown: [{ fact: 'criticality', low: 0, high: 900 }], cheapest: 'criticality', advice: 'say in an inventory what it is worth to the business' },
    facts: { cvss: 9.8, cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', epss: 0.42, severity: row.severity, tools: row.tools.length, state: 'open' },
    others: { cvePrioritizer: '1', vulnerabilityScore: 80, ssvc: { exploitation: 'public_poc', exposure: 'open', automatable: true, humanImpact: 'medium', technicalImpact: 'total', inKev: false, publiclyExposed: true, deployer: 'Out-of-Cycle', bod2604: '14 days', bod2604Due: '2026-11-17' } },
    triage: { status: row.status, from: row.status === 'open' ? 'source' : 'decision', assignee: row.assignee } };
}

type Node = [id: string, kind: GraphAnswer['nodes'][number]['kind'], title: string, subtitle: string, zone: string, x: number, y: number, matters?: boolean];
const nodes: Node[] = [
  ['n0', 'internet', 'Internet', 'anyone', 'start', 102, 150], ['n1', 'identity', 'Repo reader', 'any employee', 'start', 102, 640], ['n2', 'ingress', 'shop.nw', 'ingress', 'edge', 270, 170], ['n3', 'ingress', 'pay.nw', 'ingress', 'edge', 270, 330],
  ['n4', 'ingress', 'img.nw', 'ingress', 'edge', 270, 480], ['n5', 'service', 'orders-api', 'SQL injection', 'prod', 450, 180], ['n6', 'service', 'billing', 'CVE-2021-44228', 'prod', 450, 380], ['n7', 'service', 'ledger', 'trusts billing', 'prod', 600, 290],
  ['n8', 'workload', 'media-proxy', 'SSRF', 'prod', 450, 540], ['n9', 'identity', 'node role', 'AssumeRole', 'id', 780, 480], ['n10', 'pipeline', 'ci/deploy', 'leaked key', 'id', 780, 640], ['n11', 'data_store', 'orders-db', 'customer records', 'goal', 960, 198, true],
  ['n12', 'data_store', 'ledger-db', 'card data', 'goal', 960, 350, true], ['n13', 'workload', 'prod-eu', 'deploy rights', 'goal', 960, 580, true],
];
const edges: [number, number, boolean?][] = [[0, 2], [0, 3], [0, 4], [2, 5], [3, 6], [4, 8], [5, 11], [6, 7], [7, 12], [8, 9], [9, 13], [1, 10], [10, 13], [10, 11, true]];

export function fakePaths(rows: FindingRow[]): PathView[] {
  const ways: [string, string, string, number, number[]][] = [['Internet', 'customer records', 'via SQL injection in orders-api', 94, [0, 2, 5, 11]], ['Repo reader', 'deploy rights', 'leaked AWS key', 91, [1, 10, 13]],
    ['Internet', 'card data', 'log4j, then ledger trusts billing', 88, [0, 3, 6, 7, 12]], ['Internet', 'deploy rights', 'SSRF reaches the node role', 73, [0, 4, 8, 9, 13]]];
  return ways.map(([from, to, summary, risk, at], i) => ({ id: `p${i}`, risk, probability: risk / 130, from, to, summary, weakestFix: 'bind the search term in orders-api; removes 11 of 38 paths', turn: i, cut: { step: 2, keys: [`x${i}`], titles: ['SQL injection in orders-api'], effort: 'hours', paths: 2 },
    hops: at.map((n, step) => ({ node: `n${n}`, kind: nodes[n]?.[1] ?? 'unknown', title: nodes[n]?.[2] ?? '', zone: nodes[n]?.[4] ?? '', technique: step ? 'T1190' : '', edge: step ? 'exposes' : '', because: step ? 'ingress.yaml routes /orders to it' : '', probability: 0.8, findings: step === 2 ? rows.slice(i, i + 1).map((row) => row.key) : [] })) }));
}

export function fakeGraph(rows: FindingRow[], path: string): GraphAnswer {
  const only = path && path !== 'all' ? new Set(fakePaths(rows).find((it) => it.id === path)?.hops.map((hop) => hop.node)) : null;
  const shown = nodes.filter(([id]) => !only || only.has(id));
  return {
    nodes: shown.map(([id, kind, title, subtitle, zone, x, y, matters = false]) => ({ id, kind, title, subtitle, zone, x, y, reached: id !== 'n12', matters, risk: 80, assetId: `a${id.slice(1)}`, findings: 3, members: 1 })),
    edges: edges.map(([from, to, context = false], i) => ({ id: `e${i}`, from: `n${from}`, to: `n${to}`, relation: 'exposes', because: '', probability: 0.8, attack: !context, relations: 1 })).filter((edge) => !only || (only.has(edge.from) && only.has(edge.to))),
    zones: [['start', 'Attacker starts', 16, 160], ['edge', 'Edge', 192, 156], ['prod', 'prod-eu', 364, 316], ['id', 'Identity', 696, 168], ['goal', 'What matters', 880, 164]].map(([id, title, x, width]) => ({ id: String(id), title: String(title), x: Number(x), y: 70, width: Number(width), height: 660, members: 3, open: true, findings: 3, risk: 80 })),
    hidden: path === '' ? 2 : 0,
  };
}

export function assetRows(rows: FindingRow[]): AssetRow[] {
  const kinds: AssetKind[] = ['service', 'pipeline', 'service', 'workload', 'service', 'host', 'cloud_resource', 'service', 'application', 'workload', 'image', 'host'];
  const named = new Map(rows.slice(0, 400).map((row) => [row.assetId, row]));
  return [...named.values()].map((row, i) => ({ id: row.assetId, kind: kinds[i % kinds.length] ?? 'unknown', title: row.asset, owner: row.owner, criticality: i % 4 === 0 ? 'high' : '', data: i % 3 === 0 ? ['customer', 'cards'] : [], exposure: i % 2 ? 'internal' : 'internet', environment: 'production',
    declared: i % 5 !== 4, scans: families.filter((_, f) => (i + f) % 3 !== 0 && i !== 5).map((family) => ({ family, last: '2026-11-20T00:00:00Z' })), missing: i === 5 ? ['network'] : [], gaps: i === 5 ? ['unscanned'] : [], findings: i === 5 ? 0 : rows.filter((it) => it.assetId === row.assetId).length, worst: i === 5 ? 0 : row.risk, reach: row.reach }));
}

export function componentRows(): ComponentRow[] {
  return Array.from({ length: 412 }, (_, i) => ({ id: `c${i}`, purl: `pkg:maven/org.example/lib-${i}@1.${i}.0`, name: i === 0 ? 'log4j-core' : `lib-${i}`, version: `1.${i}.0`, ecosystem: i % 2 ? 'npm' : 'maven', licences: i % 3 ? ['Apache-2.0'] : [], assets: (i % 4) + 1, findings: i % 7 === 0 ? 3 : 0, worst: i % 7 === 0 ? 90 - (i % 60) : 0 }));
}
