/**
 * The template language of canned replies, macros and other texts that are written once and used often:
 *
 *     Hello {{ requester.firstName | default: "there" }},
 *     {{#if ticket.assignee}}{{ ticket.assignee }} looks after {{ ticket.number }}.{{else}}We will be back soon.{{/if}}
 *
 * Variables are a flat list of names that the caller fills in: nothing else can be reached, nothing is ever evaluated, and
 * a value is never read as a template again. Pure, for server and client alike; time grows with the length of the text.
 */
export { FILTER_NAMES, firstName } from './filters';
export { MAX_DEPTH, MAX_TAG_LENGTH, MAX_TAGS } from './parse';
export { templateProblems } from './problems';
export { renderTemplate, type RenderOptions } from './render';
export type { TemplateProblem, TemplateProblemCode, TemplateValue, TemplateVariables } from './syntax';
