import { useFlowEngine, type ApiClient } from '@nocobase/flow-engine';
import { useCallback, useEffect, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { Attachment } from './attachments';

async function fetchFile(api: ApiClient, id: string): Promise<Blob> {
  const response = await api.request<Blob>({
    url: `${COLLECTIONS.attachments}:download`,
    method: 'get',
    params: { filterByTk: id },
    responseType: 'blob',
    skipNotify: true,
  });
  return response.data;
}

/**
 * An address of a picture for this page alone. It is fetched as the person who is signed in, so that no link ever works
 * for whoever finds it.
 */
export function usePicture(file: Attachment): { url: string | undefined; isMissing: boolean } {
  const { api } = useFlowEngine().context;
  const [url, setUrl] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const id = String(file.id);
  useEffect(() => {
    let created: string | undefined;
    let isGone = false;
    fetchFile(api, id)
      .then((blob) => {
        if (isGone) return;
        created = URL.createObjectURL(blob);
        setUrl(created);
      })
      .catch(() => !isGone && setMissing(true));
    return () => {
      isGone = true;
      if (created) URL.revokeObjectURL(created);
    };
  }, [api, id]);
  return { url, isMissing };
}

/** Saves a file to the person's disk. */
export function useDownload(): (file: Attachment) => Promise<void> {
  const { api } = useFlowEngine().context;
  return useCallback(
    async (file) => {
      const url = URL.createObjectURL(await fetchFile(api, String(file.id)));
      const link = document.createElement('a');
      link.href = url;
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    },
    [api],
  );
}
