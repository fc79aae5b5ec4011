import { PlusOutlined, RedoOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Segmented, Space, theme, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../locale';
import { useEditor } from './EditorContext';

export type FlowView = 'diagram' | 'list';

interface Props {
  /** What stands first: whose flow it is. */
  lead: ReactNode;
  view: FlowView;
  onView(view: FlowView): void;
  isSaving: boolean;
  /** Something to save, though nothing was changed: a flow that becomes a type's own. */
  isNew: boolean;
  onSave(): void;
  onDiscard(): void;
}

export function FlowToolbar({ lead, view, onView, isSaving, isNew, onSave, onDiscard }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const { history, isReadOnly, isDirty, problems, select } = useEditor();
  const canSave = (isDirty || isNew) && !isReadOnly;
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: token.marginXS, marginBottom: token.marginSM }}>
      {lead}
      <Segmented<FlowView>
        data-testid="ticketing-flow-view"
        aria-label={t('Shown as')}
        value={view}
        onChange={onView}
        options={[
          { value: 'diagram', label: t('Diagram') },
          { value: 'list', label: t('List') },
        ]}
      />
      {isReadOnly ? null : (
        <>
          <Button icon={<PlusOutlined />} data-testid="ticketing-flow-add-status" onClick={() => select({ new: {} })}>
            {t('Add status')}
          </Button>
          <Space.Compact>
            <Tooltip title={t('Undo')}>
              <Button
                icon={<UndoOutlined />}
                aria-label={t('Undo')}
                disabled={!history.canUndo}
                onClick={history.undo}
                data-testid="ticketing-flow-undo"
              />
            </Tooltip>
            <Tooltip title={t('Redo')}>
              <Button
                icon={<RedoOutlined />}
                aria-label={t('Redo')}
                disabled={!history.canRedo}
                onClick={history.redo}
                data-testid="ticketing-flow-redo"
              />
            </Tooltip>
          </Space.Compact>
          <Space wrap style={{ marginInlineStart: 'auto' }}>
            <Button disabled={!canSave || isSaving} onClick={onDiscard} data-testid="ticketing-flow-discard">
              {t('Discard')}
            </Button>
            <Tooltip title={canSave && problems.length > 0 ? t('To mend before saving') : undefined}>
              <Button
                type="primary"
                icon={<SaveOutlined />}
                loading={isSaving}
                disabled={!canSave || problems.length > 0}
                onClick={onSave}
                data-testid="ticketing-flow-save"
              >
                {t('Save')}
              </Button>
            </Tooltip>
          </Space>
        </>
      )}
    </div>
  );
}
