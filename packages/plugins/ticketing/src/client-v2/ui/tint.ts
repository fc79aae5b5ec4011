import { theme } from 'antd';

/** antd's palette, by the names that its Tag knows. */
const PALETTE = [
  ...['blue', 'purple', 'cyan', 'green', 'magenta', 'pink', 'red', 'orange'],
  ...['yellow', 'volcano', 'geekblue', 'gold', 'lime'],
] as const;

type PaletteName = (typeof PALETTE)[number];

const isPaletteName = (name: string): name is PaletteName => PALETTE.some((known) => known === name);

export interface Tint {
  solid: string;
  text: string;
  background: string;
  border: string;
}

/** Turns a colour that an admin chose (a palette name or any CSS colour) into calm shades that fit the theme. */
export function useTint(color: string | null | undefined): Tint {
  const { token } = theme.useToken();
  const solid = !color || color === 'default' ? token.colorTextTertiary : isPaletteName(color) ? token[color] : color;
  const mix = (share: number, other: string) => `color-mix(in srgb, ${solid} ${share}%, ${other})`;
  return {
    solid,
    text: mix(70, token.colorText),
    background: mix(10, token.colorBgContainer),
    border: mix(28, token.colorBgContainer),
  };
}
