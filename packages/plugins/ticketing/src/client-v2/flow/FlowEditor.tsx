import { useFlowEngine } from '@nocobase/flow-engine';
import { theme } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import type { FlowDocument } from '../../shared/flowDocument';
import { useT } from '../locale';
import { useNarrow } from '../workspace';
import { FlowCanvas } from './canvas/FlowCanvas';
import { changeOf, draftOf } from './draft';
import { EditorContext } from './EditorContext';
import { FlowChoice, WhoseFlow } from './FlowHead';
import { FlowToolbar, type FlowView } from './FlowToolbar';
import { FlowList } from './list/FlowList';
import { SidePanel } from './panel/SidePanel';
import { refusalOf } from './refusal';
import type { FlowState } from './useFlow';
import { useFlowEditor } from './useFlowEditor';
import { useLeaveGuard } from './useLeaveGuard';

interface Props {
  document: FlowDocument;
  state: FlowState;
  /** Left out where the flow of one type is shown and no other. */
  onType?(typeKey: string | null): void;
}

const CANVAS_HEIGHT = 'max(420px, calc(100vh - 380px))';

/** A flow to look at and to change, as a drawing or as a list. */
export function FlowEditor({ document, state, onType }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const { message, modal } = useFlowEngine().context;
  const isNarrow = useNarrow();
  const [view, setView] = useState<FlowView>(isNarrow ? 'list' : 'diagram');
  const [isMaking, setMaking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const isNew = isMaking && !document.isOwn;
  const editor = useFlowEditor(document, !document.isOwn && !isMaking);
  const { draft, history } = editor;
  const leave = useLeaveGuard(editor.isDirty || isNew);

  const discard = () => {
    history.reset(draftOf(document));
    setMaking(false);
  };

  const busy = async (work: () => Promise<void>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };

  const save = (on: FlowDocument): Promise<void> =>
    busy(async () => {
      try {
        await state.save({ ...changeOf(on, draft), version: on.version });
        setMaking(false);
        void message.success(t('The flow is saved'));
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.isStale) return askWhoseFlow();
        editor.setRefused(refusal.problems);
        editor.select(null);
        if (refusal.problems.length === 0) void message.error(refusal.message || t('This could not be saved'));
      }
    });

  /** Nothing was saved and nothing is lost: the person decides whose changes stay. */
  const askWhoseFlow = () => {
    modal.confirm({
      title: t('Somebody else has changed this flow meanwhile'),
      content: t('Load their flow, and what you changed here is lost; or stay and compare it in another window.'),
      okText: t('Load theirs'),
      cancelText: t('Stay'),
      onOk: async () => {
        await state.reload();
        setMaking(false);
      },
    });
  };

  const reset = () =>
    modal.confirm({
      title: t('Back to the common flow?'),
      content: t('The steps of this type are deleted. Its statuses stay.'),
      okText: t('Back to the common flow'),
      okButtonProps: { danger: true },
      cancelText: t('Cancel'),
      onOk: () =>
        busy(async () => {
          try {
            await state.reset(document.typeKey ?? '', document.version);
          } catch (error) {
            const refusal = refusalOf(error);
            if (refusal.isStale) return askWhoseFlow();
            editor.setRefused(refusal.problems);
            void message.error(refusal.message);
          }
        }),
    });

  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (!(event.ctrlKey || event.metaKey) || isTyping) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) history.undo();
    else if (key === 'y' || key === 'z') history.redo();
    else return;
    event.preventDefault();
  };

  return (
    <EditorContext.Provider value={editor}>
      <div onKeyDown={onKeyDown}>
        <FlowToolbar
          lead={
            <FlowChoice
              document={document}
              onType={onType && ((key) => leave(() => onType(key)))}
              isBusy={isBusy}
              onReset={reset}
            />
          }
          view={view}
          onView={setView}
          isSaving={isBusy}
          isNew={isNew}
          onSave={() => void save(document)}
          onDiscard={discard}
        />
        <WhoseFlow document={document} isMaking={isMaking} onMakeOwn={() => setMaking(true)} />
        <div style={{ display: 'flex', alignItems: 'stretch', gap: token.marginSM }}>
          {view === 'diagram' ? (
            <div style={{ flex: 1, minWidth: 0 }}>
              <FlowCanvas height={CANVAS_HEIGHT} />
            </div>
          ) : (
            <FlowList withOverview={isNarrow} />
          )}
          <SidePanel isNarrow={isNarrow} height={view === 'diagram' ? CANVAS_HEIGHT : undefined} />
        </div>
      </div>
    </EditorContext.Provider>
  );
}
