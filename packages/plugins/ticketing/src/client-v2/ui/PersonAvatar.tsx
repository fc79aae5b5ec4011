import { UserOutlined } from '@ant-design/icons';
import { Avatar, theme, Tooltip } from 'antd';
import { useTint } from './tint';

const HUES = ['blue', 'purple', 'cyan', 'green', 'magenta', 'orange', 'volcano', 'geekblue', 'gold'] as const;

/** "Ann Lee" -> "AL", "王小明" -> "小明": the part that people recognise each other by. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (/^\p{Script=Han}{2,}$/u.test(trimmed)) return trimmed.slice(-2);
  const words = trimmed.split(/[\s._@-]+/).filter(Boolean);
  const first = Array.from(words[0] ?? '')[0] ?? '?';
  const last = words.length > 1 ? (Array.from(words[words.length - 1])[0] ?? '') : '';
  return (first + last).toUpperCase();
}

function hueOf(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length];
}

interface Props {
  /** Empty for nobody: shows a placeholder. */
  name: string | null | undefined;
  size?: number;
  /** What the tooltip and screen readers say; the name unless told otherwise. */
  hint?: string;
}

/** A person's initials in a colour that is always the same for that name. */
export function PersonAvatar({ name, size = 28, hint }: Props) {
  const { token } = theme.useToken();
  const tint = useTint(name ? hueOf(name) : undefined);
  const label = hint ?? name ?? '';
  return (
    <Tooltip title={label}>
      <Avatar
        size={size}
        aria-label={label}
        icon={name ? undefined : <UserOutlined />}
        style={{
          flex: 'none',
          background: name ? tint.background : 'transparent',
          color: name ? tint.text : token.colorTextQuaternary,
          border: name ? 'none' : `1px dashed ${token.colorBorder}`,
          fontSize: Math.round(size * 0.38),
          fontWeight: token.fontWeightStrong,
        }}
      >
        {name ? initialsOf(name) : null}
      </Avatar>
    </Tooltip>
  );
}
