import { Checkbox, Modal, Result, Skeleton, theme } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import { useDeskApi } from '../deskApi';
import { idOf, type Id } from '../tickets';

/** What came in, as it came in: in a frame that runs nothing, sends nothing and, unless asked for, loads nothing. */
export function OriginalDialog({ commentId, onClose }: { commentId: Id; onClose: () => void }) {
  const t = useT();
  const api = useDeskApi();
  const { token } = theme.useToken();
  const [html, setHtml] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const [withImages, setWithImages] = useState(false);

  useEffect(() => {
    api
      .get<{ html: string }>(`${COLLECTIONS.comments}:original`, { filterByTk: idOf(commentId) })
      .then((answer) => setHtml(answer.html))
      .catch(() => setMissing(true));
  }, [api, commentId]);

  const page = useMemo(() => (html === undefined ? '' : framed(html, withImages)), [html, withImages]);
  return (
    <Modal
      open
      title={t('As it came in')}
      footer={null}
      width={860}
      onCancel={onClose}
      data-testid="ticketing-original"
    >
      {isMissing ? <Result status="info" title={t('The original is not there')} /> : null}
      {html === undefined && !isMissing ? <Skeleton active /> : null}
      {html === undefined ? null : (
        <>
          <Checkbox
            checked={withImages}
            onChange={({ target }) => setWithImages(target.checked)}
            style={{ marginBottom: token.marginXS }}
          >
            {t('Load pictures from other servers; their owner learns that it was read')}
          </Checkbox>
          <iframe
            // No script, no form, no link, no cookie: an origin of its own that may do nothing.
            sandbox=""
            referrerPolicy="no-referrer"
            title={t('As it came in')}
            srcDoc={page}
            style={{
              width: '100%',
              height: '60vh',
              border: `1px solid ${token.colorBorderSecondary}`,
              borderRadius: token.borderRadius,
              background: '#fff',
            }}
          />
        </>
      )}
    </Modal>
  );
}

function framed(html: string, withImages: boolean): string {
  const images = withImages ? 'data: https: http:' : 'data:';
  const policy = `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'`;
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer">${html}`;
}
