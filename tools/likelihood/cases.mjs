// SPDX-License-Identifier: Apache-2.0
// The cases to learn from: CVEs with CISA's SSVC label "exploitation" (cisagov/vulnrichment, CC0) as a table of
// tab-separated columns: cve, exploitation, cvss_vectors and cwes (each by "|"), vendor, product, title.
import { readFileSync } from 'node:fs';

const kVersions = ['CVSS:4.', 'CVSS:3.1', 'CVSS:3.0', ''];

/** The vector of the newest standard; of several the first. */
function newestVector(vectors) {
  for (const version of kVersions) {
    const found = vectors.find((vector) => vector.startsWith(version));
    if (found) return found;
  }
  return '';
}

/** [{cve, active, vectors, vector, cwes, title, vendor, product}], in the order of the file. */
export function readCases(path) {
  const [head, ...lines] = readFileSync(path, 'utf8').split('\n').filter((line) => line !== '');
  const names = head.split('\t');
  const rows = lines.map((line) => Object.fromEntries(line.split('\t').map((value, i) => [names[i], value])));
  // A file put together from several has its head more than once.
  return rows.filter((row) => /^CVE-\d+-\d+$/.test(row.cve)).map((row) => {
    const vectors = (row.cvss_vectors ?? '').split('|').filter(Boolean);
    return {
      cve: row.cve, active: row.exploitation.toLowerCase() === 'active', vectors, vector: newestVector(vectors),
      cwes: [...new Set((row.cwes ?? '').match(/\d+/g) ?? [])].map(Number), title: row.title ?? '', vendor: row.vendor ?? '', product: row.product ?? '',
    };
  });
}

/** As a person would keep such a list: the columns of the format cve_list. */
export function toCsv(cases) {
  const quote = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const row = (it) => [it.cve, it.vectors.join(' '), it.cwes.map((cwe) => `CWE-${cwe}`).join(' '), it.title, it.vendor, it.product].map(quote).join(',');
  return `${['id,cvss,cwe,title,vendor,product', ...cases.map(row)].join('\n')}\n`;
}
