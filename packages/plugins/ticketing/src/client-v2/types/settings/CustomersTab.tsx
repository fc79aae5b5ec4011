import { Alert, Flex, Skeleton, Switch, Typography } from 'antd';
import { useState } from 'react';
import { readForm } from '../../../shared/ticketFormStored';
import { useT } from '../../locale';
import { deskErrorOf } from '../../workspace';
import { Preview, type FormTabProps } from './FormTab';

/** Whether customers may choose the type, and what they are asked. */
export function CustomersTab({ state, type, palette }: FormTabProps) {
  const t = useT();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const offer = async (forCustomers: boolean) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await state.save(type.key, { forCustomers });
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
    }
    setBusy(false);
  };
  const isOffered = type.forCustomers !== false;
  return (
    <Flex vertical gap={16} style={{ maxWidth: 560 }} data-testid="ticketing-type-customers">
      <Flex gap={8} align="center">
        <Switch
          checked={isOffered}
          loading={isBusy}
          aria-label={t('Offered to customers')}
          onChange={(on) => void offer(on)}
        />
        {t('Customers may choose this type in the portal')}
      </Flex>
      {problem ? <Alert type="error" showIcon message={problem} /> : null}
      {!isOffered ? null : palette ? (
        <>
          <Typography.Text type="secondary">
            {t(
              'This is what customers are asked, beside subject and message. Choose under "Form" who sees which field.',
            )}
          </Typography.Text>
          <Preview form={readForm(type.form)} fields={palette.fields} only="customers" />
        </>
      ) : (
        <Skeleton active />
      )}
    </Flex>
  );
}
