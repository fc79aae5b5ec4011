import { useFlowEngine } from '@nocobase/flow-engine';
import { useCallback, useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { useT } from '../locale';

/**
 * Asks before unsaved work is left: by a link, by closing the window, or by what the page itself offers.
 * @returns a function that runs something at once, or once the person agrees to lose the changes
 */
export function useLeaveGuard(isDirty: boolean): (leave: () => void) => void {
  const t = useT();
  const { modal } = useFlowEngine().context;
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return isDirty && currentLocation.pathname !== nextLocation.pathname;
  });

  const ask = useCallback(
    (leave: () => void, stay?: () => void) => {
      modal.confirm({
        title: t('Leave without saving?'),
        content: t('Your changes of the flow would be lost.'),
        okText: t('Leave'),
        okButtonProps: { danger: true },
        cancelText: t('Stay'),
        onOk: leave,
        onCancel: stay,
      });
    },
    [modal, t],
  );

  useEffect(() => {
    if (blocker.state === 'blocked') ask(blocker.proceed, blocker.reset);
  }, [blocker, ask]);

  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);

  return useCallback((leave) => (isDirty ? ask(leave) : leave()), [isDirty, ask]);
}
