// SPDX-License-Identifier: Apache-2.0
// The families of scanning, in the order of the inventory's columns.
export const families = ['code', 'dependencies', 'secrets', 'image', 'dynamic', 'cloud', 'network'] as const;
export const familyTitle: Record<(typeof families)[number], string> = {
  code: 'Code', dependencies: 'Dependencies', secrets: 'Secrets', image: 'Image', dynamic: 'Dynamic', cloud: 'Cloud', network: 'Network',
};
/** For column heads of 34 pixels. */
export const familyShort: Record<(typeof families)[number], string> = {
  code: 'Code', dependencies: 'Deps', secrets: 'Secr.', image: 'Image', dynamic: 'Dyn.', cloud: 'Cloud', network: 'Net',
};

/** The classes of formats (core/formats/format.h) in the order of the list of formats. */
export const formatFamilies = ['code', 'dependencies', 'secrets', 'image', 'infrastructure', 'cloud', 'dynamic', 'network', 'mixed', 'sbom', 'inventory', 'context'] as const;
export const formatFamilyTitle: Record<string, string> = {
  code: 'Code', dependencies: 'Dependencies', secrets: 'Secrets', image: 'Images', infrastructure: 'Infrastructure as code', cloud: 'Cloud and clusters', dynamic: 'Web and API', network: 'Hosts and networks',
  mixed: 'Several kinds, exchange formats', sbom: 'Components', inventory: 'Inventories', context: 'Context',
};
