// SPDX-License-Identifier: Apache-2.0
// The families of scanning, in the order of the inventory's columns, and what an estate has not looked at.
import type { Gap, ScanFamily } from '../engine/protocol';

export const families: readonly ScanFamily[] = ['code', 'dependencies', 'secrets', 'image', 'infrastructure', 'cloud', 'dynamic', 'network'];
export const familyTitle: Record<ScanFamily, string> = {
  code: 'Code', dependencies: 'Dependencies', secrets: 'Secrets', image: 'Image', infrastructure: 'Infrastructure as code', cloud: 'Cloud', dynamic: 'Dynamic', network: 'Network',
};
/** For column heads of 30 pixels. */
export const familyShort: Record<ScanFamily, string> = {
  code: 'Code', dependencies: 'Deps', secrets: 'Secr.', image: 'Img', infrastructure: 'IaC', cloud: 'Cloud', dynamic: 'Dyn.', network: 'Net',
};
/** What the field calls it. */
export const familyAlso: Record<ScanFamily, string> = {
  code: 'SAST', dependencies: 'SCA', secrets: '', image: 'container', infrastructure: 'IaC', cloud: 'CSPM', dynamic: 'DAST', network: '',
};
export const gaps: readonly Gap[] = ['shadow', 'unseen', 'unscanned'];
export const gapTitle: Record<Gap, string> = { shadow: 'Shadow', unseen: 'Never seen', unscanned: 'Never scanned' };
export const gapAbout: Record<Gap, string> = {
  shadow: 'Seen in reports and declared in no inventory, though others of the kind are', unseen: 'Declared, and met by no report of what is there',
  unscanned: 'Of a kind that is scanned, and no scan speaks of it: unknown, never clean',
};

/** The classes of formats (core/formats/format.h) in the order of the list of formats. */
export const formatFamilies = ['code', 'dependencies', 'secrets', 'image', 'infrastructure', 'cloud', 'dynamic', 'network', 'mixed', 'sbom', 'inventory', 'context'] as const;
export const formatFamilyTitle: Record<string, string> = {
  code: 'Code', dependencies: 'Dependencies', secrets: 'Secrets', image: 'Images', infrastructure: 'Infrastructure as code', cloud: 'Cloud and clusters', dynamic: 'Web and API', network: 'Hosts and networks',
  mixed: 'Several kinds, exchange formats', sbom: 'Components', inventory: 'Inventories', context: 'Context',
};
