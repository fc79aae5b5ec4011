import { Button, Dropdown, Input, Typography } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { templateProblems } from '../../shared/template';
import { useT } from '../locale';
import { useDeskApi } from '../workspace';

interface Props {
  value: string;
  label: string;
  testId?: string;
  onChange: (value: string) => void;
}

/** A text with variables: offers the ones there are, and says at once which it does not know. */
export function TemplateText({ value, label, testId, onChange }: Props) {
  const t = useT();
  const input = useRef<TextAreaRef>(null);
  const variables = useVariables();
  const problems = variables ? templateProblems(value, variables) : [];

  const insert = (name: string) => {
    const area = input.current?.resizableTextArea?.textArea;
    const at = area?.selectionStart ?? value.length;
    onChange(`${value.slice(0, at)}{{ ${name} }}${value.slice(area?.selectionEnd ?? at)}`);
    area?.focus();
  };

  return (
    <div>
      <Input.TextArea
        ref={input}
        value={value}
        aria-label={label}
        data-testid={testId}
        autoSize={{ minRows: 4, maxRows: 16 }}
        status={problems.length > 0 ? 'warning' : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: (variables ?? []).map((name) => ({ key: name, label: name })),
          onClick: ({ key }) => insert(key),
          style: { maxHeight: 320, overflowY: 'auto' },
        }}
      >
        <Button type="link" size="small" style={{ paddingInline: 0 }}>
          {t('Insert variable')}
        </Button>
      </Dropdown>
      {problems.slice(0, 3).map(({ code, name, line, suggestion }, index) => (
        <Typography.Text key={index} type="warning" style={{ display: 'block' }}>
          {suggestion
            ? t('Line {{line}}: “{{name}}” is not known. Did you mean “{{suggestion}}”?', { line, name, suggestion })
            : code === 'unknownVariable' || code === 'unknownFilter'
              ? t('Line {{line}}: “{{name}}” is not known.', { line, name })
              : t('Line {{line}}: “{{name}}” is not complete.', { line, name })}
        </Typography.Text>
      ))}
    </div>
  );
}

/** Names of the variables; undefined until they are known. */
function useVariables(): readonly string[] | undefined {
  const api = useDeskApi();
  const [names, setNames] = useState<readonly string[]>();
  useEffect(() => {
    api.get<string[]>(`${COLLECTIONS.replies}:variables`).then(setNames, () => undefined);
  }, [api]);
  return names;
}
