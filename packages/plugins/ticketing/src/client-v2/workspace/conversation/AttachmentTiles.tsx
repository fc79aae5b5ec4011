import { CloseOutlined, DownloadOutlined, FileOutlined, PictureOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Image, Progress, theme, Tooltip, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useT } from '../../locale';
import { readableSize, type Attachment } from './attachments';
import { useDownload, usePicture } from './useFile';
import type { Upload } from './useUploads';

/** Larger pictures are fetched when asked for only. */
const LARGEST_PREVIEW = 8_000_000;

const isShown = ({ isImage, size }: Attachment) => isImage && size <= LARGEST_PREVIEW;

interface Props {
  files: readonly Attachment[];
  uploads?: readonly Upload[];
  /** In the composer: takes a file out again. */
  onRemove?: (file: Attachment) => void;
  onDismiss?: (key: number) => void;
}

/** Files of a message: pictures as such, the others by name. */
export function AttachmentTiles({ files, uploads = [], onRemove, onDismiss }: Props) {
  const { token } = theme.useToken();
  const t = useT();
  if (files.length === 0 && uploads.length === 0) return null;
  return (
    <ul
      aria-label={t('Attachments')}
      data-testid="ticketing-attachments"
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: token.marginXS,
        margin: `${token.marginXS}px 0 0`,
        // Room for the buttons that take a file out again; many files scroll in place.
        padding: onRemove ? `${token.paddingXS}px ${token.paddingXS}px 0 0` : 0,
        maxHeight: onRemove ? 220 : undefined,
        overflowY: onRemove ? 'auto' : undefined,
        listStyle: 'none',
      }}
    >
      {files.map((file) => (
        <li key={file.id} style={{ position: 'relative', maxWidth: '100%' }} data-testid="ticketing-attachment">
          {isShown(file) ? <Picture file={file} /> : <FileTile file={file} isOwn={onRemove !== undefined} />}
          {onRemove ? (
            <Button
              size="small"
              shape="circle"
              icon={<CloseOutlined style={{ fontSize: 10 }} />}
              aria-label={t('Remove {{name}}', { name: file.name })}
              onClick={() => onRemove(file)}
              style={{ position: 'absolute', top: -8, insetInlineEnd: -8, width: 20, height: 20, minWidth: 20 }}
            />
          ) : null}
        </li>
      ))}
      {uploads.map((upload) => (
        <li key={`upload-${upload.key}`} style={{ maxWidth: '100%' }}>
          <UploadTile upload={upload} onDismiss={() => onDismiss?.(upload.key)} />
        </li>
      ))}
    </ul>
  );
}

function Picture({ file }: { file: Attachment }) {
  const t = useT();
  const { token } = theme.useToken();
  const { url, isMissing } = usePicture(file);
  if (isMissing) return <FileTile file={file} isOwn={false} />;
  if (!url) {
    return (
      <Tile>
        <PictureOutlined style={{ color: token.colorTextQuaternary }} />
      </Tile>
    );
  }
  return (
    <Tooltip title={file.name}>
      <Image
        src={url}
        alt={file.name}
        height={88}
        style={{
          maxWidth: 200,
          objectFit: 'cover',
          borderRadius: token.borderRadius,
          border: `1px solid ${token.colorBorderSecondary}`,
        }}
        preview={{ mask: t('View') }}
      />
    </Tooltip>
  );
}

function FileTile({ file, isOwn }: { file: Attachment; isOwn: boolean }) {
  const t = useT();
  const { token } = theme.useToken();
  const language = useLanguage();
  const download = useDownload();
  const { message } = useFlowEngine().context;
  const save = () =>
    void download(file).catch(() => void message.error(t('“{{name}}” could not be fetched', { name: file.name })));
  return (
    <Tile>
      <FileOutlined style={{ color: token.colorTextTertiary }} />
      <span style={{ minWidth: 0, display: 'grid' }}>
        <Typography.Text ellipsis={{ tooltip: file.name }} style={{ maxWidth: 180 }}>
          {file.name}
        </Typography.Text>
        <span style={{ color: token.colorTextTertiary, fontSize: token.fontSizeSM }}>
          {readableSize(file.size, language)}
        </span>
      </span>
      {isOwn ? null : (
        <Button
          type="text"
          size="small"
          icon={<DownloadOutlined />}
          aria-label={t('Download {{name}}', { name: file.name })}
          onClick={save}
        />
      )}
    </Tile>
  );
}

function UploadTile({ upload: { name, percent, problem }, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <Tile isFailed={problem !== undefined}>
      <span style={{ minWidth: 0, display: 'grid', flex: 1 }} role={problem ? 'alert' : undefined}>
        <Typography.Text ellipsis style={{ maxWidth: 200 }}>
          {name}
        </Typography.Text>
        {problem ? (
          <span style={{ color: token.colorErrorText, fontSize: token.fontSizeSM, maxWidth: 260 }}>{problem}</span>
        ) : (
          <Progress percent={percent} size="small" showInfo={false} style={{ width: 140, margin: 0 }} />
        )}
      </span>
      {problem ? (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('Remove {{name}}', { name })}
          onClick={onDismiss}
        />
      ) : null}
    </Tile>
  );
}

function Tile({ children, isFailed = false }: { children: ReactNode; isFailed?: boolean }) {
  const { token } = theme.useToken();
  return (
    <span
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: token.marginXS,
        maxWidth: '100%',
        minHeight: 44,
        padding: `${token.paddingXXS}px ${token.paddingXS}px`,
        border: `1px solid ${isFailed ? token.colorErrorBorder : token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        background: isFailed ? token.colorErrorBg : token.colorBgContainer,
      }}
    >
      {children}
    </span>
  );
}
