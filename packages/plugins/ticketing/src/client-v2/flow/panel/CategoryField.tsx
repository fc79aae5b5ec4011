import { Select, Typography } from 'antd';
import { CATEGORY_LABELS, STATUS_CATEGORIES, type StatusCategory } from '../../../shared/statusCategories';
import { useT } from '../../locale';
import { CATEGORY_LOOKS, CategoryIcon } from '../categories';

interface Props {
  value: StatusCategory;
  onChange(category: StatusCategory): void;
  disabled?: boolean;
}

/** What the desk itself understands of a status. */
export function CategoryField({ value, onChange, disabled }: Props) {
  const t = useT();
  return (
    <>
      <Select<StatusCategory>
        id="ticketing-flow-category"
        data-testid="ticketing-flow-category"
        aria-label={t('Category')}
        style={{ width: '100%' }}
        value={value}
        disabled={disabled}
        onChange={onChange}
        options={STATUS_CATEGORIES.filter((category) => category !== 'merged' || value === 'merged').map(
          (category) => ({
            value: category,
            label: (
              <span>
                <CategoryIcon category={category} /> {t(CATEGORY_LABELS[category])}
              </span>
            ),
          }),
        )}
      />
      <Typography.Text type="secondary">{t(CATEGORY_LOOKS[value].meaning)}</Typography.Text>
    </>
  );
}
