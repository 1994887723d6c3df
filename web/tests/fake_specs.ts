// SPDX-License-Identifier: Apache-2.0
// The fake engine's taught formats: a spec claims the files whose name holds its "claims".
import type { DocumentView, InspectEntry, SpecRow, TeachAnswer } from '../src/engine/protocol';

interface FakeSpec { postern_spec: number; id: string; title: string; claims: string }

/** null when it is no spec. */
export function readFakeSpec(spec: string): SpecRow | null {
  try {
    const { postern_spec, id, title } = JSON.parse(spec) as FakeSpec;
    return postern_spec === 1 && /^[a-z0-9_]+$/.test(id) ? { id, title, spec } : null;
  } catch {
    return null;
  }
}

/** How the file is read: with the format that was chosen, else with a taught one that claims it; null: as without taught formats. */
export function chosenFake(file: string, specs: string[], format: string): Pick<InspectEntry, 'format' | 'title' | 'confidence' | 'evidence'> | null {
  const taught = specs.map((it) => JSON.parse(it) as FakeSpec);
  if (format) return { format, title: taught.find((it) => it.id === format)?.title ?? format, confidence: 1, evidence: 'chosen by a person' };
  const claiming = taught.find((it) => file.includes(it.claims));
  return claiming ? { format: claiming.id, title: claiming.title, confidence: 0.8, evidence: 'its name' } : null;
}

export function fakeDocument(text: string): DocumentView {
  return { syntax: 'JSON', root: { path: '', key: '', kind: 'object', text: '', size: 1, children: [{ path: '/text', key: 'text', kind: 'text', text, size: 0, children: [] }] } };
}

export function fakeTeach(id: string, title: string): TeachAnswer {
  const spec = JSON.stringify({ postern_spec: 1, id, title, claims: 'what' });
  return { spec, records: '/', confidence: 0.7, questions: ['Is the text the title?'], columns: [{ column: 'title', path: 'text', confidence: 0.7, filled: 1, sample: 'text' }],
    preview: { count: 1, skipped: [], rows: [{ record: '/', title: 'text', severity: 'unknown', severityText: '', kind: 'other', rule: '', location: '', component: '', vulnerabilities: [], weaknesses: [], asset: '', fixText: '' }], diagnostics: [] } };
}
