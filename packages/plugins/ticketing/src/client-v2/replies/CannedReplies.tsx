import { FileTextOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Popover, theme, Tooltip } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { plainText } from '../ui/templateBody';
import { deskErrorOf, useDeskApi, type ComposerToolProps } from '../workspace';
import { openReplies } from './openReplies';
import { ReplyMenu, type FoundReply } from './ReplyMenu';

const TYPING_MS = 120;

/** Texts of the desk for whoever writes: `/` in the field opens the menu, and so does the button. */
export default function CannedReplies({ ticketId, slash, insert }: ComposerToolProps) {
  const t = useT();
  const engine = useFlowEngine();
  const api = useDeskApi();
  const { token } = theme.useToken();
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<readonly FoundReply[]>();
  const [at, setAt] = useState(0);

  const search = useCallback(
    async (q: string) => {
      try {
        setFound(await api.get<FoundReply[]>(`${COLLECTIONS.replies}:search`, { q, limit: 12 }));
      } catch {
        setFound([]);
      }
      setAt(0);
    },
    [api],
  );

  useEffect(() => {
    if (slash === undefined) {
      setOpen(false);
      return undefined;
    }
    const timer = setTimeout(() => {
      setOpen(true);
      void search(slash);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [slash, search]);

  const choose = async ({ id }: FoundReply) => {
    setOpen(false);
    try {
      const input = { replyId: id, ticketId };
      const { body } = await api.post<{ body: string }>(`${COLLECTIONS.replies}:render`, null, input);
      insert(plainText(body));
    } catch (error) {
      void engine.context.message.error(deskErrorOf(error).message);
    }
  };

  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  onKey.current = (event) => {
    if (!found || event.ctrlKey || event.metaKey || event.isComposing) return;
    const chosen = found[at];
    const take = () => void (chosen && choose(chosen));
    const steps: Record<string, () => void> = {
      ArrowDown: () => setAt((before) => Math.min(found.length - 1, before + 1)),
      ArrowUp: () => setAt((before) => Math.max(0, before - 1)),
      Escape: () => setOpen(false),
      Enter: take,
      Tab: take,
    };
    if (!Object.hasOwn(steps, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    steps[event.key]();
  };
  // While the menu is open its keys are not the field's.
  useEffect(() => {
    if (!isOpen) return undefined;
    const listen = (event: KeyboardEvent) => onKey.current(event);
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [isOpen]);

  const toggle = (open: boolean) => {
    setOpen(open);
    if (open) void search('');
  };

  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="topLeft"
      // On a phone neither side of the button has room: then it moves along.
      align={{ overflow: { adjustX: false, adjustY: true, shiftX: true } }}
      onOpenChange={toggle}
      styles={{ body: { padding: token.paddingXXS } }}
      content={
        <div style={{ width: 'min(360px, calc(100vw - 48px))' }}>
          <ReplyMenu found={found} at={at} onChoose={(reply) => void choose(reply)} />
          <Button
            type="link"
            size="small"
            data-testid="ticketing-replies-manage"
            onClick={() => {
              setOpen(false);
              openReplies(engine, t('Canned replies'));
            }}
          >
            {t('Manage canned replies')}
          </Button>
        </div>
      }
    >
      <Tooltip title={isOpen ? undefined : t('Canned replies: type /')}>
        <Button
          type="text"
          size="small"
          icon={<FileTextOutlined />}
          aria-label={t('Canned replies')}
          data-testid="ticketing-replies-button"
        />
      </Tooltip>
    </Popover>
  );
}
