import type { CollectionField, PlainObject } from '@nocobase/flow-engine';
import { theme } from 'antd';
import { useLanguage, useT } from '../../locale';
import { formatValue, linkOf } from './formatValue';

interface Props {
  fields: readonly CollectionField[];
  record: PlainObject;
}

/** What is known about a record, as a list of terms and values; what is not known is left out. */
export function RecordFacts({ fields, record }: Props) {
  const t = useT();
  const language = useLanguage();
  const { token } = theme.useToken();
  const facts = fields
    .map((field) => ({ field, text: formatValue(field, record[field.name], { t, language }) }))
    .filter(({ text }) => text !== '');
  if (facts.length === 0) return null;
  return (
    <dl
      style={{
        display: 'grid',
        gridTemplateColumns: 'minmax(84px, 34%) 1fr',
        gap: `${token.marginXXS}px ${token.marginSM}px`,
        margin: 0,
      }}
    >
      {facts.map(({ field, text }) => (
        <Fact
          key={field.name}
          term={t(field.title ?? field.name)}
          text={text}
          link={linkOf(field, record[field.name])}
        />
      ))}
    </dl>
  );
}

function Fact({ term, text, link }: { term: string; text: string; link: string | undefined }) {
  const { token } = theme.useToken();
  return (
    <>
      <dt style={{ color: token.colorTextSecondary, overflowWrap: 'anywhere' }}>{term}</dt>
      <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>
        {link ? (
          <a href={link} target={link.startsWith('http') ? '_blank' : undefined} rel="noopener noreferrer">
            {text}
          </a>
        ) : (
          text
        )}
      </dd>
    </>
  );
}
