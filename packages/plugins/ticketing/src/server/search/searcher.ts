import type { Context } from '@nocobase/actions';
import type { WhereOptions } from 'sequelize';
import type { SearchOperator } from '../../shared/search';
import type { Part, SearchDialect } from './dialects';

/** Somebody who searches: what they may find, by what, and what they are shown of it. */
export interface Searcher {
  ctx: Context;
  dialect: SearchDialect;
  parts: readonly Part[];
  /** The tickets that they may find at all; relations in it are joined by `include`. */
  where: WhereOptions;
  include?: object[];
  mayUse: (operator: SearchOperator) => boolean;
}
