import type { ComponentType } from 'react';
import type { ComposerMode } from '../../../shared/comments';

/** What a tool of the composer, such as canned replies, knows and may do. */
export interface ComposerToolProps {
  ticketId: string;
  mode: ComposerMode;
  /** What is being typed since a `/` at the beginning of a word; undefined while nothing is. */
  slash: string | undefined;
  /** Puts a text where the caret is, in place of the slash and what follows it. */
  insert: (text: string) => void;
}

export interface ComposerTool {
  key: string;
  /** Beside the others, the lowest first. */
  sort: number;
  load: () => Promise<{ default: ComponentType<ComposerToolProps> }>;
}

const tools = new Map<string, ComposerTool>();

/** Adds a tool to the line under the text; loaded with the first conversation that is opened. */
export function registerComposerTool(tool: ComposerTool): void {
  tools.set(tool.key, tool);
}

export const composerTools = (): ComposerTool[] => [...tools.values()].sort((a, b) => a.sort - b.sort);

const SLASH = /(?:^|\s)\/([^\s/]{0,40})$/;

/** What stands between a slash that begins a word and the caret. */
export const typedSlash = (text: string, caret: number): string | undefined =>
  SLASH.exec(text.slice(Math.max(0, caret - 50), caret))?.[1];
