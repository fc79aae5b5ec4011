import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Flex, Tag, theme, Typography } from 'antd';
import { useT } from '../../locale';
import { deskErrorOf } from '../../workspace';
import { TypeIcon } from '../form/TypeIcon';
import { moved, useSorting } from './useSorting';
import type { TypesState } from './useTypes';

/** The types in the order in which they are offered; drag, or use the arrows, to change it. */
export function TypeList({ state, onOpen }: { state: TypesState; onOpen: (key: string) => void }) {
  const t = useT();
  const { token } = theme.useToken();
  const { message } = useFlowEngine().context;
  const types = state.types ?? [];
  const move = (from: number, to: number) => {
    const keys = types.map(({ key }) => key);
    state.arrange(moved(keys, from, to)).catch((error) => void message.error(deskErrorOf(error).message));
  };
  const { rowProps, target } = useSorting('types', move);
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0, width: '100%' }}>
      {types.map((type, index) => (
        <li
          key={type.key}
          {...rowProps(index)}
          data-testid={`ticketing-type-${type.key}`}
          style={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: token.marginXS,
            padding: `${token.paddingXS}px 0`,
            borderTop: `${target === index ? 2 : 1}px solid ${target === index ? token.colorPrimary : token.colorBorderSecondary}`,
          }}
        >
          <HolderOutlined aria-hidden style={{ cursor: 'grab', color: token.colorTextTertiary }} />
          <TypeIcon type={type} />
          <button
            type="button"
            onClick={() => onOpen(type.key)}
            style={{
              // Beside the host's menu on a phone: below the icon rather than a letter wide.
              flex: '1 1 140px',
              minWidth: 0,
              textAlign: 'start',
              background: 'none',
              border: 0,
              padding: 0,
              cursor: 'pointer',
              color: 'inherit',
              font: 'inherit',
            }}
          >
            <Flex vertical>
              <Flex gap={6} wrap align="center">
                <strong>{t(type.label)}</strong>
                {type.isDefault ? <Tag color="blue">{t('Default')}</Tag> : null}
                {type.isActive === false ? <Tag>{t('Inactive')}</Tag> : null}
              </Flex>
              {type.description ? <Typography.Text type="secondary">{t(type.description)}</Typography.Text> : null}
            </Flex>
          </button>
          <span style={{ marginInlineStart: 'auto' }}>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              disabled={index === 0}
              aria-label={t('Move {{name}} up', { name: t(type.label) })}
              onClick={() => move(index, index - 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              disabled={index === types.length - 1}
              aria-label={t('Move {{name}} down', { name: t(type.label) })}
              onClick={() => move(index, index + 1)}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
