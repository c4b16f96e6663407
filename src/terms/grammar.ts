/** The one grammar for numbers and dates, for every source that reads words. */
export { type DateReading, matchDate, readDate } from './date-grammar.ts';
export {
  matchShare,
  readShare,
  type ShareContext,
  type ShareReading,
  type ShareRefusal,
  shareAt,
} from './share-grammar.ts';
