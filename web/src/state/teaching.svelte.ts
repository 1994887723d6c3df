// SPDX-License-Identifier: Apache-2.0
// One file being taught: what was pointed at so far, and what the core makes of it. All picks are sent every time, so that taking
// one back is leaving it out.
import type { DocumentNode, DocumentView, EngineError, Pick, SpecColumn, TeachAnswer } from '../engine/protocol';
import type { FileRef, ReadEntry } from '../engine/session';
import { toEngineError } from '../engine/worker_client';
import { idOfTitle, titleOfFile } from '../text/columns';
import { Asked } from './asked.svelte';
import { estate } from './estate.svelte';
import { imports } from './imports.svelte';
import { columnPlaces, hasValue, nodeAt, placeOf, placesOf } from './spec_paths';

const kTypingPause = 250; // ms until a typed name is tried

/** What a person pointed at, with the text that is there. */
export interface Pointed extends Pick { text: string }
/** A column at its place in the file. */
export interface Placed { column: SpecColumn; place: string }

interface Remembered { picks: Pointed[]; title: string; typedId: string }
/** What was said about a file, for when it is looked at again: by the file and its format. */
const remembered = new WeakMap<File, Map<string, Remembered>>();

export class Teaching {
  readonly document = new Asked<DocumentView>();
  readonly answer = new Asked<TeachAnswer>();
  picks = $state.raw<Pointed[]>([]);
  title = $state('');
  /** "" = made of the title */
  typedId = $state('');
  isSaving = $state(false);
  failure = $state.raw<EngineError | null>(null);
  readonly id = $derived(this.typedId || idOfTitle(this.title));
  readonly root = $derived<DocumentNode | null>(this.document.value?.root ?? null);
  readonly syntax = $derived(this.document.value?.syntax ?? '');
  readonly isTable = $derived(/^(csv|xlsx)$/i.test(this.syntax));
  /** Its values have names and can be pointed at. */
  readonly canPoint = $derived(/^(json|xml|csv|xlsx|yaml|html)/i.test(this.syntax));
  private readonly places_ = $derived(this.root ? placesOf(this.root) : new Set<string>());
  readonly placed = $derived<Placed[]>((this.answer.value?.columns ?? []).map((column) => {
    const possible = columnPlaces(this.answer.value?.records ?? '', column.path);
    return { column, place: possible.find((place) => this.places_.has(place)) ?? '' };
  }));
  readonly byPlace = $derived(new Map(this.placed.filter((it) => it.place).map((it) => [it.place, it.column])));
  readonly recordsPlace = $derived(this.answer.value?.records ? placeOf(this.answer.value.records) : '');
  private timer_: ReturnType<typeof setTimeout> | undefined;
  private before_: Pointed[][] = $state.raw([]);

  constructor(readonly file: FileRef, readonly entry: ReadEntry, readonly name: string) {
    const before = remembered.get(file.file)?.get(this.memory_);
    this.title = before?.title ?? titleOfFile(name);
    this.typedId = before?.typedId ?? '';
    this.picks = before?.picks ?? [];
    void this.document.ask(() => estate.started.session.document(file));
    this.try_();
  }

  /** Said by the person, not guessed. */
  isSaid(column: SpecColumn): boolean { return this.picks.some((it) => it.column === column.column); }

  get canUndo(): boolean { return this.before_.length > 0; }

  /** Of a list the items are meant. Another record keeps what was pointed at inside of it. */
  pick(pointed: DocumentNode, column: string): void {
    const node = (pointed.kind === 'list' && pointed.children[0]) || pointed;
    const place = placeOf(node.path);
    const stays = (it: Pointed): boolean => {
      if (column === 'record') return it.column !== 'record' && placeOf(it.path).startsWith(`${place}/`);
      if (it.column === 'record') return true;
      if (column === 'skip' || it.column === 'skip') return !(it.column === 'skip' && it.path === node.path);
      return it.column !== column && placeOf(it.path) !== place;
    };
    this.set_([...this.picks.filter(stays), { path: node.path, column, text: node.text }]);
  }

  /** Takes a column away, whether it was guessed or picked. */
  drop({ column, place }: Placed): void {
    const others = this.picks.filter((it) => it.column !== column.column);
    const node = place && this.root ? nodeAt(this.root, place, hasValue) : null;
    this.set_(node ? [...others, { path: node.path, column: '', text: node.text }] : others);
  }

  dropPick(pick: Pointed): void { this.set_(this.picks.filter((it) => it !== pick)); }

  undo(): void {
    const last = this.before_.at(-1);
    if (!last) return;
    this.before_ = this.before_.slice(0, -1);
    this.picks = last;
    this.try_();
  }

  named(): void {
    clearTimeout(this.timer_);
    this.timer_ = setTimeout(() => this.try_(), kTypingPause);
  }

  /** Adds the format to the estate and reads with it what it fits. Returns whether that worked. */
  async use(): Promise<boolean> {
    clearTimeout(this.timer_);
    this.isSaving = true;
    this.failure = null;
    try {
      const { spec } = await this.ask_();
      const { title, others } = await imports.useSpec(spec, this.entry);
      const memory = remembered.get(this.file.file) ?? new Map<string, Remembered>();
      remembered.set(this.file.file, memory.set(this.memory_, { picks: this.picks, title: this.title, typedId: this.typedId }));
      estate.say(`${title} is known now.${others ? ` ${others} more ${others === 1 ? 'file was' : 'files were'} read with it.` : ''}`);
      return true;
    } catch (reason) {
      this.failure = toEngineError(reason);
      return false;
    } finally {
      this.isSaving = false;
    }
  }

  private get memory_(): string { return `${this.file.member}!${this.entry.item.entries[this.entry.index]?.format ?? ''}`; }

  private set_(picks: Pointed[]): void {
    this.before_ = [...this.before_, this.picks];
    this.picks = picks;
    this.try_();
  }

  private try_(): void { void this.answer.ask(() => this.ask_()); }

  private ask_(): Promise<TeachAnswer> {
    const picks = [...this.picks.filter((it) => it.column === 'record'), ...this.picks.filter((it) => it.column !== 'record')];
    return estate.started.session.teach(this.file, picks.map(({ path, column }) => ({ path, column })), this.id, this.title.trim() || 'Taught format');
  }
}
