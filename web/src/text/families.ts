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
