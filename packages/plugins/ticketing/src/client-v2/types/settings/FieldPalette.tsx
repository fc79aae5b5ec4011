import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, theme, Typography } from 'antd';
import type { FormFieldInfo } from '../../../shared/ticketForm';
import { useT } from '../../locale';

interface Props {
  fields: readonly FormFieldInfo[];
  onAdd: (info: FormFieldInfo) => void;
}

/** What a form may ask for and does not yet: fields of every ticket, and the type's own. */
export function FieldPalette({ fields, onAdd }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const groups = [
    { title: t('Fields of this type'), fields: fields.filter(({ source }) => source === 'extension') },
    { title: t('Fields of every ticket'), fields: fields.filter(({ source }) => source === 'ticket') },
  ].filter((group) => group.fields.length > 0);
  return (
    <Flex vertical gap={12} style={{ marginTop: token.margin }}>
      {groups.map((group) => (
        <div key={group.title}>
          <Typography.Text type="secondary">{group.title}</Typography.Text>
          <Flex wrap gap={8} style={{ marginTop: token.marginXXS }}>
            {group.fields.map((info) => (
              <Button
                key={info.name}
                size="small"
                icon={<PlusOutlined />}
                data-testid={`ticketing-palette-${info.name}`}
                onClick={() => onAdd(info)}
              >
                {t(info.title)}
              </Button>
            ))}
          </Flex>
        </div>
      ))}
    </Flex>
  );
}
