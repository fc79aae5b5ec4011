import { useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { SharedList } from '../ui/SharedList';
import { useSharedRows } from '../ui/useSharedRows';
import { MacroDialog } from './MacroDialog';
import { STEP_LABELS, type Macro } from './macro';

/** Macros of one's own, and for those who may, of teams and everyone. */
export default function MacrosManager() {
  const t = useT();
  const state = useSharedRows<Macro>(COLLECTIONS.macros);
  const [edited, setEdited] = useState<Macro | null>();
  return (
    <>
      <SharedList
        state={state}
        name="macro"
        addLabel={t('Add macro')}
        emptyText={t('There are no macros yet')}
        describe={({ steps, isActive }) =>
          [...(isActive ? [] : [t('Switched off')]), ...(steps ?? []).map(({ type }) => t(STEP_LABELS[type]))].join(
            ' · ',
          )
        }
        onEdit={setEdited}
      />
      {edited !== undefined ? (
        <MacroDialog
          key={edited?.id ?? 'new'}
          macro={edited}
          mayShare={state.mayShare}
          onSave={(values) => state.save(edited?.id ?? null, values)}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </>
  );
}
