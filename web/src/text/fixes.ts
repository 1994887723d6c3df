// SPDX-License-Identifier: Apache-2.0
// Fixes and tickets in words.
import type { Effort, FixRow, TicketPer, TicketSystem } from '../engine/protocol';

/** Classes, not promises: what such a change takes where nothing unusual is in the way. */
export const effortTitle: Record<Effort, string> = { minutes: 'minutes', hours: 'hours', days: 'days', weeks: 'weeks' };
export const effortAbout: Record<Effort, string> = {
  minutes: 'a patch release, or a setting', hours: 'a change in one place and its tests', days: 'a new major version, or changes in several places', weeks: 'a replacement, or a change of design',
};

export const systems: readonly { system: TicketSystem; title: string; about: string }[] = [
  { system: 'jira-csv', title: 'Jira, CSV', about: 'for “Import issues from CSV”: map “External issue ID”, and a second import updates the first' },
  { system: 'jira-json', title: 'Jira, JSON', about: 'for “External system import”, JSON; the external id keeps a second import from doubling' },
  { system: 'github', title: 'GitHub issues', about: 'one JSON body a line for “gh api repos/OWNER/NAME/issues --input -”; look for the label postern-… first' },
  { system: 'gitlab', title: 'GitLab issues', about: 'one JSON body a line for “POST /projects/ID/issues”; look for the label postern-… first' },
];
export const pers: readonly { per: TicketPer; title: string; about: string }[] = [
  { per: 'fix', title: 'One per fix', about: 'what one act mends is one ticket' },
  { per: 'finding', title: 'One per finding', about: 'for teams that track each' },
  { per: 'owner', title: 'One per owner', about: 'a list to tick off for each team' },
];

/** "5.3.31 to 5.3.32"; "" where no version is known to help. */
export function versions(fix: FixRow): string {
  return fix.to ? `${fix.from || 'what is there'} to ${fix.to}` : '';
}
