import { LockOutlined, PhoneOutlined, SendOutlined, ShareAltOutlined } from '@ant-design/icons';
import type { GlobalToken } from 'antd';
import type { ReactNode } from 'react';
import type { ComposerMode } from '../../../shared/comments';
import type { TicketAction } from '../useMay';

interface ModeLook {
  label: string;
  /** Who reads it. Said in words beside the colour. */
  audience: string;
  placeholder: string;
  send: string;
  sendAndSet: string;
  sendMore: string;
  icon: ReactNode;
  /** The right that it takes. */
  action: TicketAction;
  /** Of antd's buttons, and of the token for line and background. */
  button: 'primary' | 'gold' | 'purple' | 'cyan';
  isInternal: boolean;
}

/** How the ways to write differ, so that nobody takes one for another: colour, icon, words, and the button that sends. */
export const MODE_LOOKS: Readonly<Record<ComposerMode, ModeLook>> = {
  reply: {
    label: 'Reply',
    audience: 'To {{name}}',
    placeholder: 'Write a reply to the customer',
    send: 'Send reply',
    sendAndSet: 'Send and set “{{status}}”',
    sendMore: 'Send and set a status',
    icon: <SendOutlined />,
    action: 'reply',
    button: 'primary',
    isInternal: false,
  },
  note: {
    label: 'Internal note',
    audience: 'Only colleagues see this',
    placeholder: 'Write a note for your colleagues',
    send: 'Add note',
    sendAndSet: 'Add note and set “{{status}}”',
    sendMore: 'Add note and set a status',
    icon: <LockOutlined />,
    action: 'note',
    button: 'gold',
    isInternal: true,
  },
  forward: {
    label: 'Forward',
    audience: 'To somebody else; the customer does not see this',
    placeholder: 'Write to whom you forward this',
    send: 'Forward',
    sendAndSet: 'Forward and set “{{status}}”',
    sendMore: 'Forward and set a status',
    icon: <ShareAltOutlined />,
    action: 'reply',
    button: 'purple',
    isInternal: false,
  },
  call: {
    label: 'Call',
    audience: 'What was said on the phone; only colleagues see this',
    placeholder: 'Write down what was said',
    send: 'Log call',
    sendAndSet: 'Log call and set “{{status}}”',
    sendMore: 'Log call and set a status',
    icon: <PhoneOutlined />,
    action: 'reply',
    button: 'cyan',
    isInternal: true,
  },
};

/** Line and background of the composer in a mode. */
export function modeColors(mode: ComposerMode, token: GlobalToken): { line: string; background: string } {
  switch (MODE_LOOKS[mode].button) {
    case 'gold':
      return { line: token.colorWarning, background: token.colorWarningBg };
    case 'purple':
      return { line: token.purple6, background: token.purple1 };
    case 'cyan':
      return { line: token.cyan6, background: token.cyan1 };
    default:
      return { line: token.colorPrimary, background: token.colorBgContainer };
  }
}
