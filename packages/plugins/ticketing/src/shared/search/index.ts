export { timeSpan, type Clock, type TimeSpan } from './dates';
export { excerptOf, marked, type ExcerptPart } from './excerpt';
export {
  HAS_VALUES,
  hasValueName,
  hasValueNamed,
  IS_VALUES,
  isValueName,
  isValueNamed,
  operatorName,
  operatorNamed,
  SEARCH_OPERATORS,
  type HasValue,
  type IsValue,
  type SearchOperator,
} from './operators';
export {
  LONGEST_QUERY,
  parseSearch,
  SearchSyntaxError,
  type OperatorUse,
  type SearchQuery,
  type SearchTerm,
} from './query';
export { fold, indexWords, isUnspaced, wordsIn, WORDS_VERSION } from './words';
