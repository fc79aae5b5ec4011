import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { SharingFields, type Sharing } from '../ui/SharingFields';
import { TemplateText } from '../ui/TemplateText';
import { bodyOf, editedBody, type EditedBody } from '../ui/templateBody';
import { deskErrorOf } from '../workspace';
import type { Reply } from './reply';

interface Props {
  /** Null: a new one. */
  reply: Reply | null;
  mayShare: boolean;
  onSave: (values: Record<string, unknown>) => Promise<void>;
  onClose: () => void;
}

interface EditedText {
  language: string;
  body: EditedBody;
}

/** Writes a canned reply: its name, its text in one language or several, and for whom it is. */
export function ReplyDialog({ reply, mayShare, onSave, onClose }: Props) {
  const t = useT();
  const [title, setTitle] = useState(reply?.title ?? '');
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [sharing, setSharing] = useState<Sharing>({
    scope: reply?.scope ?? 'personal',
    teamId: reply?.teamId == null ? null : String(reply.teamId),
  });
  const [texts, setTexts] = useState<readonly EditedText[]>(() => [
    { language: reply?.language ?? '', body: editedBody(reply?.body) },
    ...(reply?.translations ?? []).map(({ language, body }) => ({ language, body: editedBody(body) })),
  ]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isComplete = title.trim() !== '' && texts.every(({ body }) => body.text.trim() !== '');

  const change = (index: number, part: Partial<EditedText>) =>
    setTexts(texts.map((text, at) => (at === index ? { ...text, ...part } : text)));

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    const [first, ...others] = texts;
    try {
      await onSave({
        title,
        shortcut: shortcut || null,
        language: first.language || null,
        body: bodyOf(first.body),
        translations: others.map(({ language, body }) => ({ language, body: bodyOf(body) })),
        ...(mayShare ? { scope: sharing.scope, teamId: sharing.scope === 'team' ? sharing.teamId : null } : {}),
      });
      onClose();
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={reply ? t('Edit canned reply') : t('Add canned reply')}
      width="min(640px, calc(100vw - 16px))"
      maskClosable={false}
      okText={t('Save')}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: !isComplete, 'data-testid': 'ticketing-reply-save' }}
      confirmLoading={isBusy}
      onOk={() => void save()}
      onCancel={onClose}
      data-testid="ticketing-reply-dialog"
    >
      <Form layout="vertical">
        <Form.Item label={t('Title')} required>
          <Input
            autoFocus
            value={title}
            maxLength={255}
            aria-label={t('Title')}
            data-testid="ticketing-reply-title"
            onChange={({ target }) => setTitle(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('Shortcut')} extra={t('One word. Typed after / it finds this text first.')}>
          <Input
            value={shortcut}
            prefix="/"
            maxLength={64}
            aria-label={t('Shortcut')}
            data-testid="ticketing-reply-shortcut"
            onChange={({ target }) => setShortcut(target.value.replace(/^\//, ''))}
          />
        </Form.Item>
        {mayShare ? <SharingFields value={sharing} onChange={setSharing} /> : null}
        {texts.map(({ language, body }, index) => (
          <Form.Item
            key={index}
            required
            label={index === 0 ? t('Text') : t('Text in another language')}
            extra={body.isHtml ? t('This text has formatting and is edited as HTML.') : undefined}
          >
            <Flex vertical gap={8}>
              {texts.length > 1 ? (
                <Flex gap={8}>
                  <Input
                    value={language}
                    maxLength={16}
                    placeholder="en-US"
                    aria-label={t('Language')}
                    addonBefore={t('Language')}
                    onChange={({ target }) => change(index, { language: target.value.trim() })}
                  />
                  {index > 0 ? (
                    <Button
                      type="text"
                      danger
                      icon={<DeleteOutlined />}
                      aria-label={t('Remove')}
                      onClick={() => setTexts(texts.filter((_, at) => at !== index))}
                    />
                  ) : null}
                </Flex>
              ) : null}
              <TemplateText
                value={body.text}
                label={t('Text')}
                testId={index === 0 ? 'ticketing-reply-body' : undefined}
                onChange={(text) => change(index, { body: { ...body, text } })}
              />
            </Flex>
          </Form.Item>
        ))}
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined />}
          onClick={() => setTexts([...texts, { language: '', body: { text: '', isHtml: false } }])}
        >
          {t('Add a language')}
        </Button>
        {problem ? <Alert type="error" showIcon role="alert" message={problem} style={{ marginTop: 16 }} /> : null}
      </Form>
    </Modal>
  );
}
