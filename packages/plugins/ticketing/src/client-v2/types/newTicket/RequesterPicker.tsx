import { UserAddOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Flex, Input, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import { nameOfContact, useDeskApi } from '../../workspace';

/** A contact that is known, or an address that the desk looks up and makes known. */
export interface ChosenRequester {
  id?: string;
  email: string;
  name: string;
}

interface Contact {
  id: string | number;
  name?: string | null;
  email?: string | null;
}

const TYPING_MS = 250;
const ADDRESS = /^\S+@\S+$/;

interface Props {
  id?: string;
  value: ChosenRequester | null;
  isInvalid?: boolean;
  onChange: (value: ChosenRequester | null) => void;
}

/** Finds a contact by name or address; an address that nobody has becomes a new contact, with a name if one is given. */
export function RequesterPicker({ id, value, isInvalid, onChange }: Props) {
  const t = useT();
  const api = useDeskApi();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Contact[]>([]);
  const pending = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(pending.current), []);

  const search = (next: string) => {
    setText(next);
    clearTimeout(pending.current);
    const wanted = next.trim();
    // An address is taken as it stands, whether somebody is found by it or not.
    onChange(ADDRESS.test(wanted) ? { email: wanted, name: '' } : null);
    pending.current = setTimeout(async () => {
      if (wanted === '') return setFound([]);
      const filter = { $or: [{ 'name.$includes': wanted }, { 'email.$includes': wanted }] };
      const params = { filter, fields: ['id', 'name', 'email'], pageSize: 8, sort: ['name'] };
      setFound(await api.get<Contact[]>(`${COLLECTIONS.contacts}:list`, params).catch(() => []));
    }, TYPING_MS);
  };

  const choose = (key: string) => {
    const contact = found.find((one) => String(one.id) === key);
    if (!contact) return;
    setText(nameOfContact(contact));
    onChange({ id: String(contact.id), email: contact.email ?? '', name: nameOfContact(contact) });
  };

  const isNew = value !== null && value.id === undefined && !found.some(({ email }) => email === value.email);
  return (
    <Flex vertical gap={8}>
      <AutoComplete
        id={id}
        value={text}
        options={found.map((contact) => ({
          value: String(contact.id),
          label: (
            <Flex justify="space-between" gap={8}>
              <span>{nameOfContact(contact)}</span>
              <Typography.Text type="secondary" ellipsis>
                {contact.email}
              </Typography.Text>
            </Flex>
          ),
        }))}
        onSearch={search}
        onSelect={choose}
        onClear={() => search('')}
        allowClear
        style={{ width: '100%' }}
      >
        <Input
          status={isInvalid ? 'error' : undefined}
          placeholder={t('Name or e-mail address')}
          aria-label={t('Requester')}
          data-testid="ticketing-new-requester"
        />
      </AutoComplete>
      {isNew ? (
        <Input
          prefix={<UserAddOutlined aria-hidden />}
          value={value.name}
          placeholder={t('Name of the new contact (optional)')}
          aria-label={t('Name of the new contact (optional)')}
          data-testid="ticketing-new-requester-name"
          onChange={({ target }) => onChange({ ...value, name: target.value })}
        />
      ) : null}
      {value?.id !== undefined ? (
        <Typography.Text type="secondary">
          {value.email}
          <Button type="link" size="small" onClick={() => search('')}>
            {t('Change')}
          </Button>
        </Typography.Text>
      ) : null}
    </Flex>
  );
}
