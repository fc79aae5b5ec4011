import { ClockCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { observer } from '@nocobase/flow-engine';
import { AutoComplete, Button, Input, theme, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useLanguage, useT } from '../../locale';
import { forgetSearches, recentSearches, rememberSearch } from './recentSearches';
import { suggestionsFor } from './suggestions';
import { useKnownValues } from './useKnownValues';

const TYPING_MS = 250;

interface Props {
  search: string;
  hasProblem: boolean;
  searchRef: RefObject<InputRef>;
  onSearch: (text: string) => void;
}

/** Where agents type what they look for: suggests operators, their values, and what was looked for before. */
export const SearchBox = observer(function SearchBox({ search, hasProblem, searchRef, onSearch }: Props) {
  const t = useT();
  const language = useLanguage();
  const { token } = theme.useToken();
  const [text, setText] = useState(search);
  const [isOpen, setOpen] = useState(false);
  const [recent, setRecent] = useState<string[]>([]);
  const pending = useRef<ReturnType<typeof setTimeout>>();
  const known = useKnownValues(isOpen);

  useEffect(() => () => clearTimeout(pending.current), []);
  // A folder that is opened, or a button elsewhere, ends the search.
  useEffect(() => setText((typed) => (typed.trim() === search.trim() ? typed : search)), [search]);

  const change = (next: string) => {
    setText(next);
    clearTimeout(pending.current);
    pending.current = setTimeout(() => onSearch(next), next ? TYPING_MS : 0);
  };

  const open = (wanted: boolean) => {
    if (wanted) setRecent(recentSearches());
    setOpen(wanted);
  };

  const suggestions = suggestionsFor(text, language, known).map(({ text: value, shown, hint }) => ({
    value,
    label: (
      <span style={{ display: 'flex', justifyContent: 'space-between', gap: token.margin }}>
        <span>{shown}</span>
        {hint ? <span style={{ color: token.colorTextTertiary }}>{t(hint)}</span> : null}
      </span>
    ),
  }));
  const before = {
    label: (
      <span style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        {t('Recent searches')}
        <Button
          type="link"
          size="small"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            forgetSearches();
            setRecent([]);
          }}
        >
          {t('Forget')}
        </Button>
      </span>
    ),
    options: recent.map((value) => ({
      value: `${value} `,
      label: (
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          <ClockCircleOutlined
            aria-hidden
            style={{ marginInlineEnd: token.marginXS, color: token.colorTextTertiary }}
          />
          {value}
        </span>
      ),
    })),
  };
  const options = text === '' && recent.length > 0 ? [before, ...suggestions] : suggestions;

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // A browser would empty the field: what was found stays on show, the way back is the cross.
      event.preventDefault();
      event.stopPropagation();
      if (isOpen && options.length > 0) setOpen(false);
      else searchRef.current?.blur();
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      rememberSearch(text);
    }
  };

  return (
    <AutoComplete
      style={{ flex: 1, minWidth: 0 }}
      value={text}
      options={options}
      open={isOpen && options.length > 0}
      defaultActiveFirstOption={false}
      popupMatchSelectWidth={300}
      onDropdownVisibleChange={open}
      onChange={(value: string | undefined) => change(value ?? '')}
      onSelect={(value: string | undefined) => setOpen(!value?.endsWith(' '))}
      onKeyDown={onKey}
    >
      <Input
        ref={searchRef}
        allowClear
        variant="filled"
        status={hasProblem ? 'error' : undefined}
        maxLength={500}
        prefix={<SearchOutlined style={{ color: token.colorTextTertiary }} />}
        placeholder={t('Search tickets')}
        aria-label={t('Search tickets')}
        data-testid="ticketing-search"
      />
    </AutoComplete>
  );
});
