import { ApartmentOutlined, CompressOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Space, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../locale';
import { useEditor } from '../EditorContext';

interface Props {
  onZoom(factor: number): void;
  onFit(): void;
  onArrange(): void;
}

/** Buttons over the drawing that change how it is seen. */
export function CanvasTools({ onZoom, onFit, onArrange }: Props) {
  const t = useT();
  const { isReadOnly } = useEditor();
  const tool = (name: string, label: string, icon: ReactNode, onClick: () => void) => (
    <Tooltip title={label} placement="top">
      <Button aria-label={label} icon={icon} onClick={onClick} data-testid={`ticketing-flow-${name}`} />
    </Tooltip>
  );
  return (
    <Space.Compact
      style={{ position: 'absolute', left: 12, bottom: 12 }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {tool('zoom-out', t('Zoom out'), <ZoomOutOutlined />, () => onZoom(1 / 1.25))}
      {tool('zoom-in', t('Zoom in'), <ZoomInOutlined />, () => onZoom(1.25))}
      {tool('fit', t('Show all'), <CompressOutlined />, onFit)}
      {isReadOnly ? null : tool('arrange', t('Arrange'), <ApartmentOutlined />, onArrange)}
    </Space.Compact>
  );
}
