// SPDX-License-Identifier: Apache-2.0
// The fake engine's fixes, patches and compliance: one fix for the findings of an asset and title.
import type { ComplianceAnswer, ControlStatus, FindingRow, FixDetail, PatchAnswer } from '../src/engine/protocol';

export function fakeFixes(rows: FindingRow[]): FixDetail[] {
  const groups = new Map<string, FindingRow[]>();
  for (const row of rows) groups.set(row.asset, [...(groups.get(row.asset) ?? []), row]);
  return [...groups.values()].map((findings): FixDetail => {
    const [row] = findings as [FindingRow];
    const isUpgrade = row.vulnerabilities.length > 0;
    const title = isUpgrade ? 'Upgrade log4j-core from 2.14.1 to 2.17.1 in pom.xml' : `${row.weakness} in ${row.asset}`;
    return { key: `x${row.key}`, kind: isUpgrade ? 'upgrade' : 'guidance', title, asset: row.asset, assetId: row.assetId, owner: row.owner, effort: isUpgrade ? 'hours' : 'days', risk: row.risk, band: row.band, count: findings.length, unfixed: 0,
      package: isUpgrade ? 'log4j-core' : '', ecosystem: isUpgrade ? 'maven' : '', from: isUpgrade ? '2.14.1' : '', to: isUpgrade ? '2.17.1' : '', staysInMajor: true, manifest: isUpgrade ? 'pom.xml' : '', guidance: 'Bind the search term as a parameter.', reference: '',
      findings: findings.slice(0, 5), left: [],
      ticket: { key: 'postern-0011223344556677', title, body: `${title}\n\n<!-- postern-0011223344556677 -->\n`, labels: ['postern'], owner: row.owner, risk: row.risk, band: row.band, due: '', url: '', findings: findings.map((it) => it.key) } };
  });
}

/** Raises "1.0.0" to "1.0.1" wherever it stands. */
export function fakePatch(file: string, text: string): PatchAnswer {
  const lines = text.split('\n');
  const at = lines.findIndex((it) => it.includes('1.0.0'));
  if (at < 0) return { file, diff: '', title: 'Security: 0 upgrades that mend 0 findings', body: '', left: [], changes: [] };
  const diff = `--- a/${file}\n+++ b/${file}\n@@ -${at + 1},1 +${at + 1},1 @@\n-${lines[at]}\n+${lines[at]?.replace('1.0.0', '1.0.1')}\n`;
  return { file, diff, title: 'Security: 1 upgrade that mends 1 finding', body: 'a 1.0.0 → 1.0.1', left: [], changes: [{ package: 'a', before: '1.0.0', after: '1.0.1', findings: 1, staysInMajor: true }] };
}

export function fakeCompliance(rows: FindingRow[], framework: string): ComplianceAnswer {
  const control = (id: string, status: ControlStatus): ComplianceAnswer['controls'][number] => ({ id, title: `Control ${id}`, status, source: 'by its weakness', open: status === 'open' ? 2 : 0, closed: 0, scans: ['code'], findings: status === 'open' ? rows.slice(0, 2) : [] });
  return { frameworks: ['owasp-top-10-2025', 'pci-dss-4.0.1'].map((id) => ({ id, title: id, edition: '', url: '', open: 1, clear: 1, notLookedAt: 1 })), controls: framework ? [control('A01', 'open'), control('A02', 'clear'), control('A03', 'not_looked_at')] : [] };
}
