import { Alert, Input, Segmented, theme } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef, useState, type ClipboardEvent, type DragEvent, type RefObject } from 'react';
import { useT } from '../../locale';
import { deskErrorOf } from '../deskApi';
import { nameOfContact } from '../tickets';
import { AttachmentTiles } from './AttachmentTiles';
import { ComposerButtons } from './ComposerButtons';
import { ComposerFields } from './ComposerFields';
import { MODE_LOOKS, modeColors } from './composerModes';
import { useComposerStyles } from './composerStyles';
import { ComposerToolList } from './ComposerToolList';
import { typedSlash } from './composerTools';
import { DraftNotice } from './DraftNotice';
import { isEmptyDraft, type ComposerMode } from './drafts';
import type { DraftStore } from './DraftStore';
import { MentionList, mentionId } from './MentionList';
import { withMention, type Callable } from './mentions';
import { NewerDialog } from './NewerDialog';
import { SendButton } from './SendButton';
import { useMentionKeys } from './useMentionKeys';
import { useUploads } from './useUploads';
import type { AllowedTransition, OpenTicket } from './useTicket';
import type { TicketActions } from './useTicketActions';

interface Props {
  ticketId: string;
  ticket: OpenTicket;
  transitions: readonly AllowedTransition[];
  actions: TicketActions;
  drafts: DraftStore;
  /** What this person may write, at least one. */
  modes: readonly ComposerMode[];
  mode: ComposerMode;
  onMode: (mode: ComposerMode) => void;
  /** Public messages, for a forward. */
  messageIds: readonly number[];
  /** The latest public message on show. */
  latestId: number;
  onReadFirst: () => void;
  inputRef: RefObject<TextAreaRef>;
}

/** Where agents write. Who will read it is said by colour, icon, words, address and button. */
export function Composer(props: Props) {
  const { ticketId, ticket, transitions, actions, drafts, modes, mode, onMode, messageIds, latestId, inputRef } = props;
  const t = useT();
  const { token } = theme.useToken();
  const styles = useComposerStyles();
  const look = MODE_LOOKS[mode];
  const colors = modeColors(mode, token);
  const draft = drafts.draft(mode);
  const { text } = draft;
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [newer, setNewer] = useState<{ statusKey?: string }>();
  const [isOver, setOver] = useState(false);
  const [caret, setCaret] = useState(0);
  const isEmpty = isEmptyDraft(draft);

  const area = () => inputRef.current?.resizableTextArea?.textArea;
  const change = (patch: Parameters<DraftStore['change']>[1]) => drafts.change(mode, patch);
  const { uploads, isUploading, add, dismiss } = useUploads((file) =>
    change({ files: [...drafts.draft(mode).files, file] }),
  );

  // What had been written when this answer was begun: anything newer asks first.
  const seen = useRef(latestId);
  if (isEmpty) seen.current = latestId;

  useEffect(() => setProblem(undefined), [ticketId, mode]);

  const put = (next: string, at: number) => {
    change({ text: next });
    setCaret(at);
    requestAnimationFrame(() => {
      area()?.focus();
      area()?.setSelectionRange(at, at);
    });
  };
  const mention = useMentionKeys(look.isInternal ? text : '', caret, (one: Callable, typed: string) => {
    const { type, id, name } = one;
    const next = withMention(text, caret, typed, name);
    change({
      mentions: [...draft.mentions.filter((known) => known.id !== id || known.type !== type), { type, id, name }],
    });
    put(next.text, next.caret);
  });
  const slash = typedSlash(text, caret);
  const insert = (inserted: string) => {
    const start = slash === undefined ? caret : caret - slash.length - 1;
    put(text.slice(0, start) + inserted + text.slice(caret), start + inserted.length);
  };

  const send = async (statusKey?: string, force?: boolean) => {
    if (isEmpty || isBusy || isUploading) return;
    setBusy(true);
    setProblem(undefined);
    setNewer(undefined);
    try {
      await drafts.settle(mode);
      await actions.send(mode, drafts.draft(mode), { statusKey, force, seenCommentId: seen.current });
      drafts.sent(mode);
    } catch (error) {
      const told = deskErrorOf(error);
      if (told.code === 'NEWER_MESSAGES') setNewer({ statusKey });
      else setProblem(told.message || t('This could not be saved'));
      drafts.change(mode, {});
    } finally {
      setBusy(false);
    }
  };

  const takeFiles = (event: DragEvent | ClipboardEvent, files: FileList) => {
    if (files.length === 0) return;
    event.preventDefault();
    add(files);
  };

  return (
    <section
      data-testid="ticketing-composer"
      data-mode={mode}
      aria-label={t(look.label)}
      className={styles.composer}
      style={{ borderTopColor: colors.line, background: colors.background }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        takeFiles(event, event.dataTransfer.files);
      }}
    >
      <div className={styles.head}>
        <Segmented<ComposerMode>
          size="small"
          value={mode}
          onChange={onMode}
          options={modes.map((value) => ({
            value,
            icon: MODE_LOOKS[value].icon,
            label: t(MODE_LOOKS[value].label),
          }))}
        />
        <span className={styles.audience} style={look.button === 'primary' ? undefined : { color: token.colorText }}>
          {t(look.audience, {
            name: [nameOfContact(ticket.requester), ticket.requester?.email].filter(Boolean).join(' · ') || '—',
          })}
        </span>
      </div>
      <ComposerFields mode={mode} draft={draft} messageIds={messageIds} onChange={change} />
      <div style={{ position: 'relative' }}>
        {mention.typed === undefined ? null : (
          <MentionList
            typed={mention.typed}
            active={mention.active}
            onFound={mention.setFound}
            onChoose={mention.choose}
          />
        )}
        <Input.TextArea
          ref={inputRef}
          value={text}
          autoSize={{ minRows: 2, maxRows: 12 }}
          readOnly={isBusy}
          variant={mode === 'reply' ? 'filled' : 'outlined'}
          status={mode === 'note' ? 'warning' : undefined}
          placeholder={t(look.placeholder)}
          aria-label={mode === 'reply' ? t('Reply to the customer') : t(look.label)}
          aria-controls={mention.isOpen ? 'ticketing-mentions' : undefined}
          aria-activedescendant={mention.isOpen ? mentionId(mention.active) : undefined}
          data-testid="ticketing-composer-text"
          onChange={({ target }) => {
            change({ text: target.value });
            setCaret(target.selectionStart ?? target.value.length);
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
          onPaste={(event) => takeFiles(event, event.clipboardData.files)}
          onKeyDown={(event) => {
            if (mention.onKeyDown(event)) return;
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              void send();
            }
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </div>
      <AttachmentTiles
        files={draft.files}
        uploads={uploads}
        onRemove={(file) => change({ files: draft.files.filter(({ id }) => id !== file.id) })}
        onDismiss={dismiss}
      />
      {problem ? (
        <Alert type="error" showIcon message={problem} style={{ marginTop: token.marginXS }} role="alert" />
      ) : null}
      <DraftNotice state={drafts.state(mode)} onResolve={(choice) => void drafts.resolve(mode, choice)} />
      <div className={styles.foot}>
        <SendButton
          look={look}
          transitions={transitions}
          isBusy={isBusy}
          isDisabled={isEmpty || isUploading}
          onSend={(statusKey) => void send(statusKey)}
        />
        <ComposerButtons
          onFiles={add}
          onMention={
            look.isInternal
              ? () => {
                  const before = text.slice(0, caret);
                  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
                  put(`${before}${gap}@${text.slice(caret)}`, caret + gap.length + 1);
                }
              : undefined
          }
        />
        <ComposerToolList ticketId={ticketId} mode={mode} slash={slash} insert={insert} />
        <span className={styles.saved} aria-live="polite">
          {drafts.state(mode) === 'saved' && !isEmpty ? t('Draft saved') : ''}
        </span>
      </div>
      {isOver ? <div className={styles.drop}>{t('Drop files here')}</div> : null}
      <NewerDialog
        isOpen={newer !== undefined}
        onRead={() => {
          setNewer(undefined);
          seen.current = latestId;
          props.onReadFirst();
        }}
        onClose={() => setNewer(undefined)}
        onSend={() => void send(newer?.statusKey, true)}
      />
    </section>
  );
}
