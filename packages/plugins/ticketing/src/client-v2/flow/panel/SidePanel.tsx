import { Drawer, theme } from 'antd';
import { useT } from '../../locale';
import { sameStep } from '../draft';
import { useEditor } from '../EditorContext';
import { NewStatusForm } from './NewStatusForm';
import { Overview } from './Overview';
import { StatusForm } from './StatusForm';
import { StepForm } from './StepForm';

const WIDTH = 320;

/** What is selected, beside the drawing, or over it where there is no room. */
export function SidePanel({ isNarrow, height }: { isNarrow: boolean; height?: number | string }) {
  const t = useT();
  const { token } = theme.useToken();
  const { selection, select } = useEditor();
  if (isNarrow) {
    return (
      <Drawer
        open={selection !== null}
        placement="bottom"
        height="85%"
        title={null}
        closable={false}
        onClose={() => select(null)}
        aria-label={t('Details')}
        styles={{ body: { padding: token.padding } }}
        destroyOnClose
      >
        <div data-testid="ticketing-flow-panel">
          <Selected />
        </div>
      </Drawer>
    );
  }
  return (
    <aside
      data-testid="ticketing-flow-panel"
      aria-label={t('Details')}
      style={{
        flex: `0 0 ${WIDTH}px`,
        width: WIDTH,
        boxSizing: 'border-box',
        height,
        overflow: 'auto',
        padding: token.padding,
        borderRadius: token.borderRadiusLG,
        border: `1px solid ${token.colorBorderSecondary}`,
        background: token.colorBgContainer,
      }}
    >
      {selection ? <Selected /> : <Overview />}
    </aside>
  );
}

function Selected() {
  const { draft, selection } = useEditor();
  if (!selection) return null;
  if ('new' in selection) return <NewStatusForm place={selection.new} />;
  if ('status' in selection) {
    const status = draft.statuses.find(({ key }) => key === selection.status);
    return status ? <StatusForm key={status.key} status={status} /> : null;
  }
  const step = draft.steps.find((one) => sameStep(one, selection.step));
  return step ? <StepForm key={`${step.fromKey} ${step.toKey}`} step={step} /> : null;
}
