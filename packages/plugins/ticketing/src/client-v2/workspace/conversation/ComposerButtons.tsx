import { PaperClipOutlined, UserAddOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useRef } from 'react';
import { useT } from '../../locale';

interface Props {
  onFiles: (files: FileList) => void;
  /** Left out where nobody can be called. */
  onMention?: () => void;
}

export function ComposerButtons({ onFiles, onMention }: Props) {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        data-testid="ticketing-file-input"
        onChange={({ target }) => {
          if (target.files?.length) onFiles(target.files);
          target.value = '';
        }}
      />
      <Tooltip title={t('Attach files')}>
        <Button
          type="text"
          icon={<PaperClipOutlined />}
          aria-label={t('Attach files')}
          onClick={() => picker.current?.click()}
        />
      </Tooltip>
      {onMention ? (
        <Tooltip title={t('Mention somebody')}>
          <Button type="text" icon={<UserAddOutlined />} aria-label={t('Mention somebody')} onClick={onMention} />
        </Tooltip>
      ) : null}
    </>
  );
}
