import { createContext, useContext } from 'react';
import type { FlowEditor } from './useFlowEditor';

export const EditorContext = createContext<FlowEditor | null>(null);

/** The flow that is being edited. */
export function useEditor(): FlowEditor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('outside the editor of a flow');
  return editor;
}
