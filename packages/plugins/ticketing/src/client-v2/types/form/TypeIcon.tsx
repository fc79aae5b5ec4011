import * as icons from '@ant-design/icons';
import { useTint } from '../../ui/tint';

/** The icons that our page offers; any other name of antd's works as well. */
export const TYPE_ICONS = [
  ...['ToolOutlined', 'UserOutlined', 'BulbOutlined', 'SettingOutlined', 'FrownOutlined', 'SafetyCertificateOutlined'],
  ...['ShoppingCartOutlined', 'TruckOutlined', 'CreditCardOutlined', 'LaptopOutlined', 'PhoneOutlined', 'HomeOutlined'],
  ...['BugOutlined', 'QuestionCircleOutlined', 'GiftOutlined', 'TeamOutlined', 'FileTextOutlined', 'RocketOutlined'],
] as const;

type Icon = typeof icons.TagOutlined;

/** The host's icons are stored in small letters as well: "tooloutlined". */
function iconOf(name: string): Icon | undefined {
  const key = Object.keys(icons).find((one) => one.toLowerCase() === name.toLowerCase() && one !== 'default');
  const found: unknown = key ? Reflect.get(icons, key) : undefined;
  return isIcon(found) ? found : undefined;
}

const isIcon = (value: unknown): value is Icon => typeof value === 'object' && value !== null && '$$typeof' in value;

/** A type's icon in its colour. */
export function TypeIcon({ type }: { type: { icon?: string | null; color?: string | null } }) {
  const tint = useTint(type.color);
  const Found = iconOf(type.icon ?? '') ?? icons.TagOutlined;
  return <Found style={{ color: tint.solid }} aria-hidden />;
}
