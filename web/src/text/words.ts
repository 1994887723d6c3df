// SPDX-License-Identifier: Apache-2.0
// Numbers, dates and names as the page says them.
import type { AssetKind, Band, Severity } from '../engine/protocol';

const kNumber = new Intl.NumberFormat('en');
const kDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const kDayYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

export const bands: readonly Band[] = ['now', 'soon', 'planned', 'watch'];
export const bandTitle: Record<Band, string> = { now: 'Now', soon: 'Soon', planned: 'Planned', watch: 'Watch' };
export const severityTitle: Record<Severity, string> = {
  unknown: 'Severity unknown', info: 'Info', low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical',
};
export const kindTitle: Record<AssetKind, string> = {
  application: 'application', service: 'service', repository: 'repository', image: 'image', host: 'host', workload: 'workload',
  endpoint: 'endpoint', function: 'function', cloud_resource: 'cloud resource', data_store: 'data store', identity: 'identity',
  pipeline: 'pipeline', ingress: 'ingress', unknown: 'unknown kind',
};

export function count(n: number): string { return kNumber.format(n); }

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${kNumber.format(n)} ${n === 1 ? one : many}`;
}

export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(bytes < 1e4 ? 1 : 0)} kB`;
  if (bytes < 1e9) return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** "24 Nov", with the year when it is not the year of `now`. Not a date: the text itself. */
export function day(rfc3339: string, now = ''): string {
  const time = Date.parse(rfc3339);
  if (Number.isNaN(time)) return rfc3339;
  return (now && rfc3339.slice(0, 4) === now.slice(0, 4) ? kDay : kDayYear).format(time);
}

/** Thousandths of a log-odds unit, exactly, at least one decimal: "+2.1", "−0.85". */
export function points(thousandths: number, signed = true): string {
  const digits = (Math.abs(thousandths) / 1000).toFixed(3).replace(/(\.\d)(\d*?)0+$/, '$1$2');
  const sign = thousandths < 0 ? '−' : signed && thousandths > 0 ? '+' : '';
  return sign + digits;
}

/** 0..1 as "38 %", never "0 %" for what is possible nor "100 %" for what is not certain. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.01) return '< 1 %';
  if (probability < 1 && probability > 0.99) return '> 99 %';
  return `${Math.round(probability * 100)} %`;
}

/** Names of the model in words: "holds_data" is "holds data". */
export function spaced(name: string): string { return name.replaceAll('_', ' '); }

/** A fix is called by the flaw that it mends, or says itself what to do. */
export function fixWords(title: string): string { return /^(Upgrade|Isolate|Take away|Remove|Replace|Update) /.test(title) ? title : `Fix ${title}`; }

/** Risk 0..100 as a whole number, as everywhere in the lists. */
export function risk(value: number): string { return String(Math.round(value)); }

export function bandOfRisk(value: number): Band {
  return value >= 80 ? 'now' : value >= 60 ? 'soon' : value >= 30 ? 'planned' : 'watch';
}
