import { COLLECTIONS } from '../../../shared/collectionNames';
import { deskErrorOf, type DeskApi } from '../deskApi';
import {
  COMPOSER_MODES,
  contentOf,
  draftFrom,
  EMPTY_DRAFT,
  isEmptyDraft,
  keepUnsaved,
  unsavedText,
  type ComposerMode,
  type Draft,
  type ServerDraft,
} from './drafts';

/** Short enough that closing a tab right after typing loses nothing, long enough not to send every letter. */
const SAVE_AFTER_MS = 500;

export type SavingState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'conflict' | 'failed';

interface Slot {
  draft: Draft;
  /** Of what the server has; 0: it has none. */
  version: number;
  state: SavingState;
  timer?: ReturnType<typeof setTimeout>;
  /** A save that is under way. */
  saving?: Promise<void>;
}

/** Drafts of one ticket: in memory for the composer, and on the server for whatever comes in between. */
export class DraftStore {
  private readonly slots = new Map<ComposerMode, Slot>();
  private readonly listeners = new Set<() => void>();
  private revision = 0;
  isLoaded = false;

  constructor(
    private readonly api: DeskApi,
    private readonly ticketId: string,
  ) {
    for (const mode of COMPOSER_MODES) {
      const text = unsavedText(ticketId, mode);
      this.slots.set(mode, { draft: { ...EMPTY_DRAFT, text }, version: 0, state: text ? 'unsaved' : 'clean' });
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  snapshot = (): number => this.revision;

  draft(mode: ComposerMode): Draft {
    return this.slot(mode).draft;
  }

  state(mode: ComposerMode): SavingState {
    return this.slot(mode).state;
  }

  /** The mode in which something waits to be sent. */
  waiting(): ComposerMode | undefined {
    return COMPOSER_MODES.find((mode) => !isEmptyDraft(this.draft(mode)));
  }

  /** Reads what the server has. What is being typed here stays. */
  async load(): Promise<void> {
    try {
      const found = await this.api.get<ServerDraft[]>(`${COLLECTIONS.tickets}:draft`, { filterByTk: this.ticketId });
      for (const mode of COMPOSER_MODES)
        this.take(
          mode,
          found.find((one) => one.mode === mode),
        );
    } catch {
      // Somebody who may not write has none; without a connection the composer still works.
    }
    this.isLoaded = true;
    this.tell();
  }

  private take(mode: ComposerMode, found: ServerDraft | undefined): void {
    const slot = this.slot(mode);
    const isBusy = slot.timer !== undefined || slot.saving !== undefined || slot.state === 'conflict';
    if (isBusy || (slot.state === 'unsaved' && slot.version > 0)) return;
    const unsaved = slot.version === 0 && slot.state === 'unsaved' ? slot.draft.text : '';
    slot.version = found?.version ?? 0;
    slot.draft = found ? draftFrom(found) : EMPTY_DRAFT;
    slot.state = found ? 'saved' : 'clean';
    // Typed in this tab after the server heard of it last.
    if (unsaved && unsaved !== slot.draft.text) this.change(mode, { text: unsaved });
  }

  change(mode: ComposerMode, patch: Partial<Draft>): void {
    const slot = this.slot(mode);
    slot.draft = { ...slot.draft, ...patch };
    if (patch.text !== undefined) keepUnsaved(this.ticketId, mode, patch.text);
    if (slot.state !== 'conflict') {
      slot.state = 'unsaved';
      clearTimeout(slot.timer);
      slot.timer = setTimeout(() => void this.save(mode), SAVE_AFTER_MS);
    }
    this.tell();
  }

  /** Writes at once what waits to be written. */
  flush = (): void => {
    for (const mode of COMPOSER_MODES) if (this.slot(mode).timer !== undefined) void this.save(mode);
  };

  /** Waits until nothing is on its way to the server, and sends nothing more: the message takes the draft's place. */
  async settle(mode: ComposerMode): Promise<void> {
    const slot = this.slot(mode);
    clearTimeout(slot.timer);
    slot.timer = undefined;
    await slot.saving;
    clearTimeout(slot.timer);
    slot.timer = undefined;
  }

  /** The message is out and took the server's draft with it. */
  sent(mode: ComposerMode): void {
    keepUnsaved(this.ticketId, mode, '');
    Object.assign(this.slot(mode), { draft: EMPTY_DRAFT, version: 0, state: 'clean', timer: undefined });
    this.tell();
  }

  /** What was sent came back. */
  restore(server: ServerDraft, files: Draft['files']): void {
    const slot = this.slot(server.mode);
    clearTimeout(slot.timer);
    const known = new Map([...slot.draft.files, ...files].map((file) => [String(file.id), file]));
    const wanted = (server.content.attachments ?? []).flatMap((id) => known.get(String(id)) ?? []);
    Object.assign(slot, {
      draft: draftFrom({ ...server, files: wanted }),
      version: server.version,
      state: 'saved',
      timer: undefined,
    });
    keepUnsaved(this.ticketId, server.mode, slot.draft.text);
    this.tell();
  }

  /** Changed on another device: `mine` writes over it, `theirs` takes it. */
  async resolve(mode: ComposerMode, choice: 'mine' | 'theirs'): Promise<void> {
    const found = await this.api.get<ServerDraft[]>(`${COLLECTIONS.tickets}:draft`, { filterByTk: this.ticketId });
    const server = found.find((one) => one.mode === mode);
    const slot = this.slot(mode);
    slot.version = server?.version ?? 0;
    slot.state = 'unsaved';
    if (choice === 'mine') return this.save(mode);
    keepUnsaved(this.ticketId, mode, '');
    Object.assign(slot, { draft: server ? draftFrom(server) : EMPTY_DRAFT, state: server ? 'saved' : 'clean' });
    this.tell();
  }

  private save(mode: ComposerMode): Promise<void> {
    const slot = this.slot(mode);
    clearTimeout(slot.timer);
    slot.timer = undefined;
    const saving = (slot.saving ?? Promise.resolve())
      .then(() => this.write(mode))
      .finally(() => {
        if (slot.saving === saving) slot.saving = undefined;
      });
    slot.saving = saving;
    return saving;
  }

  private async write(mode: ComposerMode): Promise<void> {
    const slot = this.slot(mode);
    if (slot.state === 'conflict') return;
    const { draft } = slot;
    if (isEmptyDraft(draft) && slot.version === 0) return this.settleState(mode, draft, 'clean');
    this.settleState(mode, draft, 'saving');
    try {
      if (isEmptyDraft(draft)) {
        await this.api.post(`${COLLECTIONS.tickets}:discardDraft`, this.ticketId, { mode });
        slot.version = 0;
      } else {
        const content = contentOf(draft);
        const values = { mode, version: slot.version, content };
        slot.version = (
          await this.api.post<{ version: number }>(`${COLLECTIONS.tickets}:saveDraft`, this.ticketId, { ...values })
        ).version;
      }
      this.settleState(mode, draft, slot.version === 0 ? 'clean' : 'saved');
    } catch (error) {
      this.settleState(mode, draft, deskErrorOf(error).code === 'DRAFT_STALE' ? 'conflict' : 'failed');
    }
  }

  private settleState(mode: ComposerMode, written: Draft, state: SavingState): void {
    const slot = this.slot(mode);
    const isCurrent = slot.draft === written;
    if (isCurrent || state === 'conflict') slot.state = state;
    if (isCurrent && (state === 'saved' || state === 'clean')) keepUnsaved(this.ticketId, mode, '');
    this.tell();
  }

  private slot(mode: ComposerMode): Slot {
    const slot = this.slots.get(mode);
    if (!slot) throw new Error(`no draft for ${mode}`);
    return slot;
  }

  private tell(): void {
    this.revision += 1;
    this.listeners.forEach((listener) => listener());
  }
}
