import { Drawer, Flex, Tabs } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { loadTypeFlow } from '../../flow';
import { useT } from '../../locale';
import { deskErrorOf } from '../../workspace';
import { TypeIcon } from '../form/TypeIcon';
import { BasicsTab } from './BasicsTab';
import { CustomersTab } from './CustomersTab';
import { FormTab } from './FormTab';
import type { Palette, TypeRow, TypesState } from './useTypes';

const TypeFlow = lazy(loadTypeFlow);

interface Props {
  state: TypesState;
  type: TypeRow;
  onClose: () => void;
}

/** Everything about one type. */
export function TypeDrawer({ state, type, onClose }: Props) {
  const t = useT();
  const { palette: loadPalette } = state;
  const [palette, setPalette] = useState<Palette>();
  const [problem, setProblem] = useState<string>();

  const reloadPalette = useCallback(async () => {
    try {
      setPalette(await loadPalette(type.key));
    } catch (error) {
      setProblem(deskErrorOf(error).message);
    }
  }, [loadPalette, type.key]);
  useEffect(() => void reloadPalette(), [reloadPalette, type.extensionField]);

  const tab = { state, type, palette, problem, reloadPalette };
  return (
    <Drawer
      open
      width="min(1080px, 100vw)"
      onClose={onClose}
      data-testid="ticketing-type-drawer"
      title={
        <Flex gap={8} align="center">
          <TypeIcon type={type} />
          {t(type.label)}
        </Flex>
      }
    >
      <Tabs
        items={[
          { key: 'basics', label: t('Basics'), children: <BasicsTab state={state} type={type} onRemoved={onClose} /> },
          { key: 'form', label: t('Form'), children: <FormTab {...tab} /> },
          {
            key: 'flow',
            label: t('Flow'),
            children: (
              <Suspense fallback={null}>
                <TypeFlow typeKey={type.key} />
              </Suspense>
            ),
          },
          { key: 'customers', label: t("Customers' view"), children: <CustomersTab {...tab} /> },
        ]}
      />
    </Drawer>
  );
}
