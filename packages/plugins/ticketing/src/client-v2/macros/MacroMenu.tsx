import { ThunderboltOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Dropdown, Tooltip, type MenuProps } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { useCommands, useDeskApi, type Id } from '../workspace';
import { MacroPreview } from './MacroPreview';

const MacrosManager = lazy(() => import(/* webpackChunkName: "settings-macros" */ './MacrosManager'));

export interface UsableMacro {
  id: Id;
  title: string;
}

interface Props {
  ticketId: string;
  version: number;
  /** Any action on the version that is on show. */
  act: (action: string, values: Record<string, unknown>) => Promise<void>;
}

const MANAGE = 'manage';

/** Macros that this person may apply to the open ticket. */
export default function MacroMenu({ ticketId, version, act }: Props) {
  const t = useT();
  const api = useDeskApi();
  const engine = useFlowEngine();
  const [isOpen, setOpen] = useState(false);
  const [macros, setMacros] = useState<readonly UsableMacro[]>();
  const [chosen, setChosen] = useState<UsableMacro>();

  useEffect(() => {
    if (!isOpen) return;
    api.get<UsableMacro[]>(`${COLLECTIONS.macros}:usable`).then(setMacros, () => setMacros([]));
  }, [api, isOpen]);

  const root = useRef<HTMLSpanElement>(null);
  useCommands(root, [{ id: 'macro', label: 'Apply macro', group: 'ticket', keys: ['m'], run: () => setOpen(true) }]);

  const manage = () =>
    engine.context.viewer.drawer({
      width: 'min(640px, 100vw)',
      title: t('Macros'),
      content: () => (
        <Suspense fallback={null}>
          <MacrosManager />
        </Suspense>
      ),
    });

  const items: MenuProps['items'] = [
    ...(macros ?? []).map(({ id, title }) => ({ key: String(id), label: title })),
    ...(macros?.length === 0 ? [{ key: 'none', label: t('There are no macros yet'), disabled: true }] : []),
    { type: 'divider' as const },
    { key: MANAGE, label: t('Manage macros') },
  ];

  return (
    <span ref={root}>
      <Dropdown
        open={isOpen}
        onOpenChange={setOpen}
        trigger={['click']}
        autoFocus
        menu={{
          items,
          style: { maxHeight: 360, overflowY: 'auto', maxWidth: 'calc(100vw - 24px)' },
          onClick: ({ key }) => {
            setOpen(false);
            if (key === MANAGE) manage();
            else setChosen(macros?.find(({ id }) => String(id) === key));
          },
        }}
      >
        <Tooltip title={isOpen ? undefined : t('Macros')}>
          <Button
            size="small"
            icon={<ThunderboltOutlined />}
            aria-label={t('Macros')}
            data-testid="ticketing-macros-button"
          />
        </Tooltip>
      </Dropdown>
      {chosen ? (
        <MacroPreview
          macro={chosen}
          ticketId={ticketId}
          version={version}
          act={act}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </span>
  );
}
