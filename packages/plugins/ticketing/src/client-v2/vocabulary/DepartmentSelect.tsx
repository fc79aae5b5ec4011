import { Form, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useT } from '../locale';
import { useDeskApi } from '../workspace';

interface Department {
  id: string | number;
  title: string;
}

/** Where NocoBase's departments are enabled: the department whose people are the team's members. */
export function DepartmentSelect() {
  const t = useT();
  const api = useDeskApi();
  const [departments, setDepartments] = useState<readonly Department[]>([]);
  useEffect(() => {
    api
      .get<Department[]>('departments:list', { paginate: false, fields: ['id', 'title'] })
      .then(setDepartments, () => setDepartments([]));
  }, [api]);
  if (departments.length === 0) return null;
  return (
    <Form.Item
      name="departmentId"
      label={t('Members of the department')}
      extra={t('The members of the team are then those of the department.')}
      normalize={(value: string | undefined) => value ?? null}
    >
      <Select
        allowClear
        showSearch
        optionFilterProp="label"
        placeholder={t('None')}
        options={departments.map(({ id, title }) => ({ value: String(id), label: title }))}
      />
    </Form.Item>
  );
}
