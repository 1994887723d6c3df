// SPDX-License-Identifier: Apache-2.0
// Makes believable SARIF, Trivy and Grype reports of a given total size, the same bytes for the same arguments:
//   node tools/benchmark/generate.mjs FOLDER MEGABYTES [SEED]
// Record sizes follow the real tools: a CodeQL result with its location and fingerprint about 0.7 kB, a Trivy
// vulnerability about 2.4 kB, a Grype match about 2.6 kB. Each Grype report is of the image of the Trivy report before it
// and agrees with it on more than half of the vulnerabilities.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Mulberry32: small, seeded, the same everywhere. */
function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { below: (n) => Math.floor(next() * n), pick: (list) => list[Math.floor(next() * list.length)], chance: (p) => next() < p };
}

const words = ('allows remote attacker to read arbitrary memory via crafted request when parsing untrusted input in the handler of ' +
  'malformed header values because the length check is missing before copying bytes into a fixed buffer which may lead to denial of service ' +
  'or execution of code under some configurations of the affected library versions before the release that fixes it').split(' ');
const sentence = (random, n) => Array.from({ length: n }, () => random.pick(words)).join(' ');
const hex = (random, n) => Array.from({ length: n }, () => random.below(16).toString(16)).join('');
const severities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const packages = Array.from({ length: 400 }, (_, i) => `${['lib', 'py', 'node', 'go'][i % 4]}-${words[i % words.length]}-${i}`);
const cve = (random) => `CVE-${2015 + random.below(11)}-${1000 + random.below(30000)}`;
const vectors = ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N', 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N'];

function sarif(random, results) {
  const cwes = [22, 78, 79, 89, 94, 200, 295, 327, 352, 502, 601, 611, 798, 918];
  const rules = cwes.map((cwe, i) => ({
    id: `js/rule-${cwe}`, name: `js/rule-${cwe}`, shortDescription: { text: sentence(random, 8) }, fullDescription: { text: sentence(random, 20) },
    defaultConfiguration: { level: ['note', 'warning', 'error'][i % 3] },
    properties: { tags: ['security', `external/cwe/cwe-${String(cwe).padStart(3, '0')}`], precision: 'high', 'security-severity': `${4 + (i % 6)}.${i % 10}` },
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'CodeQL', organization: 'GitHub', semanticVersion: '2.20.1', rules } },
      versionControlProvenance: [{ repositoryUri: `https://git.bench.example/team/service-${random.below(40)}`, revisionId: hex(random, 40) }],
      results: Array.from({ length: results }, () => {
        const rule = random.below(rules.length);
        return {
          ruleId: rules[rule].id, ruleIndex: rule, message: { text: `This ${sentence(random, 12)} depends on a [user-provided value](1).` },
          locations: [{ physicalLocation: {
            artifactLocation: { uri: `src/${random.pick(words)}/${random.pick(words)}_${random.below(300)}.js`, uriBaseId: '%SRCROOT%', index: random.below(900) },
            region: { startLine: 1 + random.below(900), startColumn: 5, endColumn: 60 } } }],
          partialFingerprints: { primaryLocationLineHash: `${hex(random, 16)}:1`, primaryLocationStartColumnFingerprint: '4' },
          relatedLocations: [{ id: 1, physicalLocation: { artifactLocation: { uri: `src/${random.pick(words)}/routes.js`, uriBaseId: '%SRCROOT%' },
            region: { startLine: 1 + random.below(400), startColumn: 11, endColumn: 40 } }, message: { text: 'user-provided value' } }],
        };
      }),
    }],
  };
}

const vulnerable = (random) => ({ id: cve(random), name: random.pick(packages), version: `${random.below(9)}.${random.below(20)}.${random.below(30)}` });

/** What both scanners of an image see. */
function image(random, results) {
  return {
    reference: `registry.bench.example/app-${random.below(60)}:${1 + random.below(9)}.${random.below(9)}`, digest: `sha256:${hex(random, 64)}`,
    vulnerable: Array.from({ length: results }, () => vulnerable(random)),
  };
}

function trivy(random, results, scanned) {
  return {
    SchemaVersion: 2, CreatedAt: '2026-11-20T08:00:00Z', ArtifactName: scanned.reference,
    ArtifactType: 'container_image', Metadata: { OS: { Family: 'debian', Name: '12.5' }, ImageID: scanned.digest },
    Results: [{
      Target: 'debian 12.5', Class: 'os-pkgs', Type: 'debian',
      Vulnerabilities: Array.from({ length: results }, (_, i) => {
        const { id, name, version } = scanned.vulnerable[i];
        return {
          VulnerabilityID: id, PkgID: `${name}@${version}`, PkgName: name, PkgIdentifier: { PURL: `pkg:deb/debian/${name}@${version}?arch=amd64&distro=debian-12.5`, UID: hex(random, 16) },
          InstalledVersion: version, FixedVersion: random.chance(0.6) ? `${version}-deb12u1` : undefined, Status: 'affected',
          Layer: { Digest: `sha256:${hex(random, 64)}`, DiffID: `sha256:${hex(random, 64)}` }, SeveritySource: 'nvd', PrimaryURL: `https://avd.aquasec.com/nvd/${id.toLowerCase()}`,
          DataSource: { ID: 'debian', Name: 'Debian Security Tracker', URL: 'https://salsa.debian.org/security-tracker-team/security-tracker' },
          Title: sentence(random, 9), Description: sentence(random, 70), Severity: random.pick(severities), CweIDs: [`CWE-${random.pick([20, 79, 119, 125, 416, 787])}`],
          VendorSeverity: { nvd: 3, redhat: 2 }, CVSS: { nvd: { V3Vector: random.pick(vectors), V3Score: 7.5 } },
          References: Array.from({ length: 6 }, () => `https://lists.bench.example/${hex(random, 24)}`), PublishedDate: '2025-03-01T10:00:00Z', LastModifiedDate: '2026-01-01T10:00:00Z',
        };
      }),
    }],
  };
}

function grype(random, results, scanned) {
  return {
    matches: Array.from({ length: results }, (_, i) => {
      const { id, name, version } = (random.chance(0.7) && scanned.vulnerable[i]) || vulnerable(random);
      return {
        vulnerability: {
          id, dataSource: `https://security-tracker.debian.org/tracker/${id}`, namespace: 'debian:distro:debian:12', severity: random.pick(['Low', 'Medium', 'High', 'Critical']),
          urls: Array.from({ length: 3 }, () => `https://lists.bench.example/${hex(random, 24)}`), description: sentence(random, 60),
          cvss: [{ source: 'nvd@nist.gov', type: 'Primary', version: '3.1', vector: random.pick(vectors), metrics: { baseScore: 7.5, exploitabilityScore: 3.9, impactScore: 3.6 }, vendorMetadata: {} }],
          epss: [{ cve: id, epss: 0.00042, percentile: 0.12, date: '2026-11-20' }], fix: { versions: random.chance(0.5) ? [`${version}-1`] : [], state: 'fixed' }, advisories: [],
        },
        relatedVulnerabilities: [{ id, dataSource: `https://nvd.nist.gov/vuln/detail/${id}`, namespace: 'nvd:cpe', severity: 'High',
          urls: Array.from({ length: 4 }, () => `https://lists.bench.example/${hex(random, 24)}`), description: sentence(random, 60), cvss: [] }],
        matchDetails: [{ type: 'exact-direct-match', matcher: 'dpkg-matcher', searchedBy: { distro: { type: 'debian', version: '12' }, namespace: 'debian:distro:debian:12', package: { name, version } },
          found: { versionConstraint: 'none (deb)', vulnerabilityID: id } }],
        artifact: { id: hex(random, 16), name, version, type: 'deb', locations: [{ path: '/var/lib/dpkg/status', layerID: `sha256:${hex(random, 64)}` }], language: '',
          licenses: ['MIT'], cpes: [`cpe:2.3:a:${name}:${name}:${version}:*:*:*:*:*:*:*`], purl: `pkg:deb/debian/${name}@${version}?arch=amd64&distro=debian-12`, upstreams: [] },
      };
    }),
    source: { type: 'image', target: { userInput: scanned.reference, imageID: scanned.digest, manifestDigest: `sha256:${hex(random, 64)}`, tags: [scanned.reference], repoDigests: [] } },
    distro: { name: 'debian', version: '12', idLike: [] }, descriptor: { name: 'grype', version: '0.87.0', timestamp: '2026-11-20T09:00:00Z' },
  };
}

/** Writes files until `megabytes` are reached, the last one as large as is left; returns [{name, bytes}]. */
export function generate(folder, megabytes, seed = 1) {
  mkdirSync(folder, { recursive: true });
  const random = randomFrom(seed);
  const kinds = [['sarif', sarif, 2500], ['trivy', trivy, 900], ['grype', grype, 700]];
  const files = [];
  const recordBytes = {};
  let scanned = null;
  for (let total = 0, n = 0; total < megabytes * 1e6; ++n) {
    const [kind, make, usual] = kinds[n % 3];
    const fitting = kind in recordBytes ? Math.ceil((megabytes * 1e6 - total) / recordBytes[kind]) : usual;
    const results = Math.min(usual, fitting);
    if (kind === 'trivy') scanned = image(random, results);
    const text = JSON.stringify(make(random, results, scanned), null, kind === 'trivy' ? 2 : undefined);
    const name = `${kind}-${n}.json`;
    writeFileSync(join(folder, name), text);
    files.push({ name, bytes: Buffer.byteLength(text) });
    recordBytes[kind] = files.at(-1).bytes / results;
    total += files.at(-1).bytes;
  }
  return files;
}

if (process.argv[1]?.endsWith('generate.mjs')) {
  const [folder, megabytes, seed] = process.argv.slice(2);
  if (!folder || !(Number(megabytes) > 0)) {
    console.error('usage: generate.mjs FOLDER MEGABYTES [SEED]');
    process.exit(2);
  }
  const files = generate(folder, Number(megabytes), Number(seed ?? 1));
  console.log(`${files.length} files, ${(files.reduce((sum, f) => sum + f.bytes, 0) / 1e6).toFixed(1)} MB`);
}
