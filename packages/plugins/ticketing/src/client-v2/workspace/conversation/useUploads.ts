import { useFlowEngine } from '@nocobase/flow-engine';
import { useCallback, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { deskErrorOf } from '../deskApi';
import type { Attachment } from './attachments';

/** A file on its way to the server, or refused by it. */
export interface Upload {
  key: number;
  name: string;
  percent: number;
  problem?: string;
}

interface Uploads {
  uploads: readonly Upload[];
  isUploading: boolean;
  add: (files: Iterable<File>) => void;
  dismiss: (key: number) => void;
}

let lastKey = 0;

/** Pasted screenshots all have one name. */
const nameOf = (file: File) => (file.name === 'image.png' ? `screenshot-${Date.now()}.png` : file.name);

/** Sends files to the desk one by one; each is told when it is there. */
export function useUploads(onStored: (file: Attachment) => void): Uploads {
  const { api } = useFlowEngine().context;
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stored = useRef(onStored);
  stored.current = onStored;

  const update = useCallback((key: number, change: Partial<Upload>) => {
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);

  const dismiss = useCallback((key: number) => setUploads((all) => all.filter((one) => one.key !== key)), []);

  const send = useCallback(
    async (key: number, file: File, name: string) => {
      const data = new FormData();
      data.append('file', file, name);
      try {
        const response = await api.request<{ data: Attachment }>({
          url: `${COLLECTIONS.attachments}:store`,
          method: 'post',
          data,
          skipNotify: true,
          onUploadProgress: ({ loaded, total }: { loaded: number; total?: number }) =>
            update(key, { percent: Math.round((loaded / (total || file.size || 1)) * 100) }),
        });
        dismiss(key);
        stored.current(response.data.data);
      } catch (error) {
        update(key, { problem: deskErrorOf(error).message || '—' });
      }
    },
    [api, dismiss, update],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        lastKey += 1;
        const key = lastKey;
        const name = nameOf(file);
        setUploads((all) => [...all, { key, name, percent: 0 }]);
        void send(key, file, name);
      }
    },
    [send],
  );

  return { uploads, isUploading: uploads.some(({ problem }) => problem === undefined), add, dismiss };
}
