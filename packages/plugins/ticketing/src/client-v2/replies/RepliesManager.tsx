import { useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { SharedList } from '../ui/SharedList';
import { useSharedRows } from '../ui/useSharedRows';
import { plainText } from '../ui/templateBody';
import { ReplyDialog } from './ReplyDialog';
import type { Reply } from './reply';

/** Texts of one's own, and for those who may, of teams and everyone. */
export default function RepliesManager() {
  const t = useT();
  const state = useSharedRows<Reply>(COLLECTIONS.replies);
  const [edited, setEdited] = useState<Reply | null>();
  return (
    <>
      <SharedList
        state={state}
        name="reply"
        addLabel={t('Add canned reply')}
        emptyText={t('There are no canned replies yet')}
        describe={({ shortcut, body }) => (
          <>
            {shortcut ? <code>/{shortcut}</code> : null} {plainText(body).slice(0, 120)}
          </>
        )}
        onEdit={setEdited}
      />
      {edited !== undefined ? (
        <ReplyDialog
          key={edited?.id ?? 'new'}
          reply={edited}
          mayShare={state.mayShare}
          onSave={(values) => state.save(edited?.id ?? null, values)}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </>
  );
}
