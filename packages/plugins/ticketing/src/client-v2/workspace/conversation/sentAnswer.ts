import type { StepAnswer } from '../../ui/StatusChangeDialog';
import { textToHtml } from './textToHtml';

/** What somebody answered to a step of the flow, as `:transition` takes it. */
export const sentAnswer = ({ comment, fields }: StepAnswer) => ({
  ...(comment ? { comment: textToHtml(comment) } : {}),
  ...(fields ? { fields } : {}),
});
